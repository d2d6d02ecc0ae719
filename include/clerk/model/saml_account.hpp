// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_SAML_ACCOUNT_HPP
#define CLERK_MODEL_SAML_ACCOUNT_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/saml_connection.hpp>
#include <clerk/model/timestamp.hpp>
#include <clerk/model/verification.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace clerk
{
/// An account at a SAML identity provider through which a user signs in.
struct saml_account
{
    /// ID of this object (`samlacc_…`).
    std::string id;
    /// Kind of this object: `saml_account`.
    std::string object;
    /// The identity provider: `saml_okta`, `saml_custom`, …
    std::string provider;
    /// Whether the user can sign in through it.
    bool active = false;
    /// The address that the provider gave.
    std::string email_address;
    /// As the provider gave it.
    std::optional<std::string> first_name;
    /// As the provider gave it.
    std::optional<std::string> last_name;
    /// The provider's own ID of the user.
    std::optional<std::string> provider_user_id;
    /// When the user last signed in through it.
    std::optional<timestamp> last_authenticated_at;
    /// Data of the application, readable by everyone.
    json::object public_metadata;
    /// How the account was verified. Unset if that was never begun.
    std::optional<clerk::verification> verification;
    /// The connection to which it belongs.
    std::optional<clerk::saml_connection> saml_connection;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(saml_account const&, saml_account const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, saml_account& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, saml_account& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, saml_account const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/saml_account.ipp>
#endif

#endif
