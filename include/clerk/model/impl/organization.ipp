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
    static constexpr std::tuple members{
        required("object", &organization::object),
        required("id", &organization::id),
        required("name", &organization::name),
        required("slug", &organization::slug),
        optional("image_url", &organization::image_url),
        required("has_image", &organization::has_image),
        optional("members_count", &organization::members_count),
        optional("missing_member_with_elevated_permissions",
            &organization::missing_member_with_elevated_permissions),
        optional("pending_invitations_count", &organization::pending_invitations_count),
        required("max_allowed_memberships", &organization::max_allowed_memberships),
        required("admin_delete_enabled", &organization::admin_delete_enabled),
        required("public_metadata", &organization::public_metadata),
        optional("private_metadata", &organization::private_metadata),
        optional("created_by", &organization::created_by),
        required("created_at", &organization::created_at),
        required("updated_at", &organization::updated_at),
        optional("last_active_at", &organization::last_active_at),
        optional("role_set_key", &organization::role_set_key),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, organization& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, organization const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
