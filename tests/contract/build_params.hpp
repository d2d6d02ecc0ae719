// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_BUILD_PARAMS_HPP
#define CLERK_TESTS_CONTRACT_BUILD_PARAMS_HPP

// From the names of Clerk's documentation (`primaryEmailAddressID`) to the setters of
// `clerk::update_user_params`.

#include "json_support.hpp"
#include "timestamps.hpp"

#include <clerk/clerk.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace contract
{
/// Reads the arguments of one documented type and hands them to a setter, null as `clerk::null`.
struct call_setter
{
    json::value const& value;

    void text(auto set) const
    {
        value.is_null() ? set(clerk::null) : set(std::string{value.as_string()});
    }
    void flag(auto set) const
    {
        value.is_null() ? set(clerk::null) : set(value.as_bool());
    }
    void integer(auto set) const
    {
        value.is_null() ? set(clerk::null) : set(value.as_int64());
    }
    void time(auto set) const
    {
        value.is_null() ? set(clerk::null) : set(parse_timestamp(value.as_string()));
    }
    void object(auto set) const
    {
        value.is_null() ? set(clerk::null) : set(value.as_object());
    }
};

/// Everything but passwords. False: there is no such attribute.
inline bool set_attribute(clerk::update_user_params& params, std::string_view name, json::value const& value)
{
    call_setter const call{value};
    if (name == "firstName")
        call.text([&](auto v) { params.first_name(v); });
    else if (name == "lastName")
        call.text([&](auto v) { params.last_name(v); });
    else if (name == "username")
        call.text([&](auto v) { params.username(v); });
    else if (name == "locale")
        call.text([&](auto v) { params.locale(v); });
    else if (name == "externalId")
        call.text([&](auto v) { params.external_id(v); });
    else if (name == "primaryEmailAddressID")
        call.text([&](auto v) { params.primary_email_address_id(v); });
    else if (name == "primaryPhoneNumberID")
        call.text([&](auto v) { params.primary_phone_number_id(v); });
    else if (name == "primaryWeb3WalletID")
        call.text([&](auto v) { params.primary_web3_wallet_id(v); });
    else if (name == "profileImageID")
        call.text([&](auto v) { params.profile_image_id(v); });
    else if (name == "notifyPrimaryEmailAddressChanged")
        call.flag([&](auto v) { params.notify_primary_email_address_changed(v); });
    else if (name == "totpSecret")
        call.text([&](auto v) { params.totp_secret(v); });
    else if (name == "backupCodes")
        params.backup_codes(json::value_to<std::vector<std::string>>(value));
    else if (name == "createOrganizationEnabled")
        call.flag([&](auto v) { params.create_organization_enabled(v); });
    else if (name == "deleteSelfEnabled")
        call.flag([&](auto v) { params.delete_self_enabled(v); });
    else if (name == "createOrganizationsLimit")
        call.integer([&](auto v) { params.create_organizations_limit(v); });
    else if (name == "createdAt")
        call.time([&](auto v) { params.created_at(v); });
    else if (name == "legalAcceptedAt")
        call.time([&](auto v) { params.legal_accepted_at(v); });
    else if (name == "skipLegalChecks")
        call.flag([&](auto v) { params.skip_legal_checks(v); });
    else if (name == "bypassClientTrust")
        call.flag([&](auto v) { params.bypass_client_trust(v); });
    else if (name == "publicMetadata")
        call.object([&](auto v) { params.public_metadata(v); });
    else if (name == "privateMetadata")
        call.object([&](auto v) { params.private_metadata(v); });
    else if (name == "unsafeMetadata")
        call.object([&](auto v) { params.unsafe_metadata(v); });
    else
        return false;
    return true;
}

/// What the arguments say about signing in. All of it is handed over together, because the types demand that.
struct credential_arguments
{
    json::value const* password;
    json::value const* skip_password_checks;
    json::value const* sign_out_of_other_sessions;
    json::value const* digest;
    json::value const* hasher;

    explicit credential_arguments(json::object const& attributes)
        : password(attributes.if_contains("password"))
        , skip_password_checks(attributes.if_contains("skipPasswordChecks"))
        , sign_out_of_other_sessions(attributes.if_contains("signOutOfOtherSessions"))
        , digest(attributes.if_contains("passwordDigest"))
        , hasher(attributes.if_contains("passwordHasher"))
    {
    }

    static bool is_one(std::string_view name)
    {
        return name == "password" || name == "skipPasswordChecks" || name == "signOutOfOtherSessions"
               || name == "passwordDigest" || name == "passwordHasher";
    }

    /// Why no program that uses `clerk::update_user_params` can say this; empty where one can.
    /// `what_cannot_be_written` in wire_cases.cpp has the compiler confirm each reason.
    [[nodiscard]] std::string_view not_writable() const
    {
        if ((password && !password->is_string()) || (digest && !digest->is_string()))
            return "a password or digest cannot be null";
        if (password && (digest || hasher))
            return "a password and a digest exclude one another";
        if ((digest != nullptr) != (hasher != nullptr))
            return "a digest and its hasher belong together";
        if (!password && (skip_password_checks || sign_out_of_other_sessions))
            return "the flags exist only on what password() returns";
        return {};
    }

    void set(clerk::update_user_params& params) const
    {
        if (digest)
            params.password_digest(std::string{digest->as_string()},
                clerk::password_hasher{std::string_view{hasher->as_string()}});
        if (!password)
            return;
        auto with_password = params.password(std::string{password->as_string()});
        if (skip_password_checks)
            with_password.skip_password_checks(skip_password_checks->as_bool());
        if (sign_out_of_other_sessions)
            with_password.sign_out_of_other_sessions(sign_out_of_other_sessions->as_bool());
    }
};

/// Nothing where the type system refuses the combination. Throws for a name that is not documented.
inline std::optional<clerk::update_user_params> build_params(json::object const& attributes)
{
    credential_arguments const credentials{attributes};
    if (!credentials.not_writable().empty())
        return std::nullopt;
    clerk::update_user_params params;
    credentials.set(params);
    for (auto const& [name, value] : attributes)
        if (!credential_arguments::is_one(name) && !set_attribute(params, name, value))
            throw std::runtime_error{"no setter for " + std::string{name}};
    return params;
}

} // namespace contract

#endif
