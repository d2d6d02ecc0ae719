// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_PREPARED_VERIFICATION_HPP
#define CLERK_AUTH_PREPARED_VERIFICATION_HPP

#include <clerk/core/operation.hpp>
#include <clerk/detail/config.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace clerk::detail
{
class authenticator_core;
class kept_tokens;
class request_tokens;

/// Tokens that were taken from a request, to be judged. `T` is `auth`, for a request, or `session_claims`, for a session
/// token by itself. Copies share what they need; each may begin.
///
/// Thread safety: distinct objects: safe, even where they are copies of each other.
template <class T>
class prepared_verification
{
public:
    using result_type = T;

    prepared_verification(std::shared_ptr<authenticator_core const> core, request_tokens const& tokens);

    [[nodiscard]] asio::any_io_executor const& executor() const noexcept;

    /// Never null.
    [[nodiscard]] std::shared_ptr<operation> begin(std::unique_ptr<receiver<T>> to) const;

private:
    std::shared_ptr<authenticator_core const> core_;
    std::shared_ptr<kept_tokens const> tokens_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/prepared_verification.ipp>
#endif

#endif
