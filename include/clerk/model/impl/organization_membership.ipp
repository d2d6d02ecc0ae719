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
    static constexpr member members[]{
        required<&organization_membership::id>("id"),
        required<&organization_membership::object>("object"),
        required<&organization_membership::role>("role"),
        optional<&organization_membership::role_name>("role_name"),
        required<&organization_membership::permissions>("permissions"),
        required<&organization_membership::public_metadata>("public_metadata"),
        optional<&organization_membership::private_metadata>("private_metadata"),
        required<&organization_membership::organization>("organization"),
        optional<&organization_membership::public_user_data>("public_user_data"),
        required<&organization_membership::created_at>("created_at"),
        required<&organization_membership::updated_at>("updated_at"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, organization_membership& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, organization_membership& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, organization_membership const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
