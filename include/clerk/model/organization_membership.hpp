// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_ORGANIZATION_MEMBERSHIP_HPP
#define CLERK_MODEL_ORGANIZATION_MEMBERSHIP_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/organization.hpp>
#include <clerk/model/public_user_data.hpp>
#include <clerk/model/timestamp.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <vector>

namespace clerk
{
/// A user's membership in an organization.
struct organization_membership
{
    /// ID of the membership (`orgmem_…`).
    std::string id;
    /// Kind of this object: `organization_membership`.
    std::string object;
    /// Key of the role: `org:admin`, …
    std::string role;
    /// Name of the role, as people see it.
    std::optional<std::string> role_name;
    /// Keys of what the role allows: `org:sys_memberships:manage`, …
    std::vector<std::string> permissions;
    /// Data of the application about this membership, readable by the frontend too.
    json::object public_metadata;
    /// Data of the application about this membership, readable by its backend alone.
    json::object private_metadata;
    /// The organization.
    std::optional<clerk::organization> organization;
    /// The user.
    std::optional<clerk::public_user_data> public_user_data;
    /// When the membership was created.
    timestamp created_at{};
    /// When the membership last changed.
    timestamp updated_at{};

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(organization_membership const&, organization_membership const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, organization_membership& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, organization_membership& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, organization_membership const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/organization_membership.ipp>
#endif

#endif
