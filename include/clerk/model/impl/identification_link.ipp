// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_IDENTIFICATION_LINK_IPP
#define CLERK_MODEL_IMPL_IDENTIFICATION_LINK_IPP

#include <clerk/model/identification_link.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<identification_link>
{
    static constexpr member members[]{
        required<&identification_link::type>("type"),
        required<&identification_link::id>("id"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, identification_link& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, identification_link& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, identification_link const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
