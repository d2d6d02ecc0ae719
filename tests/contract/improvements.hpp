// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_IMPROVEMENTS_HPP
#define CLERK_TESTS_CONTRACT_IMPROVEMENTS_HPP

// Where the recorded SDK does something that clerk-cpp does better: case by case, and why. Everything else
// has to match the recording.

#include "expectations.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace contract
{
struct improvement
{
    std::string_view case_name;
    std::string_view why;
    std::function<void(expectation&)> apply;
};

using change = std::function<void(expectation&)>;

/// The type system refuses the call.
inline change not_writable()
{
    return [](expectation& expected) { expected.writable = false; };
}

/// Refused before any byte is sent; the message shows the ID in this form.
inline change refused(std::string shown_as)
{
    return [shown_as](expectation& expected)
    {
        expected.requests.clear();
        expected.failure.emplace();
        expected.failure->code = clerk::errc::invalid_argument;
        expected.failure->status = 0;
        expected.failure->errors.emplace();
        expected.failure->attempts = 0;
        expected.failure->phase = clerk::phase::preparing;
        expected.failure->may_have_taken_effect = false;
        expected.failure->message_says = {"invalid user ID", shown_as};
    };
}

inline change target_is(std::string target)
{
    return [target](expectation& expected) { expected.requests.at(0).target = target; };
}

inline change body_is(json::object body)
{
    return [body](expectation& expected)
    {
        expected.requests.at(0).body = body;
        expected.requests.at(0).media_type = "application/json";
    };
}

/// A reply with this status came, and is no user. A success may have changed something, whatever its body
/// looks like.
inline change malformed(int status, std::vector<std::string> message_says)
{
    return [status, message_says](expectation& expected)
    {
        expected.requests.resize(1);
        expected.failure.emplace();
        expected.failure->code = clerk::errc::malformed_response;
        expected.failure->status = status;
        expected.failure->attempts = 1;
        if (status < 300)
            expected.failure->may_have_taken_effect = true;
        expected.failure->message_says = message_says;
    };
}

inline change connection_lost()
{
    return [](expectation& expected)
    {
        expected.failure.emplace();
        expected.failure->code = clerk::errc::network;
        expected.failure->attempts = 1;
        expected.failure->phase = clerk::phase::receiving;
        expected.failure->may_have_taken_effect = true;
    };
}

/// The failure is as recorded, and this is known about it besides.
inline change failure_also(std::function<void(expected_failure&)> more)
{
    return [more](expectation& expected) { more(expected.failure.value()); };
}

inline std::vector<improvement> const& improvements()
{
    using namespace std::string_literals;
    static std::vector<improvement> const table{
        {"one/skipPasswordChecks", "a flag of a password, without a password", not_writable()},
        {"one/signOutOfOtherSessions", "a flag of a password, without a password", not_writable()},
        {"digest", "a flag of a password, beside a digest", not_writable()},

        {"empty-params", "an update of nothing is a valid request", body_is({})},

        {"id/empty", "an ID is needed", refused("\"\"")},
        {"id/dot", "a dot segment names another path", refused("\".\"")},
        {"id/encdots", "so it does in disguise", refused("%2e%2e")},
        {"id/slash", "a slash names another path", refused("a/b")},
        {"id/dslash", "a slash names another path", refused("a//b")},
        {"id/backslash", "some servers read it as a slash", refused(R"(a\\..\\b)")},
        {"id/crlf", "a control character never belongs to an ID", refused(R"(u\r\nX-Evil: 1)")},
        {"id/nul", "a control character never belongs to an ID", refused(R"(u\x00)")},
        {"id/encslash", "one segment: the ID's own percent sign is encoded", target_is("/v1/users/x%252Fy")},
        {"id/percent", "one segment: the ID's own percent sign is encoded", target_is("/v1/users/100%25")},
        {"id/query", "one segment: no ID reaches the query", target_is("/v1/users/u%3Fx=1")},
        {"id/lead", "one segment: nothing is trimmed", target_is("/v1/users/%20user%20")},

        {"body/204", "no body is no user", malformed(204, {})},
        {"body/array", "an array is no user", malformed(200, {"expected object, got array"})},
        {"body/null", "null is no user", malformed(200, {"expected object, got null"})},
        {"redirect/307", "redirects are never followed", malformed(307, {"/v1/users/other"})},

        {"body/charset-422", "a media type has parameters (RFC 9110, section 8.3.1)",
            failure_also(
                [](expected_failure& failure)
                {
                    failure.trace_id = "trace_c";
                    failure.errors = parse(R"([{"code": "c", "message": "c msg", "long_message": "c long",
                        "meta": {}}])")
                                         .as_array();
                })},
        {"body/html-502", "what a gateway says helps to find it",
            failure_also(
                [](expected_failure& failure)
                {
                    failure.message_says = {"502", "Bad gateway", "8f1-LHR"};
                    failure.may_have_taken_effect = true;
                })},
        {"body/empty-500", "a status without a body is still a status",
            failure_also(
                [](expected_failure& failure)
                {
                    failure.code = clerk::errc::server_error;
                    failure.status = 500;
                    failure.errors.emplace();
                    failure.trace_id.emplace();
                    failure.message_says = {"500"};
                    failure.may_have_taken_effect = true;
                })},
        {"retry-after/date", "the other form of RFC 9110, section 10.2.3",
            failure_also([](expected_failure& failure)
                { failure.retry_at = parse_http_date("Wed, 21 Oct 2026 07:28:00 GMT"); })},
        {"retry-after/negative", "nonsense is ignored",
            failure_also([](expected_failure& failure) { failure.retry_after.reset(); })},

        {"io/reset-before", "says where it broke, and what that may mean", connection_lost()},
        {"io/reset-mid", "says where it broke, and what that may mean", connection_lost()},
        {"metadata/rest-ok-then-422", "says that the first of the two requests took effect",
            failure_also(
                [](expected_failure& failure)
                {
                    failure.may_have_taken_effect = true;
                    failure.applied_user_id = "user_2NNEqL2nrIRdJ194ndJqAHwEfxC";
                })},
    };
    return table;
}

inline void improve(std::string_view case_name, expectation& expected)
{
    for (auto const& row : improvements())
        if (row.case_name == case_name)
            row.apply(expected);
}

} // namespace contract

#endif
