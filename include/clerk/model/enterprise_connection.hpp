// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_ENTERPRISE_CONNECTION_HPP
#define CLERK_MODEL_ENTERPRISE_CONNECTION_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/enterprise_protocol.hpp>
#include <clerk/model/timestamp.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <vector>

namespace clerk
{
/// A connection to an enterprise identity provider, as it is told with an enterprise account.
struct enterprise_connection
{
    /// ID of the connection (`entconn_…`).
    std::string id;
    /// The protocol that it speaks.
    enterprise_protocol protocol;
    /// The identity provider: `saml_okta`, `oauth_custom_…`, …
    std::string provider;
    /// Its name, as administrators see it.
    std::string name;
    /// URL of its logo, if it has one.
    std::optional<std::string> logo_public_url;
    /// Deprecated by Clerk: see `domains`.
    std::optional<std::string> domain;
    /// The email domains that sign in through it.
    std::vector<std::string> domains;
    /// Whether people can sign in through it.
    bool active = false;
    /// Whether each sign-in copies the provider's attributes to the user.
    bool sync_user_attributes = false;
    /// Whether addresses of subdomains may sign in through it.
    bool allow_subdomains = false;
    /// Whether a sign-in may begin at the identity provider.
    bool allow_idp_initiated = false;
    /// Whether its users are kept from adding further identifications.
    bool disable_additional_identifications = false;
    /// When the connection was created.
    timestamp created_at{};
    /// When the connection last changed.
    timestamp updated_at{};

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(enterprise_connection const&, enterprise_connection const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, enterprise_connection& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, enterprise_connection& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, enterprise_connection const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/enterprise_connection.ipp>
#endif

#endif
