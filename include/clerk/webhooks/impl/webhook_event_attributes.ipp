// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_IMPL_WEBHOOK_EVENT_ATTRIBUTES_IPP
#define CLERK_WEBHOOKS_IMPL_WEBHOOK_EVENT_ATTRIBUTES_IPP

#include <clerk/webhooks/webhook_event_attributes.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<webhook_http_request>
{
    static constexpr member members[]{
        optional<&webhook_http_request::client_ip>("client_ip"),
        optional<&webhook_http_request::user_agent>("user_agent"),
    };
};

template <>
struct detail::description<webhook_event_attributes>
{
    static constexpr member members[]{
        optional<&webhook_event_attributes::http_request>("http_request"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, webhook_http_request& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, webhook_http_request& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, webhook_event_attributes& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, webhook_event_attributes& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, webhook_http_request const& from)
{
    detail::encode_members(to, from);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, webhook_event_attributes const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
