// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_BACKEND_API_IPP
#define CLERK_TESTING_IMPL_BACKEND_API_IPP

#include <clerk/detail/ascii.hpp>
#include <clerk/detail/parse_json.hpp>
#include <clerk/testing/detail/backend_api.hpp>
#include <clerk/testing/detail/router.hpp>

#include <boost/json/serialize.hpp>

#include <openssl/crypto.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace clerk::testing::detail
{
inline constexpr std::string_view api_versions[] = {"2021-02-05", "2024-10-01", "2025-04-10", "2025-11-10", "2026-05-12"};

inline check_result check_version(std::string_view version)
{
    if (std::ranges::find(api_versions, version) != std::end(api_versions))
        return std::nullopt;
    return refusal{400, "api_version_invalid", "invalid API version",
        "Invalid Clerk API version: " + std::string{version} + " is not a known version."};
}

inline refusal invalid_body(std::string_view why)
{
    return {400, "request_body_invalid", "Request body invalid",
        "The request body is invalid. Please consult the API documentation for more information. ("
            + std::string{why} + ')'};
}

/// Without parameters such as `charset`.
inline bool is_json(std::string_view content_type)
{
    auto const type = content_type.substr(0, std::min(content_type.find(';'), content_type.size()));
    return clerk::detail::equals_ignoring_case(clerk::detail::trimmed(type), "application/json");
}

inline check_result read_body(http_request const& request, body_rule rule, json::object& out)
{
    if (rule == body_rule::none)
        return request.body.empty() ? check_result{} : invalid_body("none is expected");
    if (rule == body_rule::optional && request.body.empty())
        return std::nullopt;
    auto const type = find_header(request.headers, "content-type").value_or("");
    if (!is_json(type))
        return refusal{415, "unsupported_content_type", "Content-Type is unsupported",
            "Content-Type " + std::string{type} + " is unsupported. You should use application/json instead."};
    json::value parsed;
    std::string problem;
    if (!clerk::detail::parse_json(request.body, parsed, problem))
        return invalid_body(problem);
    if (!parsed.is_object())
        return invalid_body("an object is expected");
    out = std::move(parsed.get_object());
    return std::nullopt;
}

CLERK_DECL check_result backend_api::authorize(http_request const& request) const
{
    constexpr std::string_view scheme = "Bearer ";
    auto const header = find_header(request.headers, "authorization").value_or("");
    if (header.size() <= scheme.size()
        || !clerk::detail::equals_ignoring_case(header.substr(0, scheme.size()), scheme))
        return refusal{401, "authorization_header_format_invalid", "Invalid Authorization header format",
            "Invalid Authorization header format. Must be 'Bearer <YOUR_API_KEY>'"};
    auto const key = header.substr(scheme.size());
    auto const right = secret_key_.reveal();
    if (key.size() == right.size() && CRYPTO_memcmp(key.data(), right.data(), key.size()) == 0)
        return std::nullopt;
    constexpr std::string_view text
        = "The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.";
    return refusal{401, "clerk_key_invalid", text, text};
}

CLERK_DECL operation_outcome backend_api::carry_out(http_request const& request, std::int64_t now)
{
    auto const version = find_header(request.headers, "clerk-api-version").value_or(api_versions[0]);
    if (auto problem = check_version(version))
        return *std::move(problem);
    auto const path = parse_target(request.target);
    if (!path)
        return refusal{400, "malformed_request_parameters", "Malformed request parameters",
            "The request parameters are malformed and could not be parsed"};
    std::vector<std::string> arguments;
    route const* const operation = find_route(request.method, path->segments, arguments);
    if (!operation)
        return not_found("Resource not found");
    if (!path->query_names.empty())
        return unknown_parameter(path->query_names.front());
    json::object body;
    if (auto problem = read_body(request, operation->body, body))
        return *std::move(problem);
    return operation->operation({users_, keys_, tokens_, version, arguments, body, now});
}

CLERK_DECL http_reply backend_api::answer(http_request const& request, std::string_view trace_id, std::int64_t now)
{
    if (auto const problem = authorize(request))
        return reply_to(*problem, trace_id);
    auto const outcome = carry_out(request, now);
    if (auto const* const reason = std::get_if<refusal>(&outcome))
        return reply_to(*reason, trace_id);
    http_reply reply;
    reply.body = json::serialize(std::get<json::value>(outcome));
    return reply;
}

CLERK_DECL http_reply reply_to(refusal const& reason, std::string_view trace_id)
{
    http_reply reply;
    reply.status = reason.status();
    reply.body = json::serialize(reason.envelope(trace_id));
    return reply;
}

CLERK_DECL refusal too_many_requests()
{
    return {429, "too_many_requests", "Too many requests", "Too many requests. Please try again later."};
}

CLERK_DECL refusal body_too_large(std::size_t most)
{
    return {413, "request_body_too_large", "Request body too large",
        "The request body exceeds the maximum allowed size of " + std::to_string(most) + " bytes."};
}

} // namespace clerk::testing::detail

#endif
