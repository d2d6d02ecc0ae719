// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_SESSION_TASK_IPP
#define CLERK_MODEL_IMPL_SESSION_TASK_IPP

#include <clerk/model/session_task.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<session_task>
{
    static constexpr member members[]{
        required<&session_task::key>("key"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, session_task& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, session_task& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, session_task const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
