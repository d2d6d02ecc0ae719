// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_FULL_USER_HPP
#define CLERK_TESTS_SUPPORT_FULL_USER_HPP

#include <string_view>

namespace clerk_tests
{
/// A user as Clerk replies it, with every member of the published description and every kind of verification.
/// All members have a value, save those that the description wants there as null.
inline constexpr std::string_view full_user = R"json({
  "id": "user_2full",
  "object": "user",
  "external_id": "crew-7",
  "primary_email_address_id": "idn_email_otp",
  "primary_phone_number_id": "idn_phone_one",
  "primary_web3_wallet_id": "idn_wallet_one",
  "username": "ripley",
  "first_name": "Ellen",
  "last_name": "Ripley",
  "locale": "en-GB",
  "profile_image_url": "https://images.example/old.png",
  "image_url": "https://images.example/new.png",
  "has_image": true,
  "public_metadata": {"rank": "warrant officer", "camelCase": {"inner": [1, 2.5, null, true]}},
  "private_metadata": {"ledger": 18446744073709551615},
  "unsafe_metadata": {"theme": "dark", "ratio": 0.1},
  "email_addresses": [
    {
      "id": "idn_email_otp",
      "object": "email_address",
      "email_address": "ripley@example.com",
      "reserved": true,
      "verification": {
        "object": "verification_otp", "status": "verified", "strategy": "email_code",
        "attempts": 2, "expire_at": 1700000600123, "verified_at_client": "client_1"
      },
      "linked_to": [{"type": "oauth_google", "id": "idn_google"}, {"type": "saml", "id": "idn_saml"}],
      "matches_sso_connection": true,
      "created_at": 1700000000123,
      "updated_at": 1700000001456
    },
    {
      "id": "idn_email_admin", "object": "email_address", "email_address": "b@example.com",
      "reserved": false,
      "verification": {
        "object": "verification_admin", "status": "verified", "strategy": "admin",
        "attempts": null, "expire_at": null
      },
      "linked_to": [], "created_at": 1, "updated_at": 2
    },
    {
      "id": "idn_email_from_oauth", "object": "email_address", "email_address": "c@example.com",
      "reserved": false,
      "verification": {
        "object": "verification_from_oauth", "status": "unverified", "strategy": "from_oauth_google",
        "attempts": null, "expire_at": 1700000700000,
        "error": {
          "message": "denied", "long_message": "The provider denied it.", "code": "oauth_access_denied",
          "meta": {"provider": "google"}
        }
      },
      "linked_to": [], "created_at": 3, "updated_at": 4
    },
    {
      "id": "idn_email_ticket", "object": "email_address", "email_address": "d@example.com",
      "reserved": false,
      "verification": {
        "object": "verification_ticket", "status": "expired", "strategy": "ticket",
        "attempts": 0, "expire_at": 1600000000000
      },
      "linked_to": [], "created_at": 5, "updated_at": 6
    },
    {
      "id": "idn_email_saml", "object": "email_address", "email_address": "e@example.com",
      "reserved": false,
      "verification": {
        "object": "verification_saml", "status": "transferable", "strategy": "saml",
        "attempts": 1, "expire_at": null, "external_verification_redirect_url": "https://idp.example/saml"
      },
      "linked_to": [], "created_at": 7, "updated_at": 8
    },
    {
      "id": "idn_email_link", "object": "email_address", "email_address": "f@example.com",
      "reserved": false,
      "verification": {
        "object": "verification_email_link", "status": "failed", "strategy": "email_link",
        "attempts": 3, "expire_at": 1700000800000, "verified_at_client": "client_2"
      },
      "linked_to": [], "created_at": 9, "updated_at": 10
    },
    {
      "id": "idn_email_scim", "object": "email_address", "email_address": "g@example.com",
      "reserved": false,
      "verification": {
        "object": "verification_scim", "status": "verified", "strategy": "scim",
        "attempts": null, "expire_at": null
      },
      "linked_to": [], "created_at": 11, "updated_at": 12
    },
    {
      "id": "idn_email_none", "object": "email_address", "email_address": "h@example.com",
      "reserved": false,
      "verification": null,
      "linked_to": [], "created_at": 13, "updated_at": 14
    }
  ],
  "phone_numbers": [
    {
      "id": "idn_phone_one",
      "object": "phone_number",
      "phone_number": "+12015550122",
      "reserved_for_second_factor": true,
      "default_second_factor": false,
      "reserved": true,
      "verification": {
        "object": "verification_otp", "status": "verified", "strategy": "phone_code",
        "attempts": 1, "expire_at": 1700000900000, "channel": "sms"
      },
      "linked_to": [{"type": "oauth_apple", "id": "idn_apple"}],
      "backup_codes": ["12345678", "abcdefgh"],
      "created_at": 1700000010000,
      "updated_at": 1700000011000
    }
  ],
  "web3_wallets": [
    {
      "id": "idn_wallet_one",
      "object": "web3_wallet",
      "web3_wallet": "0x1979",
      "verification": {
        "object": "verification_web3", "status": "verified", "strategy": "web3_metamask_signature",
        "attempts": 1, "expire_at": 1700001000000, "nonce": "n0nce", "message": "sign n0nce"
      },
      "created_at": 1700000020000,
      "updated_at": 1700000021000
    }
  ],
  "passkeys": [
    {
      "id": "idn_passkey_one",
      "object": "passkey",
      "name": "Nostromo terminal",
      "last_used_at": 1700000030000,
      "verification": {
        "object": "verification_passkey", "status": "verified", "strategy": "passkey",
        "attempts": 1, "expire_at": 1700001100000, "nonce": "nonce"
      }
    }
  ],
  "password_enabled": true,
  "two_factor_enabled": true,
  "totp_enabled": true,
  "backup_code_enabled": true,
  "mfa_enabled_at": 1700000040000,
  "mfa_disabled_at": 1700000041000,
  "password_last_updated_at": 1700000042000,
  "external_accounts": [
    {
      "object": "external_account",
      "id": "eac_one",
      "provider": "oauth_google",
      "identification_id": "idn_google",
      "provider_user_id": "116785430249887645832",
      "approved_scopes": "email profile",
      "email_address": "ripley@example.com",
      "email_address_verified": true,
      "first_name": "Ellen L.",
      "last_name": "Ripley-Google",
      "avatar_url": "",
      "image_url": "https://images.example/google.png",
      "username": "ellen.ripley",
      "phone_number": "+12015550123",
      "public_metadata": {"plan": "free"},
      "label": "work",
      "created_at": 1700000050000,
      "updated_at": 1700000051000,
      "verification": {
        "object": "verification_oauth", "status": "verified", "strategy": "oauth_google",
        "attempts": null, "expire_at": 1700001200000,
        "external_verification_redirect_url": "https://accounts.example/auth"
      }
    },
    {
      "object": "google_account", "id": "eac_two", "provider": "google", "identification_id": "idn_tap",
      "provider_user_id": "2", "approved_scopes": "", "email_address": "", "first_name": "", "last_name": "",
      "public_metadata": {}, "created_at": 15, "updated_at": 16,
      "verification": {
        "object": "verification_google_one_tap", "status": "verified", "strategy": "google_one_tap",
        "attempts": null, "expire_at": 1700001300000
      }
    }
  ],
  "saml_accounts": [
    {
      "id": "samlacc_one",
      "object": "saml_account",
      "provider": "saml_okta",
      "active": true,
      "email_address": "ripley@weyland.example",
      "first_name": "Ellen S.",
      "last_name": "Ripley-Saml",
      "provider_user_id": "okta-1",
      "last_authenticated_at": 1700000060000,
      "public_metadata": {"deck": "C"},
      "verification": {
        "object": "verification_ticket", "status": "verified", "strategy": "ticket",
        "attempts": 1, "expire_at": null
      },
      "saml_connection": {
        "id": "samlc_one",
        "name": "Weyland",
        "domain": "weyland.example",
        "domains": ["weyland.example", "yutani.example"],
        "active": true,
        "provider": "saml_okta",
        "sync_user_attributes": true,
        "allow_subdomains": true,
        "allow_idp_initiated": false,
        "disable_additional_identifications": true,
        "created_at": 1700000061000,
        "updated_at": 1700000062000
      }
    }
  ],
  "enterprise_accounts": [
    {
      "id": "entacc_one",
      "object": "enterprise_account",
      "protocol": "saml",
      "provider": "saml_custom",
      "active": true,
      "email_address": "ripley@yutani.example",
      "first_name": "Ellen E.",
      "last_name": "Ripley-Enterprise",
      "provider_user_id": "ent-1",
      "enterprise_connection_id": "entconn_one",
      "public_metadata": {"floor": 3},
      "verification": {
        "object": "verification_saml", "status": "verified", "strategy": "saml",
        "attempts": null, "expire_at": 1700001400000
      },
      "enterprise_connection": {
        "id": "entconn_one",
        "protocol": "oauth",
        "provider": "oauth_custom_yutani",
        "name": "Yutani",
        "logo_public_url": null,
        "domain": "yutani.example",
        "domains": ["yutani.example"],
        "active": true,
        "sync_user_attributes": true,
        "allow_subdomains": false,
        "allow_idp_initiated": true,
        "disable_additional_identifications": true,
        "created_at": 1700000070000,
        "updated_at": 1700000071000
      },
      "last_authenticated_at": 1700000072000
    }
  ],
  "organization_memberships": [
    {
      "id": "orgmem_one",
      "object": "organization_membership",
      "role": "org:admin",
      "role_name": "Admin",
      "permissions": ["org:sys_memberships:manage", "org:sys_profile:delete"],
      "public_metadata": {"seat": 1},
      "private_metadata": {"salary": 2},
      "organization": {
        "object": "organization",
        "id": "org_one",
        "name": "Nostromo",
        "slug": "nostromo",
        "image_url": "https://images.example/org.png",
        "has_image": true,
        "members_count": 7,
        "missing_member_with_elevated_permissions": false,
        "pending_invitations_count": 1,
        "max_allowed_memberships": 8,
        "admin_delete_enabled": true,
        "public_metadata": {"class": "M"},
        "private_metadata": {"order": 937},
        "created_by": "user_2full",
        "created_at": 1700000080000,
        "updated_at": 1700000081000,
        "last_active_at": 1700000082000,
        "role_set_key": "role_set:default"
      },
      "public_user_data": {
        "user_id": "user_2full",
        "first_name": "Ellen P.",
        "last_name": "Ripley-Public",
        "profile_image_url": "https://images.example/old.png",
        "image_url": "https://images.example/new.png",
        "has_image": true,
        "identifier": "ripley@example.com",
        "username": "ripley",
        "banned": false,
        "deprovisioned": true
      },
      "created_at": 1700000083000,
      "updated_at": 1700000084000
    }
  ],
  "last_sign_in_at": 1700000090000,
  "banned": true,
  "locked": true,
  "deprovisioned": false,
  "lockout_expires_in_seconds": 3600,
  "verification_attempts_remaining": 97,
  "updated_at": 1700000091999,
  "created_at": 1699990000001,
  "delete_self_enabled": true,
  "create_organization_enabled": true,
  "create_organizations_limit": 5,
  "last_active_at": 1700000092000,
  "legal_accepted_at": 1700000093000,
  "bypass_client_trust": true,
  "scim": {"directory_id": "dir_one", "directory_enabled": true, "external_id": "scim-1"}
})json";

} // namespace clerk_tests

#endif
