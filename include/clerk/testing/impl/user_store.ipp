// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_USER_STORE_IPP
#define CLERK_TESTING_IMPL_USER_STORE_IPP

#include <clerk/detail/decode.hpp>
#include <clerk/model/user.hpp>
#include <clerk/testing/detail/random_text.hpp>
#include <clerk/testing/detail/user_store.hpp>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <stdexcept>
#include <utility>

namespace clerk::testing::detail
{
/// A list of a user's identifications, the kind of its elements, and the attribute that names the first choice.
struct identification_list
{
    std::string_view name;
    std::string_view object;
    std::string_view primary;
};

inline constexpr identification_list identification_lists[] = {
    {"email_addresses", "email_address", "primary_email_address_id"},
    {"phone_numbers", "phone_number", "primary_phone_number_id"},
    {"web3_wallets", "web3_wallet", "primary_web3_wallet_id"},
};

/// A user that has just signed up with nothing but an ID.
inline json::object new_user(std::int64_t now)
{
    json::object user = json::parse(R"({
        "id": "", "object": "user", "external_id": null,
        "primary_email_address_id": null, "primary_phone_number_id": null, "primary_web3_wallet_id": null,
        "username": null, "first_name": null, "last_name": null, "locale": null,
        "profile_image_url": "https://www.gravatar.com/avatar?d=mp", "image_url": "https://img.clerk.com/default",
        "has_image": false, "public_metadata": {}, "private_metadata": {}, "unsafe_metadata": {},
        "email_addresses": [], "phone_numbers": [], "web3_wallets": [], "passkeys": [],
        "password_enabled": false, "two_factor_enabled": false, "totp_enabled": false, "backup_code_enabled": false,
        "mfa_enabled_at": null, "mfa_disabled_at": null, "password_last_updated_at": null,
        "external_accounts": [], "saml_accounts": [], "enterprise_accounts": [],
        "last_sign_in_at": null, "banned": false, "locked": false, "lockout_expires_in_seconds": null,
        "verification_attempts_remaining": 100, "delete_self_enabled": true, "create_organization_enabled": true,
        "create_organizations_limit": null, "last_active_at": null, "legal_accepted_at": null,
        "bypass_client_trust": false
    })").as_object();
    user["created_at"] = now;
    user["updated_at"] = now;
    return user;
}

inline void complete_identifications(json::object& user, identification_list const& list, std::int64_t now)
{
    json::value* const elements = user.if_contains(list.name);
    if (!elements || !elements->is_array())
        return;
    for (json::value& element : elements->get_array())
        if (json::object* const identification = element.if_object())
        {
            // emplace() leaves alone what is there.
            identification->emplace("id", new_id("idn_"));
            identification->emplace("object", list.object);
            identification->emplace("verification", nullptr);
            identification->emplace("created_at", now);
            identification->emplace("updated_at", now);
        }
    if (user[list.primary].is_null() && !elements->get_array().empty())
        if (json::object const* const first = elements->get_array().front().if_object())
            user[list.primary] = first->at("id");
}

CLERK_DECL json::object const& user_store::add(json::object given, std::int64_t now)
{
    auto user = new_user(now);
    user["id"] = new_id("user_");
    for (json::key_value_pair const& member : given)
        user[member.key()] = member.value();
    for (auto const& list : identification_lists)
        complete_identifications(user, list, now);

    clerk::user decoded;
    if (std::string problem; !clerk::detail::decode_value(json::value(user), decoded, problem))
        throw std::invalid_argument("not a user: " + problem);
    if (users_.contains(decoded.id))
        throw std::invalid_argument("there is already a user with the ID " + decoded.id);
    for (char const* const unique : {"username", "external_id"})
        if (taken(unique, text_member(user, unique), nullptr))
            throw std::invalid_argument(std::string{"there is already a user with this "} + unique);
    return users_.emplace(decoded.id, std::move(user)).first->second;
}

CLERK_DECL json::object* user_store::find(std::string_view id)
{
    auto const found = users_.find(id);
    return found == users_.end() ? nullptr : &found->second;
}

CLERK_DECL bool user_store::taken(
    std::string_view attribute, std::string_view value, json::object const* except) const
{
    if (value.empty())
        return false;
    for (auto const& [id, user] : users_)
        if (&user != except && text_member(user, attribute) == value)
            return true;
    return false;
}

CLERK_DECL std::string_view text_member(json::object const& object, std::string_view name)
{
    json::value const* const value = object.if_contains(name);
    json::string const* const text = value ? value->if_string() : nullptr;
    return text ? std::string_view{text->data(), text->size()} : std::string_view{};
}

inline void remove_defaults(json::object& object)
{
    for (char const* const name : {"id", "object"})
        if (text_member(object, name).empty())
            object.erase(name);
    for (char const* const name : {"created_at", "updated_at"})
        if (json::value const* const time = object.if_contains(name); time && *time == 0)
            object.erase(name);
}

CLERK_DECL void remove_what_was_not_given(json::object& user)
{
    remove_defaults(user);
    for (char const* const name : {"image_url", "profile_image_url", "verification_attempts_remaining"})
        if (json::value const* const value = user.if_contains(name); value && value->is_null())
            user.erase(name);
    for (auto const& list : identification_lists)
        if (json::value* const elements = user.if_contains(list.name))
            for (json::value& element : elements->as_array())
                remove_defaults(element.as_object());
}

} // namespace clerk::testing::detail

#endif
