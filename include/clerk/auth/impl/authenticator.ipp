// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_AUTHENTICATOR_IPP
#define CLERK_AUTH_IMPL_AUTHENTICATOR_IPP

#include <clerk/auth/authenticator.hpp>
#include <clerk/auth/authenticator_core.hpp>
#include <clerk/auth/outcome_as.hpp>

namespace clerk
{
namespace detail
{
inline verdict without_network(verdict found)
{
    if (found.needs == verdict::need::nothing)
        return found;
    return verdict{auth_reason::network_required};
}
} // namespace detail

CLERK_DECL authenticator::authenticator(client const& client, authenticator_options options)
    : core_(std::make_shared<detail::authenticator_core const>(client.core_, std::move(options)))
{
}

CLERK_DECL std::string_view authenticator::suffixed_cookie() const noexcept
{
    return core_->suffixed_cookie();
}

CLERK_DECL auth authenticator::authenticate_now(detail::request_tokens const& tokens) const
{
    return *detail::outcome_as(
        std::type_identity<auth>{}, detail::without_network(core_->judge_request(tokens, nullptr)));
}

CLERK_DECL result<session_claims> authenticator::verify_token_now(std::string_view jwt) const
{
    return detail::outcome_as(
        std::type_identity<session_claims>{}, detail::without_network(core_->judge_session(jwt, nullptr)));
}

} // namespace clerk

#endif
