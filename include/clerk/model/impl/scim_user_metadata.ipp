// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_SCIM_USER_METADATA_IPP
#define CLERK_MODEL_IMPL_SCIM_USER_METADATA_IPP

#include <clerk/model/scim_user_metadata.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<scim_user_metadata>
{
    static constexpr member members[]{
        required<&scim_user_metadata::directory_id>("directory_id"),
        optional<&scim_user_metadata::directory_enabled>("directory_enabled"),
        required<&scim_user_metadata::external_id>("external_id"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, scim_user_metadata& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, scim_user_metadata& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, scim_user_metadata const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
