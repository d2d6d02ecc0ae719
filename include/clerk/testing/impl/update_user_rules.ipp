// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_UPDATE_USER_RULES_IPP
#define CLERK_TESTING_IMPL_UPDATE_USER_RULES_IPP

#include <clerk/detail/ascii.hpp>
#include <clerk/testing/detail/attributes.hpp>
#include <clerk/testing/detail/credential_rules.hpp>
#include <clerk/testing/detail/metadata.hpp>
#include <clerk/testing/detail/parse_rfc3339.hpp>
#include <clerk/testing/detail/update_user_rules.hpp>

#include <boost/json/array.hpp>

#include <algorithm>
#include <span>
#include <string>

namespace clerk::testing::detail
{
/// Source: operation UpdateUser of Clerk's Backend API description, version 2025-11-10. The last three, metadata, are
/// gone from it in version 2026-05-12.
inline constexpr attribute update_attributes[] = {
    {"external_id", value_kind::text, null_rule::allowed},
    {"first_name", value_kind::text, null_rule::allowed},
    {"last_name", value_kind::text, null_rule::allowed},
    {"locale", value_kind::text, null_rule::allowed},
    {"primary_email_address_id", value_kind::text, null_rule::allowed},
    {"notify_primary_email_address_changed", value_kind::boolean, null_rule::allowed},
    {"primary_phone_number_id", value_kind::text, null_rule::allowed},
    {"primary_web3_wallet_id", value_kind::text, null_rule::allowed},
    {"username", value_kind::text, null_rule::allowed},
    {"profile_image_id", value_kind::text, null_rule::allowed},
    {"password", value_kind::text, null_rule::allowed},
    {"password_digest", value_kind::text, null_rule::refused},
    {"password_hasher", value_kind::text, null_rule::refused},
    {"skip_password_checks", value_kind::boolean, null_rule::allowed},
    {"sign_out_of_other_sessions", value_kind::boolean, null_rule::allowed},
    {"totp_secret", value_kind::text, null_rule::allowed},
    {"backup_codes", value_kind::texts, null_rule::refused},
    {"delete_self_enabled", value_kind::boolean, null_rule::allowed},
    {"create_organization_enabled", value_kind::boolean, null_rule::allowed},
    {"legal_accepted_at", value_kind::time, null_rule::allowed},
    {"skip_legal_checks", value_kind::boolean, null_rule::allowed},
    {"create_organizations_limit", value_kind::integer, null_rule::allowed},
    {"created_at", value_kind::time, null_rule::allowed},
    {"bypass_client_trust", value_kind::boolean, null_rule::allowed},
    {"public_metadata", value_kind::object, null_rule::allowed},
    {"private_metadata", value_kind::object, null_rule::allowed},
    {"unsafe_metadata", value_kind::object, null_rule::allowed},
};

inline constexpr std::span<attribute const> with_metadata{update_attributes};
inline constexpr std::span<attribute const> metadata_alone = with_metadata.last(3);
inline constexpr std::span<attribute const> without_metadata = with_metadata.first(with_metadata.size() - 3);

/// BCP 47, as far as its form goes: `en`, `pt-BR`, `zh-Hant-TW`.
inline bool is_language_tag(std::string_view text)
{
    auto const is_letter = [](char c) { return clerk::detail::to_lower(c) >= 'a' && clerk::detail::to_lower(c) <= 'z'; };
    auto const is_subtag_character = [&](char c) { return is_letter(c) || clerk::detail::is_digit(c); };
    for (bool first = true;; first = false)
    {
        auto const subtag = text.substr(0, std::min(text.find('-'), text.size()));
        if (subtag.size() < (first ? 2 : 1) || subtag.size() > 8)
            return false;
        if (first ? !std::ranges::all_of(subtag, is_letter) : !std::ranges::all_of(subtag, is_subtag_character))
            return false;
        if (subtag.size() == text.size())
            return true;
        text.remove_prefix(subtag.size() + 1);
    }
}

/// A user's identification as a new primary one.
inline check_result check_primary(
    json::object const& user, json::object const& body, std::string_view attribute, std::string_view list)
{
    if (!given(body, attribute))
        return std::nullopt;
    auto const id = text_member(body, attribute);
    json::array const& own = user.at(list).get_array();
    auto const found = std::ranges::find_if(
        own, [&](json::value const& one) { return one.is_object() && text_member(one.get_object(), "id") == id; });
    if (found == own.end())
        return not_found("No identifier was found with id " + std::string{id}, attribute);
    // One whose verification was never begun passes: it was put there by a test, which says nothing about it.
    json::value const* const verification = given(found->get_object(), "verification");
    if (verification && text_member(verification->get_object(), "status") != "verified")
        return refusal{422, "form_verification_needed", "is unverified",
            "This identification needs to be verified before you can perform this action.", attribute};
    return std::nullopt;
}

inline check_result check_values(user_store const& users, json::object const& user, json::object const& body)
{
    for (std::string_view const unique : {"username", "external_id"})
        if (users.taken(unique, text_member(body, unique), &user))
            return already_taken(unique);
    struct
    {
        std::string_view attribute;
        std::string_view list;
    } constexpr primaries[] = {
        {"primary_email_address_id", "email_addresses"},
        {"primary_phone_number_id", "phone_numbers"},
        {"primary_web3_wallet_id", "web3_wallets"},
    };
    for (auto const& [attribute, list] : primaries)
        if (auto problem = check_primary(user, body, attribute, list))
            return problem;
    if (given(body, "locale") && !is_language_tag(text_member(body, "locale")))
        return wrong_type("locale", "a valid BCP-47 language tag");
    if (json::value const* const limit = given(body, "create_organizations_limit"); limit && limit->get_int64() < 0)
        return invalid_value("create_organizations_limit", "create_organizations_limit must not be negative");
    for (auto const& metadata : metadata_alone)
        if (json::value const* const value = given(body, metadata.name))
            if (auto problem = check_metadata_size(metadata.name, value->get_object()))
                return problem;
    return std::nullopt;
}

CLERK_DECL check_result check_update(
    user_store const& users, json::object const& user, json::object const& body, std::string_view version)
{
    // Versions are dates: their texts compare as they do.
    bool const takes_metadata = version < "2026-05-12";
    if (auto problem = check_shape(body, takes_metadata ? with_metadata : without_metadata, metadata_alone,
            " Use PATCH or PUT /v1/users/{user_id}/metadata instead."))
        return problem;
    if (auto problem = check_credentials(body))
        return problem;
    return check_values(users, user, body);
}

inline void apply_time(json::object& user, json::object const& body, std::string_view name)
{
    if (given(body, name))
        user[name] = parse_rfc3339(text_member(body, name)).value_or(0);
}

CLERK_DECL void apply_update(json::object& user, json::object const& body, std::int64_t now)
{
    for (std::string_view const name : {"external_id", "first_name", "last_name", "locale", "username",
             "primary_email_address_id", "primary_phone_number_id", "primary_web3_wallet_id",
             "create_organizations_limit"})
        if (json::value const* const value = body.if_contains(name))
            user[name] = *value;
    if (body.contains("username") && text_member(user, "username").empty())
        user["username"] = nullptr;

    // A user always has these: null leaves them as they are.
    for (std::string_view const name : {"delete_self_enabled", "create_organization_enabled", "bypass_client_trust"})
        if (json::value const* const value = given(body, name))
            user[name] = *value;
    apply_time(user, body, "created_at");
    apply_time(user, body, "legal_accepted_at");
    if (given_null(body, "legal_accepted_at"))
        user["legal_accepted_at"] = nullptr;

    if (body.contains("profile_image_id"))
    {
        bool const has_image = given(body, "profile_image_id") != nullptr;
        user["has_image"] = has_image;
        user["image_url"]
            = "https://img.clerk.com/" + std::string{has_image ? text_member(body, "profile_image_id") : "default"};
    }
    for (auto const& metadata : metadata_alone)
        if (json::value const* const value = body.if_contains(metadata.name))
            user[metadata.name] = value->is_null() ? json::object{} : value->get_object();
    apply_credentials(user, body, now);
    user["updated_at"] = now;
}

} // namespace clerk::testing::detail

#endif
