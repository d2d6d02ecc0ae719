// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_USER_HPP
#define CLERK_MODEL_USER_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/email_address.hpp>
#include <clerk/model/enterprise_account.hpp>
#include <clerk/model/external_account.hpp>
#include <clerk/model/organization_membership.hpp>
#include <clerk/model/passkey.hpp>
#include <clerk/model/phone_number.hpp>
#include <clerk/model/saml_account.hpp>
#include <clerk/model/scim_user_metadata.hpp>
#include <clerk/model/timestamp.hpp>
#include <clerk/model/web3_wallet.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clerk
{
/// A user.
///
/// Comes as the result of the operations on users. Its members bear the names of the Backend API, and hold
/// what Clerk said: an optional without a value was null or was left out, and a vector or an object is empty
/// then too. `boost::json::value_from(user)` gives the JSON back, `unknown_members` included at every level.
///
/// Source: schema `User` of Clerk's Backend API description, versions 2025-11-10 and 2026-05-12.
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access.
struct user
{
    /// ID of the user (`user_…`). Never empty in a reply.
    std::string id;
    /// Kind of this object: always `user`.
    std::string object;
    /// ID of this user in the application's own records; unique within the Clerk instance.
    std::optional<std::string> external_id;
    /// ID of the one of `email_addresses` to which Clerk writes.
    std::optional<std::string> primary_email_address_id;
    /// ID of the first choice among `phone_numbers`.
    std::optional<std::string> primary_phone_number_id;
    /// ID of the first choice among `web3_wallets`.
    std::optional<std::string> primary_web3_wallet_id;
    /// Name for signing in; unique within the Clerk instance.
    std::optional<std::string> username;
    std::optional<std::string> first_name;
    std::optional<std::string> last_name;
    /// Language that the user prefers (BCP 47): `en-US`.
    std::optional<std::string> locale;
    /// Deprecated by Clerk: see `image_url`.
    std::optional<std::string> profile_image_url;
    /// URL of the user's picture: their own, or one that Clerk made.
    std::optional<std::string> image_url;
    /// Whether the picture is the user's own.
    bool has_image = false;
    /// Data of the application: the frontend can read it, the backend alone can write it.
    json::object public_metadata;
    /// Data of the application: the backend alone can read and write it. Null on the wire is read as empty.
    json::object private_metadata;
    /// Data of the application: the frontend can read and write it, so that nothing in it can be trusted.
    json::object unsafe_metadata;
    /// All email addresses, also those not yet verified.
    std::vector<email_address> email_addresses;
    /// All phone numbers, also those not yet verified.
    std::vector<phone_number> phone_numbers;
    /// All Web3 wallets, also those not yet verified.
    std::vector<web3_wallet> web3_wallets;
    /// All passkeys.
    std::vector<passkey> passkeys;
    /// Whether the user has a password.
    bool password_enabled = false;
    /// Whether signing in takes a second factor.
    bool two_factor_enabled = false;
    /// Whether an authenticator app (TOTP) is set up as a second factor.
    bool totp_enabled = false;
    /// Whether there are backup codes that stand in for a second factor.
    bool backup_code_enabled = false;
    /// When a second factor was last turned on. Keeps its value when that is undone.
    std::optional<timestamp> mfa_enabled_at;
    /// When the second factor was last turned off. Keeps its value when that is undone.
    std::optional<timestamp> mfa_disabled_at;
    /// When the password last changed.
    std::optional<timestamp> password_last_updated_at;
    /// Accounts at OAuth providers.
    std::vector<external_account> external_accounts;
    /// Accounts at SAML identity providers.
    std::vector<saml_account> saml_accounts;
    /// Accounts at enterprise identity providers.
    std::vector<enterprise_account> enterprise_accounts;
    /// Memberships in organizations. Most operations do not tell them: empty does not mean none.
    std::vector<organization_membership> organization_memberships;
    /// When the user last signed in. Unset if never.
    std::optional<timestamp> last_sign_in_at;
    /// Whether the user is banned: signed out, and kept from signing in.
    bool banned = false;
    /// Whether the user is kept from signing in for now, after too many failed attempts or by hand.
    bool locked = false;
    /// Whether a directory has taken the user out, so that they cannot sign in.
    std::optional<bool> deprovisioned;
    /// How long the lock still lasts. Unset for a locked user: until it is lifted.
    std::optional<std::chrono::seconds> lockout_expires_in_seconds;
    /// How many attempts are left before the user is locked. Unset where the instance does not lock users. A
    /// user who was locked by the backend may have some left.
    std::optional<std::int64_t> verification_attempts_remaining;
    /// When the user last changed.
    timestamp updated_at{};
    /// When the user was created.
    timestamp created_at{};
    /// Whether the user may delete their own account, through the Frontend API.
    bool delete_self_enabled = false;
    /// Whether the user may create organizations, through the Frontend API.
    bool create_organization_enabled = false;
    /// How many organizations the user may create; 0: no limit. Unset: the instance's own limit holds.
    std::optional<std::int64_t> create_organizations_limit;
    /// The day of the latest activity in a session: the time of day is not kept. Unset if there was none.
    std::optional<timestamp> last_active_at;
    /// When the user accepted the legal terms. Unset if never.
    std::optional<timestamp> legal_accepted_at;
    /// Whether the user is spared the check for unknown devices (Client Trust) at sign-in.
    std::optional<bool> bypass_client_trust;
    /// The directory that provisions the user; in webhook events alone.
    std::optional<scim_user_metadata> scim;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(user const&, user const&) = default;
};

CLERK_DECL bool tag_invoke(detail::decode_tag, json::value const& from, user& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, user& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, user const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/user.ipp>
#endif

#endif
