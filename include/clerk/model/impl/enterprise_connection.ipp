// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_ENTERPRISE_CONNECTION_IPP
#define CLERK_MODEL_IMPL_ENTERPRISE_CONNECTION_IPP

#include <clerk/model/enterprise_connection.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<enterprise_connection>
{
    static constexpr member members[]{
        required<&enterprise_connection::id>("id"),
        required<&enterprise_connection::protocol>("protocol"),
        required<&enterprise_connection::provider>("provider"),
        required<&enterprise_connection::name>("name"),
        required<&enterprise_connection::logo_public_url>("logo_public_url"),
        optional<&enterprise_connection::domain>("domain"),
        optional<&enterprise_connection::domains>("domains"),
        required<&enterprise_connection::active>("active"),
        required<&enterprise_connection::sync_user_attributes>("sync_user_attributes"),
        required<&enterprise_connection::allow_subdomains>("allow_subdomains"),
        required<&enterprise_connection::allow_idp_initiated>("allow_idp_initiated"),
        required<&enterprise_connection::disable_additional_identifications>("disable_additional_identifications"),
        required<&enterprise_connection::created_at>("created_at"),
        required<&enterprise_connection::updated_at>("updated_at"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, enterprise_connection& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, enterprise_connection& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, enterprise_connection const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
