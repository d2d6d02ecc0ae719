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
    static constexpr member members[]{
        identifying<&user::id>("id"),
        identifying<&user::object>("object", "user"),
        required<&user::external_id>("external_id"),
        required<&user::primary_email_address_id>("primary_email_address_id"),
        required<&user::primary_phone_number_id>("primary_phone_number_id"),
        required<&user::primary_web3_wallet_id>("primary_web3_wallet_id"),
        required<&user::username>("username"),
        required<&user::first_name>("first_name"),
        required<&user::last_name>("last_name"),
        optional<&user::locale>("locale"),
        optional<&user::profile_image_url>("profile_image_url"),
        optional<&user::image_url>("image_url"),
        required<&user::has_image>("has_image"),
        required<&user::public_metadata>("public_metadata"),
        optional<&user::private_metadata>("private_metadata"),
        optional<&user::unsafe_metadata>("unsafe_metadata"),
        required<&user::email_addresses>("email_addresses"),
        required<&user::phone_numbers>("phone_numbers"),
        required<&user::web3_wallets>("web3_wallets"),
        required<&user::passkeys>("passkeys"),
        required<&user::password_enabled>("password_enabled"),
        required<&user::two_factor_enabled>("two_factor_enabled"),
        required<&user::totp_enabled>("totp_enabled"),
        required<&user::backup_code_enabled>("backup_code_enabled"),
        required<&user::mfa_enabled_at>("mfa_enabled_at"),
        required<&user::mfa_disabled_at>("mfa_disabled_at"),
        optional<&user::password_last_updated_at>("password_last_updated_at"),
        required<&user::external_accounts>("external_accounts"),
        required<&user::saml_accounts>("saml_accounts"),
        required<&user::enterprise_accounts>("enterprise_accounts"),
        optional<&user::organization_memberships>("organization_memberships"),
        required<&user::last_sign_in_at>("last_sign_in_at"),
        required<&user::banned>("banned"),
        required<&user::locked>("locked"),
        optional<&user::deprovisioned>("deprovisioned"),
        required<&user::lockout_expires_in_seconds>("lockout_expires_in_seconds"),
        required<&user::verification_attempts_remaining>("verification_attempts_remaining"),
        required<&user::updated_at>("updated_at"),
        required<&user::created_at>("created_at"),
        required<&user::delete_self_enabled>("delete_self_enabled"),
        required<&user::create_organization_enabled>("create_organization_enabled"),
        optional<&user::create_organizations_limit>("create_organizations_limit"),
        required<&user::last_active_at>("last_active_at"),
        required<&user::legal_accepted_at>("legal_accepted_at"),
        optional<&user::bypass_client_trust>("bypass_client_trust"),
        optional<&user::scim>("scim"),
    };
};

CLERK_DECL bool tag_invoke(detail::decode_tag, json::value const& from, user& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, user& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, user const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
