// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_WEBHOOK_EVENT_HPP
#define CLERK_WEBHOOKS_WEBHOOK_EVENT_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/error.hpp>
#include <clerk/model/deleted_object.hpp>
#include <clerk/model/email.hpp>
#include <clerk/model/organization.hpp>
#include <clerk/model/organization_membership.hpp>
#include <clerk/model/session.hpp>
#include <clerk/model/timestamp.hpp>
#include <clerk/model/user.hpp>
#include <clerk/webhooks/webhook_event_attributes.hpp>
#include <clerk/webhooks/webhook_event_type.hpp>

#include <boost/json/value.hpp>

#include <chrono>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace clerk
{
/// What an event is about. JSON for types that have no struct here, and for those that the library does not know.
using webhook_data
    = std::variant<json::value, user, deleted_object, session, organization, organization_membership, email>;

namespace detail
{
template <class Type, class Variant>
inline constexpr bool is_alternative = false;
template <class Type, class... Types>
inline constexpr bool is_alternative<Type, std::variant<Types...>> = (std::same_as<Type, Types> || ...);

[[noreturn]] CLERK_DECL void throw_other_event(std::string_view type);
} // namespace detail

/// What Clerk tells a webhook endpoint.
///
///     if (event.type == clerk::webhook_event_type::user_created)
///         greet(event.as<clerk::user>());
///
/// | type | data |
/// |---|---|
/// | `user.created`, `user.updated` | `user` |
/// | `session.created`, `.pending`, `.ended`, `.removed`, `.revoked` | `session` |
/// | `organization.created`, `.updated` | `organization` |
/// | `organizationMembership.created`, `.updated`, `.deleted` | `organization_membership` |
/// | `email.created` | `email` |
/// | `user.deleted`, `organization.deleted`, `organizationDomain.deleted` (and a deleted membership that comes so) | `deleted_object` |
/// | any other | `json::value` |
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access.
class webhook_event
{
public:
    webhook_event() = default;

    /// What happened.
    webhook_event_type type;
    /// ID of the message (`msg_…`): the same each time that it is sent. Set by `webhook_verifier`; no part of the JSON.
    std::string message_id;
    /// When this copy of the message was sent. Set by `webhook_verifier`; no part of the JSON.
    std::chrono::sys_seconds sent_at{};
    /// When it happened. Unset if Clerk did not say.
    std::optional<clerk::timestamp> timestamp;
    /// ID of the instance that it happened in (`ins_…`). Unset if Clerk did not say.
    std::optional<std::string> instance_id;
    /// Under which circumstances. Unset if Clerk did not say.
    std::optional<webhook_event_attributes> event_attributes;
    /// What it is about.
    webhook_data data;

    /// What came with the event and is not listed above, or came as null: as it came. Written back by
    /// json::value_from.
    json::object unknown_members;

    /// What it is about, if that is of this type; else a null pointer.
    template <class Type>
    [[nodiscard]] Type const* get_if() const noexcept
    {
        static_assert(detail::is_alternative<Type, webhook_data>, "no event holds this type: see clerk::webhook_data");
        return std::get_if<Type>(&data);
    }

    /// What it is about. Throws `clerk::exception` with `errc::invalid_argument` if that is of another type.
    template <class Type>
    [[nodiscard]] Type const& as() const
    {
        if (Type const* const found = get_if<Type>())
            return *found;
        detail::throw_other_event(type.name());
    }

    friend bool operator==(webhook_event const&, webhook_event const&) = default;
};

/// Reads the body of a message.
CLERK_DECL bool tag_invoke(detail::decode_tag, json::value const& from, webhook_event& to, std::string& problem);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, webhook_event const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/webhooks/impl/webhook_event.ipp>
#endif

#endif
