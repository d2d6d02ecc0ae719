// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_UPDATE_USER_ATTRIBUTES_HPP
#define CLERK_PARAMS_UPDATE_USER_ATTRIBUTES_HPP

#include <clerk/params/metadata_setters.hpp>
#include <clerk/password_hasher.hpp>
#include <clerk/secret.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace clerk::detail
{
/// How the user signs in from now on: as before, by a password, or by a digest. Replaced as a whole, so that no flag can stay
/// behind when its password goes.
struct new_credential
{
    enum class kind
    {
        none,
        password,
        digest,
    };

    kind what = kind::none;
    secret text; ///< The password, or its digest.
    bool null_pointer = false; ///< The caller passed a null `char const*`: reported by the call, before any I/O.
    std::string hasher; ///< The algorithm that made the digest.
    // A password alone can have these.
    std::optional<bool> skip_password_checks{};
    std::optional<bool> sign_out_of_other_sessions{};
};

using milliseconds_since_epoch = std::chrono::sys_time<std::chrono::milliseconds>;

/// What an update carries, in the order of Clerk's documentation.
struct update_user_attributes : metadata_attributes
{
    // Not implicit, as every file that makes parameters would compile them.
    CLERK_DECL update_user_attributes();
    CLERK_DECL update_user_attributes(update_user_attributes const&);
    CLERK_DECL update_user_attributes(update_user_attributes&&) noexcept;
    CLERK_DECL update_user_attributes& operator=(update_user_attributes const&);
    CLERK_DECL update_user_attributes& operator=(update_user_attributes&&) noexcept;
    CLERK_DECL ~update_user_attributes();

    attribute<std::string> first_name;
    attribute<std::string> last_name;
    attribute<std::string> username;
    attribute<std::string> locale;
    attribute<std::string> external_id;
    new_credential credential;
    attribute<std::string> primary_email_address_id;
    attribute<std::string> primary_phone_number_id;
    attribute<std::string> primary_web3_wallet_id;
    attribute<std::string> profile_image_id;
    attribute<bool> notify_primary_email_address_changed;
    attribute<secret> totp_secret;
    attribute<std::vector<secret>> backup_codes;
    attribute<bool> create_organization_enabled;
    attribute<bool> delete_self_enabled;
    attribute<json::value> create_organizations_limit;
    attribute<milliseconds_since_epoch> created_at;
    attribute<milliseconds_since_epoch> legal_accepted_at;
    attribute<bool> skip_legal_checks;
    attribute<bool> bypass_client_trust;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/params/impl/update_user_attributes.ipp>
#endif

#endif
