// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_SESSION_TASK_HPP
#define CLERK_MODEL_SESSION_TASK_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <string>

namespace clerk
{
/// Something that a user has to do before a session becomes active.
struct session_task
{
    /// What it is: `choose-organization`, …
    std::string key;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(session_task const&, session_task const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, session_task& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, session_task& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, session_task const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/session_task.ipp>
#endif

#endif
