// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_SESSION_CLAIMS_HPP
#define CLERK_AUTH_SESSION_CLAIMS_HPP

#include <clerk/auth/token_claims.hpp>
#include <clerk/detail/config.hpp>
#include <clerk/model/timestamp.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clerk
{
/// What a verified session token says, in the same words whichever version its claims have.
///
/// Source: Clerk's documentation of session tokens.
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access.
class session_claims
{
public:
    session_claims() = default;

    /// Who is signed in (`sub`).
    std::string user_id;
    /// The session (`sid`). Unset in a token from a template that leaves it out.
    std::optional<std::string> session_id;
    /// `active` or `pending` (`sts`). Unset where the token does not say.
    std::optional<std::string> status;

    /// The active organization, if there is one.
    std::optional<std::string> org_id;
    /// Its slug.
    std::optional<std::string> org_slug;
    /// The user's role in it, `org:admin`.
    std::optional<std::string> org_role;
    /// What the user may do in it, `org:invoices:create`.
    std::vector<std::string> org_permissions;

    /// Features, each with its scope: `o:dashboard` of the organization, `u:dashboard` of the user, `ou:…` of both
    /// (`fea`).
    std::vector<std::string> features;
    /// Plans, likewise (`pla`).
    std::vector<std::string> plans;

    /// The time since the first and second factor were verified, as of when the token was issued (`fva`). Unset where
    /// that never happened, or where the token does not say.
    std::optional<std::chrono::minutes> first_factor_age;
    std::optional<std::chrono::minutes> second_factor_age;

    /// Who acts in the user's name (`act.sub`): somebody impersonates the user where this is set.
    std::optional<std::string> actor_id;

    /// The origin that the token was issued for (`azp`).
    std::optional<std::string> authorized_party;
    /// Whom it is meant for (`aud`).
    std::vector<std::string> audiences;
    /// The instance's Frontend API (`iss`).
    std::optional<std::string> issuer;

    /// `exp`, `iat` and `nbf`.
    timestamp expires_at{};
    std::optional<timestamp> issued_at;
    std::optional<timestamp> not_before;

    /// All claims, custom ones among them.
    token_claims claims;

    /// Whether the user may do this in the active organization: `org:invoices:create`, or `invoices:create`.
    [[nodiscard]] CLERK_DECL bool has_permission(std::string_view permission) const noexcept;
    /// Whether this is the user's role in the active organization: `org:admin`, or `admin`.
    [[nodiscard]] CLERK_DECL bool has_role(std::string_view role) const noexcept;
    /// Whether the user or the active organization has a feature: `dashboard`, or `user:dashboard` and `org:dashboard`
    /// where only that one counts.
    [[nodiscard]] CLERK_DECL bool has_feature(std::string_view feature) const noexcept;
    /// The same with a plan: `pro`, `user:pro`, `org:pro`.
    [[nodiscard]] CLERK_DECL bool has_plan(std::string_view plan) const noexcept;
};

namespace detail
{
class token_value;

/// A NumericDate (RFC 7519, section 2), rounded down to milliseconds; none for what is no number, and for what lies
/// outside the years 1 to 9999, which is no date but an attempt.
CLERK_DECL std::optional<timestamp> read_numeric_date(token_value const& value) noexcept;

/// Reads claims whose form `check_claims` found good. What is of a wrong kind counts as absent: such a token grants
/// less, never more.
/// @param all What `session_claims::claims` is to be.
/// @param to Is empty.
CLERK_DECL void read_session_claims(token_value const& claims, token_claims all, session_claims& to);

/// The permissions of claims of version 2, of which bit `p` of the number at place `f` grants
/// `org:<feature f>:<permission p>`.
/// @param features The organization's, without their scope, in the token's order.
/// @param permissions Names, between commas (`per`).
/// @param map Decimal numbers of any length, between commas (`fpm`).
CLERK_DECL std::vector<std::string> expand_permissions(
    std::vector<std::string_view> const& features, std::string_view permissions, std::string_view map);
} // namespace detail

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/session_claims.ipp>
#endif

#endif
