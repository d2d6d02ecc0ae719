// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_SCIM_USER_METADATA_HPP
#define CLERK_MODEL_SCIM_USER_METADATA_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace clerk
{
/// Says from which directory (SCIM) a user is provisioned.
///
/// Clerk sends it with the webhook events `user.created` and `user.updated` alone, and only for users that
/// come from a directory: its absence proves nothing.
struct scim_user_metadata
{
    /// ID of the directory.
    std::string directory_id;
    /// Whether the directory is in use now. Left out where it is not.
    std::optional<bool> directory_enabled;
    /// The directory's own ID of the user, if it has one.
    std::optional<std::string> external_id;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(scim_user_metadata const&, scim_user_metadata const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, scim_user_metadata& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, scim_user_metadata& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, scim_user_metadata const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/scim_user_metadata.ipp>
#endif

#endif
