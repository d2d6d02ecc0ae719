// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_PREPARED_VERIFICATION_IPP
#define CLERK_AUTH_IMPL_PREPARED_VERIFICATION_IPP

#include <clerk/auth/auth_call.hpp>
#include <clerk/auth/outcome_as.hpp>
#include <clerk/auth/prepared_verification.hpp>

#include <concepts>
#include <utility>

namespace clerk::detail
{
template <class T>
class typed_auth_call final : public auth_call
{
public:
    typed_auth_call(
        std::shared_ptr<authenticator_core const> core, kept_tokens tokens, std::unique_ptr<receiver<T>> to)
        : auth_call(std::move(core), std::move(tokens), std::same_as<T, session_claims>)
        , to_(std::move(to))
    {
    }

private:
    void complete(verdict outcome) override
    {
        std::exchange(to_, nullptr)
            ->receive(std::make_unique<result<T>>(outcome_as(std::type_identity<T>{}, std::move(outcome))));
    }
    void complete(error problem) override
    {
        std::exchange(to_, nullptr)->receive(std::make_unique<result<T>>(std::move(problem)));
    }

    std::unique_ptr<receiver<T>> to_;
};

template <class T>
prepared_verification<T>::prepared_verification(
    std::shared_ptr<authenticator_core const> core, request_tokens const& tokens)
    : core_(std::move(core))
    , tokens_(std::make_shared<kept_tokens const>(tokens, core_->options().max_token_bytes))
{
}

template <class T>
asio::any_io_executor const& prepared_verification<T>::executor() const noexcept
{
    return core_->client()->executor();
}

template <class T>
std::shared_ptr<operation> prepared_verification<T>::begin(std::unique_ptr<receiver<T>> to) const
{
    return std::make_shared<typed_auth_call<T>>(core_, *tokens_, std::move(to));
}

#if defined(CLERK_SEPARATE_COMPILATION)
template class prepared_verification<auth>;
template class prepared_verification<session_claims>;
#endif

} // namespace clerk::detail

#endif
