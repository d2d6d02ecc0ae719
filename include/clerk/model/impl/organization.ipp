// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_ORGANIZATION_IPP
#define CLERK_MODEL_IMPL_ORGANIZATION_IPP

#include <clerk/model/organization.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<organization>
{
    static constexpr member members[]{
        required<&organization::object>("object"),
        required<&organization::id>("id"),
        required<&organization::name>("name"),
        required<&organization::slug>("slug"),
        optional<&organization::image_url>("image_url"),
        required<&organization::has_image>("has_image"),
        optional<&organization::members_count>("members_count"),
        optional<&organization::missing_member_with_elevated_permissions>("missing_member_with_elevated_permissions"),
        optional<&organization::pending_invitations_count>("pending_invitations_count"),
        required<&organization::max_allowed_memberships>("max_allowed_memberships"),
        required<&organization::admin_delete_enabled>("admin_delete_enabled"),
        required<&organization::public_metadata>("public_metadata"),
        optional<&organization::private_metadata>("private_metadata"),
        optional<&organization::created_by>("created_by"),
        required<&organization::created_at>("created_at"),
        required<&organization::updated_at>("updated_at"),
        optional<&organization::last_active_at>("last_active_at"),
        optional<&organization::role_set_key>("role_set_key"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, organization& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, organization& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, organization const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
