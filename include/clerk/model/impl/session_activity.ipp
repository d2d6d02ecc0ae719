// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_SESSION_ACTIVITY_IPP
#define CLERK_MODEL_IMPL_SESSION_ACTIVITY_IPP

#include <clerk/model/session_activity.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<session_activity>
{
    static constexpr member members[]{
        required<&session_activity::object>("object"),
        required<&session_activity::id>("id"),
        optional<&session_activity::device_type>("device_type"),
        required<&session_activity::is_mobile>("is_mobile"),
        optional<&session_activity::browser_name>("browser_name"),
        optional<&session_activity::browser_version>("browser_version"),
        optional<&session_activity::ip_address>("ip_address"),
        optional<&session_activity::city>("city"),
        optional<&session_activity::country>("country"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, session_activity& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, session_activity& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, session_activity const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
