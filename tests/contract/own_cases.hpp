// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_OWN_CASES_HPP
#define CLERK_TESTS_CONTRACT_OWN_CASES_HPP

// What no recording of a JavaScript program can hold: numbers that JavaScript rounds, text that it cannot
// represent, and the variants of a recorded reply that a server may just as well send.

#include "compare.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace contract
{
struct own_case
{
    std::string name;
    std::function<std::vector<std::string>(scripted_reply const& full_user)> run;
};

inline constexpr std::string_view some_user_id = "user_2NNEqL2nrIRdJ194ndJqAHwEfxC";

/// The text of the number that was sent as `{"public_metadata":{"n":…}}`.
inline std::string sent_number(observation const& got)
{
    if (got.requests.empty())
        return "nothing";
    auto const& body = got.requests.front().body;
    auto const begin = body.find("\"n\":");
    auto const end = body.find('}');
    return begin == std::string::npos || end == std::string::npos ? body
                                                                  : body.substr(begin + 4, end - begin - 4);
}

inline observation send_number(json::value const& number, scripted_reply const& full_user)
{
    json::object metadata;
    metadata["n"] = number;
    clerk::update_user_params params;
    params.public_metadata(metadata);
    return observe(some_user_id, params, {}, full_user);
}

inline own_case exact_integer(std::string name, json::value number, std::string text)
{
    return {"metadata/integer-" + name, [number, text](scripted_reply const& full_user)
        {
            differences found;
            found.equal("number on the wire", text, sent_number(send_number(number, full_user)));
            return found.found();
        }};
}

inline own_case exact_double(std::string name, double number)
{
    return {"metadata/double-" + name, [number](scripted_reply const& full_user)
        {
            differences found;
            auto const text = sent_number(send_number(number, full_user));
            double const read = std::strtod(text.c_str(), nullptr);
            found.expect(read == number && std::signbit(read) == std::signbit(number), "number on the wire",
                std::to_string(number), text);
            return found.found();
        }};
}

/// The same reply as in the recording, with a content type that is written another way.
inline own_case content_type(std::string name, std::string value)
{
    return {"body/200-" + name, [value](scripted_reply const& full_user)
        {
            auto reply = full_user;
            reply.headers.emplace_back("content-type", value);
            clerk::update_user_params params;
            params.first_name("x");
            auto const got = observe(some_user_id, params, {}, reply);
            differences found;
            found.expect(got.outcome.has_value(), "outcome", "a user", got.outcome.error().message());
            return found.found();
        }};
}

/// Refused before any byte is sent.
inline own_case refused_id(std::string name, std::string user_id)
{
    return {"id/" + name, [user_id](scripted_reply const& full_user)
        {
            clerk::update_user_params params;
            params.first_name("x");
            auto const got = observe(user_id, params, {}, full_user);
            differences found;
            found.equal("number of requests", "0", std::to_string(got.requests.size()));
            found.expect(got.outcome.error().code() == clerk::errc::invalid_argument, "code",
                "invalid_argument", got.outcome.error().message());
            return found.found();
        }};
}

inline own_case segment(std::string name, std::string user_id, std::string encoded)
{
    return {"id/" + name, [user_id, encoded](scripted_reply const& full_user)
        {
            clerk::update_user_params params;
            params.first_name("x");
            auto const got = observe(user_id, params, {}, full_user);
            differences found;
            found.equal("number of requests", "1", std::to_string(got.requests.size()));
            if (!got.requests.empty())
                found.equal("target", "/v1/users/" + encoded, got.requests.front().target);
            return found.found();
        }};
}

inline own_case invalid_text()
{
    return {"string/invalid-utf-8", [](scripted_reply const& full_user)
        {
            clerk::update_user_params params;
            params.last_name("fine").first_name("not \xC3\x28 fine");
            auto const got = observe(some_user_id, params, {}, full_user);
            differences found;
            found.equal("number of requests", "0", std::to_string(got.requests.size()));
            found.expect(got.outcome.error().code() == clerk::errc::invalid_argument, "code",
                "invalid_argument", got.outcome.error().message());
            found.says("message", got.outcome.error().message(), "first_name");
            return found.found();
        }};
}

inline std::vector<own_case> own_cases()
{
    return {
        exact_integer("2^53+1", std::int64_t{9007199254740993}, "9007199254740993"),
        exact_integer("2^63-1", std::numeric_limits<std::int64_t>::max(), "9223372036854775807"),
        exact_integer("-2^63", std::numeric_limits<std::int64_t>::min(), "-9223372036854775808"),
        exact_integer("2^64-1", std::numeric_limits<std::uint64_t>::max(), "18446744073709551615"),
        exact_double("0.1", 0.1),
        exact_double("smallest", std::numeric_limits<double>::denorm_min()),
        exact_double("largest", std::numeric_limits<double>::max()),
        exact_double("minus-zero", -0.0),
        exact_double("2^53+2", 9007199254740994.0),
        content_type("charset", "application/json; charset=utf-8"),
        content_type("case", "Application/JSON;Charset=\"utf-8\""),
        refused_id("256-bytes", std::string(256, 'x')),
        segment("255-bytes", std::string(255, 'x'), std::string(255, 'x')),
        refused_id("dot-dot", ".."),
        refused_id("double-encoded-dots", "%252e%252E"),
        refused_id("half-encoded-dots", ".%2e"),
        refused_id("delete-character", "u\x7F"),
        refused_id("invalid-utf-8", "u\xFF"),
        segment("hash", "u#x", "u%23x"),
        segment("sub-delimiters", "a!$&'()*+,;=:@z", "a!$&'()*+,;=:@z"),
        segment("brackets", "[u]{x}|^`\"<>", "%5Bu%5D%7Bx%7D%7C%5E%60%22%3C%3E"),
        segment("three-dots", "...", "..."),
        invalid_text(),
    };
}

} // namespace contract

#endif
