// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_COMPARE_HPP
#define CLERK_TESTS_CONTRACT_COMPARE_HPP

#include "expectations.hpp"
#include "observation.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace contract
{
/// Collects differences as `what: expected …, got …`.
class differences
{
public:
    void expect(bool holds, std::string_view what, std::string const& expected, std::string const& got)
    {
        if (!holds)
            found_.push_back(
                std::string{what} + ": expected " + abbreviated(expected) + ", got " + abbreviated(got));
    }
    void equal(std::string_view what, std::string const& expected, std::string const& got)
    {
        expect(expected == got, what, '\'' + expected + '\'', '\'' + got + '\'');
    }
    void equal(std::string_view what, json::value const& expected, json::value const& got)
    {
        expect(expected == got, what, json::serialize(expected), json::serialize(got));
    }
    void says(std::string_view what, std::string const& text, std::string_view part)
    {
        expect(text.find(part) != std::string::npos, what, "... " + std::string{part} + " ...", text);
    }

    [[nodiscard]] std::vector<std::string> const& found() const noexcept
    {
        return found_;
    }

private:
    std::vector<std::string> found_;
};

inline std::string header(seen_request const& request, std::string const& name)
{
    auto const found = request.headers.find(name);
    return found == request.headers.end() ? std::string{} : found->second;
}

/// `application/json` of `Application/JSON; charset=utf-8`.
inline std::string media_type(std::string_view content_type)
{
    auto end = content_type.find(';');
    if (end != std::string_view::npos)
        content_type = content_type.substr(0, end);
    end = content_type.find_last_not_of(" \t");
    return lower_case(content_type.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

inline json::value body_of(seen_request const& request)
{
    try
    {
        return request.body.empty() ? json::value{} : parse(request.body);
    }
    catch (std::exception const&)
    {
        return json::string{"no JSON: " + request.body};
    }
}

inline void compare_request(
    std::string const& which, expected_request const& expected, seen_request const& got, differences& found)
{
    found.equal(which + " method", expected.method, got.method);
    found.equal(which + " target", expected.target, got.target);
    found.equal(which + " body", expected.body, body_of(got));
    found.equal(which + " authorization", expected.authorization, header(got, "authorization"));
    found.equal(which + " clerk-api-version", expected.api_version, header(got, "clerk-api-version"));
    found.equal(which + " content-type", expected.media_type, media_type(header(got, "content-type")));
    found.says(which + " user-agent", header(got, "user-agent"), "clerk-cpp");
}

inline std::string one_name_per_code(boost::system::error_code code)
{
    return code.message() + " (" + std::to_string(code.value()) + ')';
}

inline void compare_errors(
    json::array const& expected, std::vector<clerk::api_error> const& got, differences& found)
{
    found.equal("number of errors", std::to_string(expected.size()), std::to_string(got.size()));
    for (std::size_t i = 0; i < std::min(expected.size(), got.size()); ++i)
    {
        auto const which = "error " + std::to_string(i) + ' ';
        auto const& entry = expected[i].as_object();
        found.equal(which + "code", text_member(entry, "code"), got[i].code);
        found.equal(which + "message", text_member(entry, "message"), got[i].message);
        found.equal(which + "long_message", text_member(entry, "long_message"), got[i].long_message);
        auto meta = entry.at("meta").as_object();
        found.equal(which + "param_name", text_member(meta, "param_name"), got[i].param_name);
        auto got_meta = got[i].meta;
        // The name has a place of its own; whether it stands in `meta` as well is the library's business.
        meta.erase("param_name");
        got_meta.erase("param_name");
        found.equal(which + "meta", json::value(meta), json::value(got_meta));
    }
}

inline std::string seconds_text(std::optional<std::chrono::seconds> value)
{
    return value ? std::to_string(value->count()) + " s" : "none";
}

inline void compare_retry_after(expected_failure const& expected, clerk::error const& got, differences& found)
{
    auto const actual = got.retry_after();
    if (!expected.retry_at)
        return found.equal("retry_after", seconds_text(expected.retry_after), seconds_text(actual));
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    auto const left = *expected.retry_at - now;
    if (left <= std::chrono::seconds::zero())
        found.expect(!actual || actual->count() == 0, "retry_after", "none or 0 s", seconds_text(actual));
    else
        found.expect(actual && actual->count() >= 0, "retry_after", seconds_text(left), seconds_text(actual));
}

inline void compare_failure(expected_failure const& expected, clerk::error const& got, differences& found)
{
    if (expected.code)
        found.expect(got.code() == *expected.code, "code", one_name_per_code(make_error_code(*expected.code)),
            one_name_per_code(got.code()));
    if (expected.status)
        found.equal("status", std::to_string(*expected.status), std::to_string(got.status()));
    if (expected.errors)
        compare_errors(*expected.errors, got.errors(), found);
    if (expected.trace_id)
        found.equal("trace_id", *expected.trace_id, got.trace_id());
    compare_retry_after(expected, got, found);
    if (expected.attempts)
        found.equal("attempts", std::to_string(*expected.attempts), std::to_string(got.attempts()));
    if (expected.phase)
        found.equal("phase", std::string{to_string(*expected.phase)}, std::string{to_string(got.phase())});
    if (expected.may_have_taken_effect)
        found.equal("may_have_taken_effect", json::value(*expected.may_have_taken_effect),
            json::value(got.may_have_taken_effect()));
    found.equal("applied user", expected.applied_user_id, got.applied() ? got.applied()->id : std::string{});
    for (auto const& part : expected.message_says)
        found.says("message", got.message(), part);
    found.expect(!got.message().empty(), "message", "something", "nothing");
    found.expect(
        got.message().find_first_of("\r\n") == std::string::npos, "message", "one line", got.message());
    for (auto const key : {recorded_secret_key, contract_secret_key})
        found.expect(got.message().find(key) == std::string::npos, "message", "no secret", got.message());
}

/// What differs between what should happen and what did.
inline std::vector<std::string> compare(expectation const& expected, observation const& got)
{
    differences found;
    found.equal(
        "number of requests", std::to_string(expected.requests.size()), std::to_string(got.requests.size()));
    for (std::size_t i = 0; i < std::min(expected.requests.size(), got.requests.size()); ++i)
        compare_request("request " + std::to_string(i + 1), expected.requests[i], got.requests[i], found);
    if (expected.failure)
    {
        found.expect(!got.outcome, "outcome", "a failure", "a user");
        if (!got.outcome)
            compare_failure(*expected.failure, got.outcome.error(), found);
    }
    else
    {
        found.expect(
            got.outcome.has_value(), "outcome", "user " + expected.user_id, got.outcome.error().message());
        if (got.outcome)
            found.equal("user id", expected.user_id, got.outcome->id);
    }
    return found.found();
}

} // namespace contract

#endif
