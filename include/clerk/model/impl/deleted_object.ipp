// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_DELETED_OBJECT_IPP
#define CLERK_MODEL_IMPL_DELETED_OBJECT_IPP

#include <clerk/model/deleted_object.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<deleted_object>
{
    static constexpr member members[]{
        required<&deleted_object::object>("object"),
        optional<&deleted_object::id>("id"),
        optional<&deleted_object::slug>("slug"),
        required<&deleted_object::deleted>("deleted"),
        optional<&deleted_object::external_id>("external_id"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, deleted_object& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, deleted_object& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, deleted_object const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
