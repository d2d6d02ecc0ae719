// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_SESSION_ACTIVITY_HPP
#define CLERK_MODEL_SESSION_ACTIVITY_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace clerk
{
/// From where a session was last used.
struct session_activity
{
    /// Kind of this object: `session_activity`.
    std::string object;
    /// ID of this object (`sess_activity_…`).
    std::string id;
    /// What kind of device it was: `Macintosh`, …
    std::optional<std::string> device_type;
    /// Whether it was a mobile device.
    bool is_mobile = false;
    /// The browser.
    std::optional<std::string> browser_name;
    /// The browser's version.
    std::optional<std::string> browser_version;
    /// The address that it came from.
    std::optional<std::string> ip_address;
    /// The city that the address belongs to.
    std::optional<std::string> city;
    /// The country that the address belongs to.
    std::optional<std::string> country;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(session_activity const&, session_activity const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, session_activity& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, session_activity& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, session_activity const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/session_activity.ipp>
#endif

#endif
