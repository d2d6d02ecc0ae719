// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_IMPL_WEBHOOK_EVENT_IPP
#define CLERK_WEBHOOKS_IMPL_WEBHOOK_EVENT_IPP

#include <clerk/webhooks/webhook_event.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>
#include <clerk/detail/printable.hpp>

#include <algorithm>
#include <array>

namespace clerk
{
namespace detail
{
[[noreturn]] CLERK_DECL void throw_other_event(std::string_view type)
{
    error_details details;
    details.code = errc::invalid_argument;
    details.operation = "webhook_event::as";
    details.message = "webhook_event::as: the data of an event " + quoted(type, 80) + " is of another type";
    throw exception{error{std::move(details)}};
}

/// What the data of an event is, by its type.
enum class event_data
{
    json,
    user,
    deleted_object,
    session,
    organization,
    organization_membership,
    email,
};

inline event_data data_of(webhook_event_type const& type)
{
    using known = webhook_event_type;
    auto const any_of
        = [&type](auto const&... names) { return ((type == names) || ...); };
    if (any_of(known::user_created, known::user_updated))
        return event_data::user;
    if (any_of(known::session_created, known::session_pending, known::session_ended, known::session_removed,
            known::session_revoked))
        return event_data::session;
    if (any_of(known::organization_created, known::organization_updated))
        return event_data::organization;
    if (any_of(known::organization_membership_created, known::organization_membership_updated,
            known::organization_membership_deleted))
        return event_data::organization_membership;
    if (any_of(known::email_created))
        return event_data::email;
    if (any_of(known::user_deleted, known::organization_deleted, known::organization_domain_deleted))
        return event_data::deleted_object;
    return event_data::json;
}

inline bool says_deleted(json::value const& data)
{
    json::object const* const object = data.if_object();
    json::value const* const deleted = object ? object->if_contains("deleted") : nullptr;
    return deleted && deleted->is_bool();
}

/// Whether the data is what the event says: a struct that is read openly takes nearly any object for its own.
/// @param only As in `check_identity`.
inline bool check_kind(json::value const& data, std::string_view only, std::string& problem)
{
    json::object const* const object = data.if_object();
    if (!object)
        return wrong_kind("object", data, problem);
    if (!check_identity(object->if_contains("object"), only, problem))
    {
        prepend_path("object", problem);
        return false;
    }
    if (!check_identity(object->if_contains("id"), {}, problem))
    {
        prepend_path("id", problem);
        return false;
    }
    return true;
}

template <class Struct>
bool read_event_data(json::value const& from, std::string_view kind, webhook_data& to, std::string& problem)
{
    return check_kind(from, kind, problem) && read_value(from, to.emplace<Struct>(), problem);
}

inline bool read_event_data(
    webhook_event_type const& type, json::value const& from, webhook_data& to, std::string& problem)
{
    auto kind = data_of(type);
    if (kind == event_data::organization_membership && says_deleted(from))
        kind = event_data::deleted_object;
    switch (kind)
    {
    case event_data::user: return read_event_data<user>(from, "user", to, problem);
    case event_data::deleted_object: return read_event_data<deleted_object>(from, {}, to, problem);
    case event_data::session: return read_event_data<session>(from, "session", to, problem);
    case event_data::organization: return read_event_data<organization>(from, "organization", to, problem);
    case event_data::organization_membership:
        return read_event_data<organization_membership>(from, "organization_membership", to, problem);
    case event_data::email: return read_event_data<email>(from, "email", to, problem);
    case event_data::json: break;
    }
    to.emplace<json::value>(from, json::storage_ptr{}); // a copy that does not end with the document's memory
    return true;
}

/// The members but `object` and `data`, whose kind depends on the type.
template <>
struct description<webhook_event>
{
    static constexpr member members[]{
        identifying<&webhook_event::type>("type"),
        optional<&webhook_event::timestamp>("timestamp"),
        optional<&webhook_event::instance_id>("instance_id"),
        optional<&webhook_event::event_attributes>("event_attributes"),
    };
};
} // namespace detail

CLERK_DECL bool tag_invoke(detail::decode_tag, json::value const& from, webhook_event& to, std::string& problem)
{
    if (!detail::decode_members(from, to, problem))
        return false;
    json::object const& object = from.get_object();
    if (!detail::check_identity(object.if_contains("object"), "event", problem))
    {
        detail::prepend_path("object", problem);
        return false;
    }
    json::value const* const data = object.if_contains("data");
    if (!data)
        problem = ": missing";
    if (!data || !detail::read_event_data(to.type, *data, to.data, problem))
    {
        detail::prepend_path("data", problem);
        return false;
    }
    to.unknown_members.erase("object");
    to.unknown_members.erase("data");
    return true;
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, webhook_event const& from)
{
    detail::encode_members(to, from);
    json::object& object = to.get_object();
    object.emplace("object", "event");
    json::value& data = object.emplace("data", nullptr).first->value();
    std::visit(
        [&data](auto const& held)
        {
            if constexpr (std::same_as<std::remove_cvref_t<decltype(held)>, json::value>)
                data = held;
            else
                detail::write_value(data, held);
        },
        from.data);
}

} // namespace clerk

#endif
