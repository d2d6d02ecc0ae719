// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_REPLY_ERROR_IPP
#define CLERK_CORE_IMPL_REPLY_ERROR_IPP

#include <clerk/core/http_date.hpp>
#include <clerk/core/reply_error.hpp>
#include <clerk/detail/ascii.hpp>
#include <clerk/detail/parse_json.hpp>
#include <clerk/detail/printable.hpp>

namespace clerk::detail
{
inline std::string text_member(json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    auto const* text = value ? value->if_string() : nullptr;
    return text ? std::string{text->data(), text->size()} : std::string{};
}

inline api_error parse_api_error(json::object const& object)
{
    api_error parsed;
    parsed.code = text_member(object, "code");
    parsed.message = text_member(object, "message");
    parsed.long_message = text_member(object, "long_message");
    auto const* value = object.if_contains("meta");
    if (auto const* meta = value ? value->if_object() : nullptr)
    {
        parsed.meta = *meta;
        parsed.param_name = text_member(*meta, "param_name");
    }
    return parsed;
}

inline bool says_something(api_error const& entry) noexcept
{
    return !entry.code.empty() || !entry.message.empty() || !entry.long_message.empty() || !entry.meta.empty();
}

CLERK_DECL error_envelope parse_error_envelope(std::string_view body)
{
    error_envelope envelope;
    json::value root;
    std::string problem;
    if (!parse_json(body, root, problem) || !root.is_object())
        return envelope;
    auto const& object = root.get_object();
    envelope.trace_id = text_member(object, "clerk_trace_id");
    auto const* list = object.if_contains("errors");
    constexpr std::size_t most = 100;
    if (auto const* errors = list ? list->if_array() : nullptr)
        for (auto const& entry : *errors)
            if (auto const* described = entry.if_object())
                if (auto parsed = parse_api_error(*described); says_something(parsed) && envelope.errors.size() < most)
                    envelope.errors.push_back(std::move(parsed));
    return envelope;
}

CLERK_DECL errc code_for_status(int status) noexcept
{
    switch (status)
    {
    case 401: return errc::unauthorized;
    case 402:
    case 403: return errc::forbidden;
    case 404:
    case 410: return errc::not_found;
    case 408: return errc::timeout;
    case 409:
    case 423: return errc::conflict;
    case 422: return errc::unprocessable;
    case 429: return errc::rate_limited;
    default: break;
    }
    if (status >= 500)
        return errc::server_error;
    return status >= 400 ? errc::invalid_argument : errc::malformed_response;
}

CLERK_DECL std::string trace_id_of_reply(http_reply const& reply, std::string from_body)
{
    if (from_body.empty())
        from_body = reply.headers.find("cf-ray").value_or("");
    return from_body;
}

/// "first_name: must be shorter [form_param_exceeds_allowed_size]"
inline std::string describe_api_error(api_error const& entry)
{
    std::string text = scrubbed(entry.param_name, 60);
    if (auto const& words = entry.long_message.empty() ? entry.message : entry.long_message; !words.empty())
        text.append(text.empty() ? "" : ": ").append(scrubbed(words, 300));
    if (!entry.code.empty())
        text.append(text.empty() ? "[" : " [").append(scrubbed(entry.code, 80)).append("]");
    return text;
}

CLERK_DECL std::string compression_of_reply(http_reply const& reply)
{
    auto const coding = reply.headers.find("content-encoding");
    if (!coding || coding->empty() || equals_ignoring_case(*coding, "identity"))
        return {};
    return scrubbed(*coding, 40);
}

/// A text of many parts, ended where a line of a log is no longer read.
inline std::string shortened(std::string text, std::size_t limit)
{
    if (text.size() <= limit)
        return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
        --limit;
    text.resize(limit);
    return text + "\u2026";
}

inline std::string describe_reply(http_reply const& reply, errc code, std::vector<api_error> const& errors)
{
    std::string text = std::to_string(reply.status) + " ";
    if (reply.status >= 300 && reply.status < 400)
    {
        text += "redirect";
        if (auto const location = reply.headers.find("location"))
            text += " to \"" + shortened(scrubbed(*location, 200), 200) + '"';
        return text + ", which is never followed (is api_url right?)";
    }
    text += code == errc::invalid_argument ? "bad request" : make_error_code(code).message();
    constexpr std::size_t most = 3;
    for (std::size_t i = 0; i < errors.size() && i < most; ++i)
        text.append(i == 0 ? ": " : "; ").append(describe_api_error(errors[i]));
    if (errors.size() > most)
        text += "; and " + std::to_string(errors.size() - most) + " more";
    text = shortened(std::move(text), 500);
    if (errors.empty())
    {
        if (auto const coding = compression_of_reply(reply); !coding.empty())
            text += ", compressed (" + coding + "), which was not asked for";
        else if (auto const shown = excerpt(reply.body, 120); !shown.empty())
            text += ", not as Clerk words errors: \"" + shown + '"';
        else
            text += reply.body.empty() ? ", without a body" : ", with a body that is not shown";
    }
    if (code == errc::unauthorized)
        text += " (check client_options::secret_key)";
    return text;
}

CLERK_DECL error_details details_of_reply(http_reply const& reply, std::chrono::sys_seconds now)
{
    auto envelope = parse_error_envelope(reply.body);
    error_details details;
    details.code = code_for_status(reply.status);
    details.status = reply.status;
    details.phase = phase::receiving;
    details.errors = std::move(envelope.errors);
    details.trace_id = trace_id_of_reply(reply, std::move(envelope.trace_id));
    if (auto const text = reply.headers.find("retry-after"))
        details.retry_after = parse_retry_after(*text, now);
    details.message = describe_reply(reply, details.code, details.errors);
    return details;
}

} // namespace clerk::detail

#endif
