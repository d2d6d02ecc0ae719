// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_PUBLIC_USER_DATA_HPP
#define CLERK_MODEL_PUBLIC_USER_DATA_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace clerk
{
/// What a membership tells about the user that it belongs to.
struct public_user_data
{
    /// ID of the user (`user_…`).
    std::string user_id;
    /// The user's first name.
    std::optional<std::string> first_name;
    /// The user's last name.
    std::optional<std::string> last_name;
    /// Deprecated by Clerk: see `image_url`.
    std::optional<std::string> profile_image_url;
    /// URL of the user's picture: their own, or one that Clerk made.
    std::string image_url;
    /// Whether the picture is the user's own.
    bool has_image = false;
    /// What the user is known by: an email address, a phone number, a username.
    std::optional<std::string> identifier;
    /// The user's name for signing in.
    std::optional<std::string> username;
    /// Whether the user is banned.
    std::optional<bool> banned;
    /// Whether a directory has taken the user out, so that they cannot sign in.
    std::optional<bool> deprovisioned;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(public_user_data const&, public_user_data const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, public_user_data& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, public_user_data& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, public_user_data const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/public_user_data.ipp>
#endif

#endif
