// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_ENDPOINTS_IMPL_ROUTE_IPP
#define CLERK_ENDPOINTS_IMPL_ROUTE_IPP

#include <clerk/endpoints/route.hpp>

#include <algorithm>
#include <array>

namespace clerk::detail
{
/// Whether it stands literally in some path of the API's published descriptions (versions 2025-11-10, 2026-05-12).
inline bool is_word_of_a_path(std::string_view segment) noexcept
{
    // In the order of their bytes.
    constexpr std::array<std::string_view, 115> words{
        "access_tokens", "actor_tokens", "admin_portal_link_tokens", "agents", "allowlist_identifiers",
        "api_keys", "attempt_verification", "backup_code", "ban", "beta_features", "billing",
        "blocklist_identifiers", "bulk", "change_domain", "clients", "communication", "count", "credits",
        "directories", "discounts", "domain", "domains", "email_address", "email_addresses",
        "enterprise_connections", "extend_free_trial", "external_accounts", "group_role_mappings",
        "instance", "instance_settings", "interstitial", "invitations", "invite", "jwks", "jwt_templates",
        "lock", "logo", "m2m_tokens", "machines", "memberships", "metadata", "mfa", "oauth_access_tokens",
        "oauth_application_settings", "oauth_applications", "organization_domains",
        "organization_invitations", "organization_memberships", "organization_permissions",
        "organization_roles", "organization_settings", "organizations", "passkeys", "password",
        "payment_attempts", "pending", "permissions", "phone_number", "phone_numbers", "plans",
        "prepare_verification", "preview", "price_transition", "prices", "profile_image", "protect",
        "proxy_checks", "public", "redirect_urls", "refresh", "reject", "remove_password", "replace",
        "restrictions", "revert", "revoke", "revoke_token", "role_sets", "roles", "rotate",
        "rotate_api_key", "rotate_secret", "saml_connections", "scim_directories", "scopes", "secret",
        "secret_key", "sessions", "set_compromised", "sign_in_tokens", "sign_ups", "statements",
        "subscription", "subscription_items", "svix", "svix_url", "tasks", "templates", "test_runs",
        "testing_tokens", "toggle_delivery", "tokens", "totp", "trusted_devices", "unban", "unlock",
        "unset_compromised", "users", "verify", "verify_ownership", "verify_password", "verify_totp",
        "waitlist_entries", "web3_wallets", "webhooks"};
    return std::ranges::binary_search(words, segment);
}

/// Takes the first segment off `path`, which begins with a slash.
inline std::string_view take_segment(std::string_view& path) noexcept
{
    path.remove_prefix(1);
    auto const segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

CLERK_DECL std::string route_of_path(std::string_view path)
{
    std::string route;
    while (!path.empty())
    {
        auto const segment = take_segment(path);
        route.append("/").append(is_word_of_a_path(segment) ? segment : "{}");
    }
    return route;
}

CLERK_DECL std::string_view updated_user(verb method, std::string_view path) noexcept
{
    constexpr std::string_view users = "/users/";
    if (!path.starts_with(users))
        return {};
    path = path.substr(0, path.find('?'));
    path.remove_prefix(users.size() - 1);
    auto const user = take_segment(path);
    bool const update = (path.empty() && method == verb::patch)
        || (path == "/metadata" && (method == verb::patch || method == verb::put));
    return update ? user : std::string_view{};
}

} // namespace clerk::detail

#endif
