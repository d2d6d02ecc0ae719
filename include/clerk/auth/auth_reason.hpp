// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_AUTH_REASON_HPP
#define CLERK_AUTH_AUTH_REASON_HPP

#include <cstddef>
#include <string_view>

namespace clerk
{
/// Why nobody is signed in, or a token is refused. `to_string` gives Clerk's words, but for the last two, which are
/// this library's own.
enum class auth_reason
{
    none, ///< No refusal.
    session_token_missing, ///< The request carries no token.
    token_expired,
    token_invalid,           ///< No token at all: too long, not of three parts, no base64url, no JSON; or not known.
    token_invalid_algorithm, ///< Neither RS256 nor RS384 nor RS512, or not what the key is for.
    token_invalid_authorized_parties,
    token_invalid_signature,
    token_not_active_yet,
    token_iat_in_the_future,
    token_verification_failed, ///< A claim is missing, of a wrong kind, or not what the options ask for.
    token_type_mismatch,       ///< A kind of token that is not accepted here.
    jwk_kid_mismatch,          ///< The key set has no such key.
    jwk_failed_to_resolve,     ///< The key set could not be asked for: `auth::error` says why.
    jwk_remote_failed_to_load, ///< The key set could not be fetched, or is none.
    secret_key_invalid,        ///< Clerk refuses the client's secret key.
    unexpected_error,          ///< A machine token could not be verified: `auth::error` says why.
    session_pending,           ///< The session has tasks to do before it is active (`sts`).
    network_required, ///< Only Clerk can tell, and the function is one that does not ask.
};

/// How many there are.
inline constexpr std::size_t auth_reason_count = static_cast<std::size_t>(auth_reason::network_required) + 1;

/// `token-expired`, `session-token-missing`, …; empty for `none`.
constexpr std::string_view to_string(auth_reason value) noexcept
{
    switch (value)
    {
    case auth_reason::none: return "";
    case auth_reason::session_token_missing: return "session-token-missing";
    case auth_reason::token_expired: return "token-expired";
    case auth_reason::token_invalid: return "token-invalid";
    case auth_reason::token_invalid_algorithm: return "token-invalid-algorithm";
    case auth_reason::token_invalid_authorized_parties: return "token-invalid-authorized-parties";
    case auth_reason::token_invalid_signature: return "token-invalid-signature";
    case auth_reason::token_not_active_yet: return "token-not-active-yet";
    case auth_reason::token_iat_in_the_future: return "token-iat-in-the-future";
    case auth_reason::token_verification_failed: return "token-verification-failed";
    case auth_reason::token_type_mismatch: return "token-type-mismatch";
    case auth_reason::jwk_kid_mismatch: return "jwk-kid-mismatch";
    case auth_reason::jwk_failed_to_resolve: return "jwk-failed-to-resolve";
    case auth_reason::jwk_remote_failed_to_load: return "jwk-remote-failed-to-load";
    case auth_reason::secret_key_invalid: return "secret-key-invalid";
    case auth_reason::unexpected_error: return "unexpected-error";
    case auth_reason::session_pending: return "session-pending";
    case auth_reason::network_required: return "network-required";
    }
    return "";
}

} // namespace clerk

#endif
