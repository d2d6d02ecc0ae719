// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_CHECK_CLAIMS_HPP
#define CLERK_AUTH_CHECK_CLAIMS_HPP

#include <clerk/auth/auth_reason.hpp>
#include <clerk/auth/authenticator_options.hpp>
#include <clerk/auth/session_claims.hpp>
#include <clerk/auth/token_value.hpp>

#include <chrono>

// What a token's claims must say. To be asked after its signature: the answers would tell an attacker what is demanded.
namespace clerk::detail
{
using system_time = std::chrono::system_clock::time_point;

/// The rules for any token: `exp`, `nbf`, `iat`, `iss`. Does not allocate.
CLERK_DECL auth_reason check_common_claims(
    token_value const& claims, authenticator_options const& options, system_time now);

/// The rules for a session token: besides, `sub`, `azp`, `aud`, `sts`. Does not allocate.
CLERK_DECL auth_reason check_session_claims(
    token_value const& claims, authenticator_options const& options, system_time now);

/// The times of a token that was verified before, at another time.
CLERK_DECL auth_reason check_times(
    session_claims const& claims, std::chrono::milliseconds skew, system_time now) noexcept;

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/check_claims.ipp>
#endif

#endif
