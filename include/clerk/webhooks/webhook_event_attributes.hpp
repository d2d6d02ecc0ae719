// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_WEBHOOK_EVENT_ATTRIBUTES_HPP
#define CLERK_WEBHOOKS_WEBHOOK_EVENT_ATTRIBUTES_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace clerk
{
/// The request to Clerk that led to an event.
struct webhook_http_request
{
    /// The address that it came from.
    std::optional<std::string> client_ip;
    /// The program that sent it.
    std::optional<std::string> user_agent;

    /// What came with this object and is not listed above, or came as null: as it came. Written back by
    /// json::value_from.
    json::object unknown_members;

    friend bool operator==(webhook_http_request const&, webhook_http_request const&) = default;
};

/// The circumstances of an event.
struct webhook_event_attributes
{
    /// The request that led to it, if one did.
    std::optional<webhook_http_request> http_request;

    /// What came with this object and is not listed above, or came as null: as it came. Written back by
    /// json::value_from.
    json::object unknown_members;

    friend bool operator==(webhook_event_attributes const&, webhook_event_attributes const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, webhook_http_request& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, webhook_http_request& to);
CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, webhook_event_attributes& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, webhook_event_attributes& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, webhook_http_request const& from);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, webhook_event_attributes const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/webhooks/impl/webhook_event_attributes.ipp>
#endif

#endif
