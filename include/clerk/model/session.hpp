// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_SESSION_HPP
#define CLERK_MODEL_SESSION_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/session_activity.hpp>
#include <clerk/model/session_status.hpp>
#include <clerk/model/session_task.hpp>
#include <clerk/model/timestamp.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <vector>

namespace clerk
{
/// A user's session in one browser or device.
struct session
{
    /// Kind of this object: `session`.
    std::string object;
    /// ID of the session (`sess_…`).
    std::string id;
    /// ID of the user.
    std::string user_id;
    /// ID of the browser or device (`client_…`).
    std::string client_id;
    /// Who acts as the user, where somebody does (claim `act`).
    std::optional<json::object> actor;
    /// Whether it is in use, or how it ended.
    session_status status;
    /// ID of the organization that was last active in it.
    std::optional<std::string> last_active_organization_id;
    /// When it was last used.
    timestamp last_active_at{};
    /// From where it was last used.
    std::optional<session_activity> latest_activity;
    /// When it expires.
    timestamp expire_at{};
    /// When it counts as abandoned.
    timestamp abandon_at{};
    /// When it last changed.
    timestamp updated_at{};
    /// When it was created.
    timestamp created_at{};
    /// What the user has to do before it becomes active.
    std::vector<session_task> tasks;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(session const&, session const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, session& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, session& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, session const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/session.ipp>
#endif

#endif
