// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IDENTIFICATION_LINK_HPP
#define CLERK_MODEL_IDENTIFICATION_LINK_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <string>

namespace clerk
{
/// Another identification that is tied to an email address or a phone number: signing in through a connected
/// account proved that both belong to the same person.
struct identification_link
{
    /// How it came about: `oauth_google`, `saml`, …
    std::string type;
    /// ID of the other identification.
    std::string id;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(identification_link const&, identification_link const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, identification_link& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, identification_link& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, identification_link const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/identification_link.ipp>
#endif

#endif
