// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_ORGANIZATION_HPP
#define CLERK_MODEL_ORGANIZATION_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/timestamp.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace clerk
{
/// An organization.
struct organization
{
    /// Kind of this object: `organization`.
    std::string object;
    /// ID of the organization (`org_…`).
    std::string id;
    /// Its name.
    std::string name;
    /// Its name as part of a URL.
    std::string slug;
    /// URL of its picture: its own, or one that Clerk made.
    std::optional<std::string> image_url;
    /// Whether the picture is its own.
    bool has_image = false;
    /// How many members it has. Unset where Clerk was not asked.
    std::optional<std::int64_t> members_count;
    /// Whether no member is left who may manage it. Unset where Clerk was not asked.
    std::optional<bool> missing_member_with_elevated_permissions;
    /// How many invitations wait for an answer.
    std::optional<std::int64_t> pending_invitations_count;
    /// How many members it may have; 0: no limit.
    std::int64_t max_allowed_memberships = 0;
    /// Whether its administrators may delete it.
    bool admin_delete_enabled = false;
    /// Data of the application, readable by everyone.
    json::object public_metadata;
    /// Data of the application, readable by its backend alone.
    json::object private_metadata;
    /// ID of the user who created it.
    std::optional<std::string> created_by;
    /// When it was created.
    timestamp created_at{};
    /// When it last changed.
    timestamp updated_at{};
    /// When something last happened in it.
    std::optional<timestamp> last_active_at;
    /// Key of the set of roles that its members can have.
    std::optional<std::string> role_set_key;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(organization const&, organization const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, organization& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, organization& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, organization const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/organization.ipp>
#endif

#endif
