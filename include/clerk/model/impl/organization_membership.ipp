// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_ORGANIZATION_MEMBERSHIP_IPP
#define CLERK_MODEL_IMPL_ORGANIZATION_MEMBERSHIP_IPP

#include <clerk/model/organization_membership.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<organization_membership>
{
    static constexpr std::tuple members{
        required("id", &organization_membership::id),
        required("object", &organization_membership::object),
        required("role", &organization_membership::role),
        optional("role_name", &organization_membership::role_name),
        required("permissions", &organization_membership::permissions),
        required("public_metadata", &organization_membership::public_metadata),
        optional("private_metadata", &organization_membership::private_metadata),
        required("organization", &organization_membership::organization),
        optional("public_user_data", &organization_membership::public_user_data),
        required("created_at", &organization_membership::created_at),
        required("updated_at", &organization_membership::updated_at),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, organization_membership& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, organization_membership const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
