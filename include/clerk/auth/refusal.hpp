// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_REFUSAL_HPP
#define CLERK_AUTH_REFUSAL_HPP

#include <clerk/auth/auth_reason.hpp>
#include <clerk/error.hpp>

#include <array>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// What a reason means, to be read after it. Says nothing of the token: who sent it may mean no good.
constexpr std::string_view explain(auth_reason reason) noexcept
{
    switch (reason)
    {
    case auth_reason::none: return "nothing is wrong";
    case auth_reason::session_token_missing: return "there is no token";
    case auth_reason::token_expired: return "its time is over (exp)";
    case auth_reason::token_invalid: return "it is no token";
    case auth_reason::token_invalid_algorithm: return "neither RS256 nor RS384 nor RS512, or not that of its key (alg)";
    case auth_reason::token_invalid_authorized_parties: return "it was issued for another party (azp)";
    case auth_reason::token_invalid_signature: return "it was not signed by this instance, or was changed since";
    case auth_reason::token_not_active_yet: return "its time has not begun (nbf); are the clocks right?";
    case auth_reason::token_iat_in_the_future: return "it is from the future (iat); are the clocks right?";
    case auth_reason::token_verification_failed: return "a claim is missing or not as it should be";
    case auth_reason::token_type_mismatch: return "tokens of its kind are not accepted here";
    case auth_reason::jwk_kid_mismatch: return "the instance has no such key (kid)";
    case auth_reason::jwk_failed_to_resolve: return "the instance's keys cannot be asked for";
    case auth_reason::jwk_remote_failed_to_load: return "the instance's keys could not be fetched";
    case auth_reason::secret_key_invalid: return "Clerk refuses the secret key";
    case auth_reason::unexpected_error: return "Clerk could not be asked";
    case auth_reason::session_pending: return "the session has tasks to do before it is active (sts)";
    case auth_reason::network_required: return "the instance's keys are not here yet, or only Clerk can tell";
    }
    return "";
}

/// The errors of all reasons, made once: refusing costs no memory.
inline error const& refusal(auth_reason reason)
{
    static auto const all = []
    {
        std::array<error, auth_reason_count> made;
        for (std::size_t i = 0; i < made.size(); ++i)
        {
            error_details details;
            details.operation = "verify_token";
            details.code = errc::unauthorized;
            details.reason = static_cast<auth_reason>(i);
            details.message = std::string{"verify_token: "}
                                  .append(to_string(details.reason))
                                  .append(": ")
                                  .append(explain(details.reason));
            made[i] = error{std::move(details)};
        }
        return made;
    }();
    return all[static_cast<std::size_t>(reason)];
}

/// The same, for what something else is to blame for.
inline error refusal(auth_reason reason, error const& cause)
{
    if (!cause.code())
        return refusal(reason);
    error_details details;
    details.operation = "verify_token";
    details.code =
        cause.code().category() == error_category() ? static_cast<errc>(cause.code().value()) : errc::network;
    details.status = cause.status();
    details.errors = cause.errors();
    details.trace_id = cause.trace_id();
    details.retry_after = cause.retry_after();
    details.attempts = cause.attempts();
    details.phase = cause.phase();
    details.cause = cause.cause();
    details.reason = reason;
    details.message = refusal(reason).message() + ": " + cause.message();
    return error{std::move(details)};
}

} // namespace clerk::detail

#endif
