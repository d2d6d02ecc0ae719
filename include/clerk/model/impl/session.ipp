// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_SESSION_IPP
#define CLERK_MODEL_IMPL_SESSION_IPP

#include <clerk/model/session.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<session>
{
    static constexpr std::tuple members{
        identifying("object", &session::object, "session"),
        identifying("id", &session::id),
        required("user_id", &session::user_id),
        required("client_id", &session::client_id),
        optional("actor", &session::actor),
        required("status", &session::status),
        optional("last_active_organization_id", &session::last_active_organization_id),
        required("last_active_at", &session::last_active_at),
        optional("latest_activity", &session::latest_activity),
        required("expire_at", &session::expire_at),
        required("abandon_at", &session::abandon_at),
        required("updated_at", &session::updated_at),
        required("created_at", &session::created_at),
        optional("tasks", &session::tasks),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, session& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, session const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
