// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_CHECK_CLAIMS_IPP
#define CLERK_AUTH_IMPL_CHECK_CLAIMS_IPP

#include <clerk/auth/check_claims.hpp>
#include <clerk/auth/claim_values.hpp>

#include <algorithm>
#include <optional>
#include <string_view>

namespace clerk::detail
{
inline auth_reason check_times(timestamp expires, std::optional<timestamp> not_before,
    std::optional<timestamp> issued, std::chrono::milliseconds skew, system_time now) noexcept
{
    // In milliseconds, which hold every date there is; nanoseconds would not.
    auto const present = std::chrono::floor<std::chrono::milliseconds>(now);
    if (expires <= present - skew)
        return auth_reason::token_expired;
    if (not_before && *not_before > present + skew)
        return auth_reason::token_not_active_yet;
    if (issued && *issued > present + skew)
        return auth_reason::token_iat_in_the_future;
    return auth_reason::none;
}

CLERK_DECL auth_reason check_times(
    session_claims const& claims, std::chrono::milliseconds skew, system_time now) noexcept
{
    return check_times(claims.expires_at, claims.not_before, claims.issued_at, skew, now);
}

/// Reads a date where there is one; false for what is none.
inline bool read_date(token_value const& claims, std::string_view name, std::optional<timestamp>& to) noexcept
{
    auto const* const value = claims.if_contains(name);
    if (!value)
        return true;
    to = read_numeric_date(*value);
    return to.has_value();
}

CLERK_DECL auth_reason check_common_claims(
    token_value const& claims, authenticator_options const& options, system_time now)
{
    std::optional<timestamp> expires;
    std::optional<timestamp> not_before;
    std::optional<timestamp> issued;
    if (!read_date(claims, "exp", expires) || !read_date(claims, "nbf", not_before)
        || !read_date(claims, "iat", issued) || !expires)
        return auth_reason::token_verification_failed;
    auto const* const issuer = claims.if_contains("iss");
    if (!options.issuer.empty() && (!issuer || !is_text(*issuer, options.issuer)))
        return auth_reason::token_verification_failed;
    return check_times(*expires, not_before, issued, options.clock_skew, now);
}

CLERK_DECL auth_reason check_session_claims(
    token_value const& claims, authenticator_options const& options, system_time now)
{
    auto const* const subject = claims.if_contains("sub");
    if (!subject || !subject->is_string() || subject->get_string().empty())
        return auth_reason::token_verification_failed;
    // A machine's token that does not say so in its header.
    if (subject->get_string().starts_with("mch_"))
        return auth_reason::token_type_mismatch;
    if (auto const* const audience = claims.if_contains("aud");
        audience && !options.audiences.empty() && !meets(options.audiences, *audience))
        return auth_reason::token_verification_failed;
    auto const* const party = claims.if_contains("azp");
    if (!options.authorized_parties.empty() && (!party || !holds(options.authorized_parties, *party)))
        return auth_reason::token_invalid_authorized_parties;
    if (auto const reason = check_common_claims(claims, options, now); reason != auth_reason::none)
        return reason;
    auto const* const status = claims.if_contains("sts");
    if (status && !status->is_string())
        return auth_reason::token_verification_failed;
    if (status && is_text(*status, "pending") && !options.accept_pending)
        return auth_reason::session_pending;
    return auth_reason::none;
}

} // namespace clerk::detail

#endif
