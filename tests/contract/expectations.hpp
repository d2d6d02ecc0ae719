// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_EXPECTATIONS_HPP
#define CLERK_TESTS_CONTRACT_EXPECTATIONS_HPP

#include "recorded_case.hpp"
#include "timestamps.hpp"

#include <clerk/clerk.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contract
{
struct expected_request
{
    std::string method;
    std::string target;
    json::value body;
    std::string authorization;
    std::string api_version;
    std::string media_type;
};

/// An error; what is an empty optional here may be anything, but for `retry_after`.
struct expected_failure
{
    std::optional<clerk::errc> code;
    std::optional<int> status;
    std::optional<json::array> errors; ///< As they stand on the wire: `long_message`, `meta.param_name`.
    std::optional<std::string> trace_id;
    std::optional<std::chrono::seconds> retry_after;  ///< Exactly this, or none; unless `retry_at` is set:
    std::optional<std::chrono::sys_seconds> retry_at; ///< the time left until then, or none once it is past.
    std::optional<unsigned> attempts;
    std::optional<clerk::phase> phase;
    std::optional<bool> may_have_taken_effect;
    std::string applied_user_id;           ///< Of `applied()`; empty: there is none.
    std::vector<std::string> message_says; ///< Each is a part of `message()`.
};

struct expectation
{
    bool writable = true;
    std::vector<expected_request> requests;
    std::string user_id;                     ///< Of the user that comes back; or
    std::optional<expected_failure> failure; ///< what comes instead.
};

/// The kind of error for a status, as documented at `clerk::errc`.
inline clerk::errc kind_of(int status)
{
    switch (status)
    {
    case 401:
        return clerk::errc::unauthorized;
    case 402:
    case 403:
        return clerk::errc::forbidden;
    case 404:
    case 410:
        return clerk::errc::not_found;
    case 409:
    case 423:
        return clerk::errc::conflict;
    case 422:
        return clerk::errc::unprocessable;
    case 429:
        return clerk::errc::rate_limited;
    default:
        break;
    }
    return status >= 500   ? clerk::errc::server_error
           : status >= 400 ? clerk::errc::invalid_argument
                           : clerk::errc::malformed_response;
}

/// `{"paramName": …}`, as the recorded SDK renames it, back to the wire's `{"param_name": …}`.
inline json::object wire_names(json::object const& camel_case)
{
    json::object renamed;
    for (auto const& [key, value] : camel_case)
    {
        std::string name;
        for (char const c : key)
        {
            bool const upper = c >= 'A' && c <= 'Z';
            if (upper)
                name += '_';
            name += upper ? static_cast<char>(c - 'A' + 'a') : c;
        }
        renamed[name] = value;
    }
    return renamed;
}

inline expected_failure failure_from(json::object const& outcome)
{
    expected_failure failure;
    auto const* status = outcome.if_contains("status");
    if (!status)
        return failure; // thrown before or without a reply: what it should say stands in the table of
                        // improvements
    failure.status = json::value_to<int>(*status);
    failure.code = kind_of(*failure.status);
    failure.trace_id = text_member(outcome, "clerkTraceId");
    if (auto const* seconds = outcome.if_contains("retryAfter"))
        failure.retry_after = std::chrono::seconds{seconds->as_int64()};
    failure.errors.emplace();
    for (auto const& entry : outcome.at("errors").as_array())
    {
        auto const& error = entry.as_object();
        json::object wire;
        wire["code"] = text_member(error, "code");
        wire["message"] = text_member(error, "message");
        wire["long_message"] = text_member(error, "longMessage");
        auto const* meta = error.if_contains("meta");
        wire["meta"] = meta && meta->is_object() ? wire_names(meta->get_object()) : json::object{};
        failure.errors->push_back(std::move(wire));
    }
    return failure;
}

inline expected_request request_from(json::object const& recorded)
{
    auto const& headers = recorded.at("headers").as_object();
    return {text_member(recorded, "method"), text_member(recorded, "target"), recorded.at("body"),
        text_member(headers, "authorization"), text_member(headers, "clerk-api-version"),
        text_member(headers, "content-type")};
}

/// Just what was recorded.
inline expectation expectation_from(recorded_case const& recorded)
{
    expectation expected;
    for (auto const& request : recorded.requests)
        expected.requests.push_back(request_from(request.as_object()));
    if (auto const* value = recorded.outcome.if_contains("value"))
        expected.user_id = value->is_object() ? text_member(value->get_object(), "id") : "";
    else
        expected.failure = failure_from(recorded.outcome);
    return expected;
}

} // namespace contract

#endif
