// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_EXTERNAL_ACCOUNT_HPP
#define CLERK_MODEL_EXTERNAL_ACCOUNT_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/timestamp.hpp>
#include <clerk/model/verification.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace clerk
{
/// An account at an OAuth provider through which a user signs in.
struct external_account
{
    /// Kind of this object: `external_account`, or `google_account` and `facebook_account` for old ones.
    std::string object;
    /// ID of this object (`eac_…`).
    std::string id;
    /// The provider: `oauth_google`, `oauth_custom_…`, …
    std::string provider;
    /// ID of the identification (`idn_…`) that stands for this account.
    std::string identification_id;
    /// The provider's own ID of the user.
    std::string provider_user_id;
    /// The scopes that the user granted, with a space between them.
    std::string approved_scopes;
    /// The address that the provider gave. Empty if none.
    std::string email_address;
    /// Whether the provider had verified that address when the account was connected. Unset: not known, as
    /// for custom providers and older accounts.
    std::optional<bool> email_address_verified;
    /// As the provider gave it.
    std::string first_name;
    /// As the provider gave it.
    std::string last_name;
    /// Deprecated by Clerk: see `image_url`.
    std::optional<std::string> avatar_url;
    /// URL of the user's picture at the provider.
    std::optional<std::string> image_url;
    /// As the provider gave it.
    std::optional<std::string> username;
    /// As the provider gave it.
    std::optional<std::string> phone_number;
    /// Data of the application, readable by everyone.
    json::object public_metadata;
    /// A name that tells accounts at the same provider apart.
    std::optional<std::string> label;
    /// When the connection was created.
    timestamp created_at{};
    /// When the connection last changed.
    timestamp updated_at{};
    /// How the connection was made. Unset if that was never begun.
    std::optional<clerk::verification> verification;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(external_account const&, external_account const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, external_account& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, external_account& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, external_account const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/external_account.ipp>
#endif

#endif
