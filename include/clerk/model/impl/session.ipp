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
    static constexpr member members[]{
        identifying<&session::object>("object", "session"),
        identifying<&session::id>("id"),
        required<&session::user_id>("user_id"),
        required<&session::client_id>("client_id"),
        optional<&session::actor>("actor"),
        required<&session::status>("status"),
        optional<&session::last_active_organization_id>("last_active_organization_id"),
        required<&session::last_active_at>("last_active_at"),
        optional<&session::latest_activity>("latest_activity"),
        required<&session::expire_at>("expire_at"),
        required<&session::abandon_at>("abandon_at"),
        required<&session::updated_at>("updated_at"),
        required<&session::created_at>("created_at"),
        optional<&session::tasks>("tasks"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, session& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, session& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, session const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
