// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_USER_IPP
#define CLERK_MODEL_IMPL_USER_IPP

#include <clerk/model/user.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<user>
{
    static constexpr std::tuple members{
        identifying("id", &user::id),
        identifying("object", &user::object, "user"),
        required("external_id", &user::external_id),
        required("primary_email_address_id", &user::primary_email_address_id),
        required("primary_phone_number_id", &user::primary_phone_number_id),
        required("primary_web3_wallet_id", &user::primary_web3_wallet_id),
        required("username", &user::username),
        required("first_name", &user::first_name),
        required("last_name", &user::last_name),
        optional("locale", &user::locale),
        optional("profile_image_url", &user::profile_image_url),
        optional("image_url", &user::image_url),
        required("has_image", &user::has_image),
        required("public_metadata", &user::public_metadata),
        optional("private_metadata", &user::private_metadata),
        optional("unsafe_metadata", &user::unsafe_metadata),
        required("email_addresses", &user::email_addresses),
        required("phone_numbers", &user::phone_numbers),
        required("web3_wallets", &user::web3_wallets),
        required("passkeys", &user::passkeys),
        required("password_enabled", &user::password_enabled),
        required("two_factor_enabled", &user::two_factor_enabled),
        required("totp_enabled", &user::totp_enabled),
        required("backup_code_enabled", &user::backup_code_enabled),
        required("mfa_enabled_at", &user::mfa_enabled_at),
        required("mfa_disabled_at", &user::mfa_disabled_at),
        optional("password_last_updated_at", &user::password_last_updated_at),
        required("external_accounts", &user::external_accounts),
        required("saml_accounts", &user::saml_accounts),
        required("enterprise_accounts", &user::enterprise_accounts),
        optional("organization_memberships", &user::organization_memberships),
        required("last_sign_in_at", &user::last_sign_in_at),
        required("banned", &user::banned),
        required("locked", &user::locked),
        optional("deprovisioned", &user::deprovisioned),
        required("lockout_expires_in_seconds", &user::lockout_expires_in_seconds),
        required("verification_attempts_remaining", &user::verification_attempts_remaining),
        required("updated_at", &user::updated_at),
        required("created_at", &user::created_at),
        required("delete_self_enabled", &user::delete_self_enabled),
        required("create_organization_enabled", &user::create_organization_enabled),
        optional("create_organizations_limit", &user::create_organizations_limit),
        required("last_active_at", &user::last_active_at),
        required("legal_accepted_at", &user::legal_accepted_at),
        optional("bypass_client_trust", &user::bypass_client_trust),
        optional("scim", &user::scim),
    };
};

CLERK_DECL bool tag_invoke(detail::decode_tag, json::value const& from, user& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, user const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
