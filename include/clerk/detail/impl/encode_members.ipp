// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_ENCODE_MEMBERS_IPP
#define CLERK_DETAIL_IMPL_ENCODE_MEMBERS_IPP

#include <clerk/detail/encode_members.hpp>

namespace clerk::detail
{
CLERK_DECL void encode_members(
    json::value& to, struct_description const& what, void const* from, json::object const& unknown)
{
    json::object& object = to.emplace_object();
    object.reserve(what.members.size() + unknown.size());
    for (member const& each : what.members)
        if (!each.left_out(from))
            each.type->write_value(
                object.emplace(json::string_view{each.name.data(), each.name.size()}, nullptr).first->value(),
                each.in_const(from));
    object.insert(unknown.begin(), unknown.end());
}

} // namespace clerk::detail

#endif
