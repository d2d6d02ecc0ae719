// SPDX-License-Identifier: BSL-1.0
#include "../../support/full_user.hpp"
#include "../support.hpp"

#include <clerk/core/decode_outcome.hpp>

#include <boost/test/unit_test.hpp>

namespace json = boost::json;
using clerk::detail::call_outcome;
using clerk::detail::decode_outcome;
using clerk_tests::full_user;

namespace
{
clerk::http_reply reply(
    std::string_view body, std::string_view content_type = "application/json", int status = 200)
{
    clerk::http_reply made;
    made.status = status;
    made.body = body;
    if (!content_type.empty())
        made.headers.add("Content-Type", content_type);
    made.headers.add("CF-Ray", "ray_1");
    return made;
}

call_outcome succeeded(clerk::http_reply last, bool changes_something = true)
{
    return {nullptr, std::move(last), nullptr, 2, changes_something};
}

call_outcome failed(std::optional<clerk::http_reply> applied = {})
{
    clerk::detail::error_details details;
    details.code = clerk::errc::unprocessable;
    details.status = 422;
    details.message = "422 unprocessable: m [c]";
    details.may_have_taken_effect = applied.has_value();
    return {std::make_unique<clerk::detail::error_details>(std::move(details)), {},
        applied ? std::make_unique<clerk::http_reply>(*std::move(applied)) : nullptr, 2, true};
}

std::string message(call_outcome outcome)
{
    auto const result = decode_outcome<clerk::user>("update_user", std::move(outcome));
    BOOST_TEST_REQUIRE(!result.has_value());
    BOOST_TEST(clerk_tests::is_one_line(result.error().message()));
    return result.error().message();
}
} // namespace

BOOST_AUTO_TEST_SUITE(core_decode_outcome)

BOOST_AUTO_TEST_CASE(a_user)
{
    for (std::string_view const type : {"application/json", "application/json; charset=utf-8",
             "APPLICATION/JSON;charset=UTF-8", "text/plain", ""})
    {
        auto const result = decode_outcome<clerk::user>("get_user", succeeded(reply(full_user, type)));
        BOOST_TEST_REQUIRE(result.has_value(), result.error().message());
        BOOST_TEST(result->id == "user_2full");
    }
}

BOOST_AUTO_TEST_CASE(a_reply_that_is_no_user)
{
    struct row
    {
        std::string_view body;
        std::string_view problem;
    };
    for (auto const& [body, problem] : {
             row{"", "empty text at byte 0"},
             row{"null", "expected object, got null"},
             row{"[]", "expected object, got array"},
             row{"7", "expected object, got number"},
             row{R"({"id":"user_1","object":"user","first_name":7})",
                 "first_name: expected string, got number"},
             row{R"({"id":"org_1","object":"organization"})", "object: expected 'user', got 'organization'"},
         })
    {
        auto const result = decode_outcome<clerk::user>(
            "get_user", succeeded(reply(body, "application/json; charset=utf-8")));
        BOOST_TEST_REQUIRE(!result.has_value());
        clerk::error const& e = result.error();
        BOOST_TEST((e.code() == clerk::errc::malformed_response));
        BOOST_TEST((e.phase() == clerk::phase::decoding));
        BOOST_TEST(e.status() == 200);
        BOOST_TEST(e.attempts() == 2U);
        BOOST_TEST(e.trace_id() == "ray_1");
        BOOST_TEST(e.may_have_taken_effect());
        BOOST_TEST(e.message()
            == "get_user failed: malformed response (200, application/json): " + std::string{problem}
                + "; the request probably took effect; trace ID ray_1");
    }
    BOOST_TEST(message(succeeded(reply("<html>", "text/html")))
                   .starts_with("update_user failed: malformed response (200, text/html): "));
    BOOST_TEST(message(succeeded(reply("", "", 204)))
                   .starts_with("update_user failed: malformed response (204): empty text"));
    BOOST_TEST(clerk_tests::is_one_line(message(succeeded(reply("\x1B\n", "text/\tplain\x1B")))));
}

BOOST_AUTO_TEST_CASE(reading_has_no_effect)
{
    auto const result = decode_outcome<clerk::user>("get_user", succeeded(reply("[]"), false));
    BOOST_TEST(!result.error().may_have_taken_effect());
    BOOST_TEST(result.error().message()
        == "get_user failed: malformed response (200, application/json): expected object, got array; trace "
           "ID ray_1");
}

BOOST_AUTO_TEST_CASE(a_failure_gets_the_operations_name)
{
    auto const result = decode_outcome<clerk::user>("update_user", failed());
    BOOST_TEST((result.error().code() == clerk::errc::unprocessable));
    BOOST_TEST(result.error().status() == 422);
    BOOST_TEST(!result.error().applied().has_value());
    BOOST_TEST(result.error().message() == "update_user failed: 422 unprocessable: m [c]");
}

BOOST_AUTO_TEST_CASE(what_took_effect_before_a_failure)
{
    auto const result = decode_outcome<clerk::user>("update_user", failed(reply(full_user)));
    BOOST_TEST(result.error().applied().value().id == "user_2full");
    BOOST_TEST(result.error().may_have_taken_effect());
    // A first reply that nobody understands is no reason to hide the second one's error.
    auto const unreadable = decode_outcome<clerk::user>("update_user", failed(reply("[]")));
    BOOST_TEST((unreadable.error().code() == clerk::errc::unprocessable));
    BOOST_TEST(!unreadable.error().applied().has_value());
    BOOST_TEST(unreadable.error().may_have_taken_effect());
}

BOOST_AUTO_TEST_CASE(what_support_asks_for_stands_at_the_end)
{
    clerk::detail::error_details details;
    details.message = "429 rate limited";
    details.retry_after = std::chrono::seconds{7};
    details.trace_id = "trace\n1";
    auto const error = clerk::detail::finish_error("get_user", details);
    BOOST_TEST(error.message() == "get_user failed: 429 rate limited; retry after 7 s; trace ID trace 1");
    BOOST_TEST(error.trace_id() == "trace\n1");
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_key_is_shown_nowhere)
{
    clerk::detail::error_details details;
    details.trace_id = "sk_live_abc";
    BOOST_TEST(clerk::detail::finish_error("get_user", details).message() == "get_user failed: ; trace ID sk_live_\u2026");
    BOOST_TEST(message(succeeded(reply("<html>", "text/Bearer abc")))
                   .starts_with("update_user failed: malformed response (200, text/Bearer \u2026): "));
}

BOOST_AUTO_TEST_CASE(untyped)
{
    auto const value = [](std::string_view body)
    { return decode_outcome<json::value>("request", succeeded(reply(body))).value(); };
    BOOST_TEST(value("").is_null());
    BOOST_TEST(value("null").is_null());
    BOOST_TEST(value("[1]").as_array().size() == 1U);
    BOOST_TEST(value(R"({"a":18446744073709551615})").at("a").as_uint64() == 18446744073709551615U);
    auto const broken = decode_outcome<json::value>("request", succeeded(reply("{")));
    BOOST_TEST((broken.error().code() == clerk::errc::malformed_response));
    BOOST_TEST(broken.error().message()
        == "request failed: malformed response (200, application/json): unexpected end at byte 1; "
           "the request probably took effect; trace ID ray_1");
}

BOOST_AUTO_TEST_SUITE_END()
