// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_NETWORK_TYPED_USER_HPP
#define CLERK_BENCHMARKS_NETWORK_TYPED_USER_HPP

#include "typed_parts.hpp"

namespace clerk_benchmarks
{
/// A user as whole as clerk::user, for the contestants that are written by hand: the same members, but none for what is
/// unknown.
template <class Data>
struct typed_user
{
    std::string id, object;
    text external_id, primary_email_address_id, primary_phone_number_id, primary_web3_wallet_id;
    text username, first_name, last_name, locale, profile_image_url, image_url;
    bool has_image = false;
    Data public_metadata, private_metadata, unsafe_metadata;
    std::vector<email_address<Data>> email_addresses;
    std::vector<phone_number<Data>> phone_numbers;
    std::vector<web3_wallet<Data>> web3_wallets;
    std::vector<passkey<Data>> passkeys;
    bool password_enabled = false, two_factor_enabled = false, totp_enabled = false, backup_code_enabled = false;
    moment mfa_enabled_at, mfa_disabled_at, password_last_updated_at;
    std::vector<external_account<Data>> external_accounts;
    std::vector<enterprise_account<Data>> saml_accounts, enterprise_accounts;
    std::vector<membership<Data>> organization_memberships;
    moment last_sign_in_at;
    bool banned = false, locked = false;
    std::optional<bool> deprovisioned;
    std::optional<std::int64_t> lockout_expires_in_seconds, verification_attempts_remaining;
    timestamp updated_at, created_at;
    bool delete_self_enabled = false, create_organization_enabled = false;
    std::optional<std::int64_t> create_organizations_limit;
    moment last_active_at, legal_accepted_at;
    std::optional<bool> bypass_client_trust;
    std::optional<directory_data> scim;
};
template <class Read, class Data>
void members(Read const& read, typed_user<Data>& to)
{
    read("id", to.id), read("object", to.object), read("external_id", to.external_id);
    read("primary_email_address_id", to.primary_email_address_id);
    read("primary_phone_number_id", to.primary_phone_number_id);
    read("primary_web3_wallet_id", to.primary_web3_wallet_id), read("username", to.username);
    read("first_name", to.first_name), read("last_name", to.last_name), read("locale", to.locale);
    read("profile_image_url", to.profile_image_url), read("image_url", to.image_url), read("has_image", to.has_image);
    read("public_metadata", to.public_metadata), read("private_metadata", to.private_metadata);
    read("unsafe_metadata", to.unsafe_metadata), read("email_addresses", to.email_addresses);
    read("phone_numbers", to.phone_numbers), read("web3_wallets", to.web3_wallets), read("passkeys", to.passkeys);
    read("password_enabled", to.password_enabled), read("two_factor_enabled", to.two_factor_enabled);
    read("totp_enabled", to.totp_enabled), read("backup_code_enabled", to.backup_code_enabled);
    read("mfa_enabled_at", to.mfa_enabled_at), read("mfa_disabled_at", to.mfa_disabled_at);
    read("password_last_updated_at", to.password_last_updated_at), read("external_accounts", to.external_accounts);
    read("saml_accounts", to.saml_accounts), read("enterprise_accounts", to.enterprise_accounts);
    read("last_sign_in_at", to.last_sign_in_at), read("banned", to.banned), read("locked", to.locked);
    read("deprovisioned", to.deprovisioned), read("lockout_expires_in_seconds", to.lockout_expires_in_seconds);
    read("verification_attempts_remaining", to.verification_attempts_remaining);
    read("updated_at", to.updated_at), read("created_at", to.created_at);
    read("delete_self_enabled", to.delete_self_enabled);
    read("create_organization_enabled", to.create_organization_enabled);
    read("create_organizations_limit", to.create_organizations_limit), read("last_active_at", to.last_active_at);
    read("legal_accepted_at", to.legal_accepted_at), read("bypass_client_trust", to.bypass_client_trust);
    read("organization_memberships", to.organization_memberships), read("scim", to.scim);
}
} // namespace clerk_benchmarks

#endif
