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
    static constexpr std::tuple members{
        required("object", &session_activity::object),
        required("id", &session_activity::id),
        optional("device_type", &session_activity::device_type),
        required("is_mobile", &session_activity::is_mobile),
        optional("browser_name", &session_activity::browser_name),
        optional("browser_version", &session_activity::browser_version),
        optional("ip_address", &session_activity::ip_address),
        optional("city", &session_activity::city),
        optional("country", &session_activity::country),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, session_activity& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, session_activity const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
