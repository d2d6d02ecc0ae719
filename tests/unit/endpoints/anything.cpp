// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/endpoints/anything.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>

namespace json = boost::json;
using clerk::query;
using clerk::verb;
using clerk::detail::repeatability;
using clerk::endpoints::anything;

BOOST_AUTO_TEST_SUITE(endpoints_anything)

BOOST_AUTO_TEST_CASE(path_and_query)
{
    BOOST_TEST(anything(verb::get, "/organizations", {}, nullptr)->steps[0].path == "/organizations");
    BOOST_TEST(anything(verb::get, "/organizations", query{}.add("limit", "10").add("q", "a&b"), nullptr)
                   ->steps[0]
                   .path
        == "/organizations?limit=10&q=a%26b");
    BOOST_TEST(anything(verb::get, "/organizations", {}, nullptr)->operation == "request");
    BOOST_TEST(anything(verb::get, "/organizations", {}, nullptr)->steps.size() == 1U);
}

BOOST_AUTO_TEST_CASE(good_paths)
{
    for (std::string_view const path : {"/", "/a", "/a/b", "/a/", "/users/user%3F1", "/a.b/..c/...",
             "/.well-known/x", "/a:b@c;d=e,f!$&'()*+~", "/%20"})
        BOOST_TEST(anything(verb::get, path, {}, nullptr).has_value(), "refused " << path);
}

BOOST_AUTO_TEST_CASE(bad_paths)
{
    using namespace std::string_view_literals;
    for (std::string_view const path :
        {""sv, "organizations"sv, "//host/x"sv, "/a//b"sv, "/a/../b"sv, "/.."sv, "/."sv, "/%2e%2e/x"sv,
            "/a/%252e%252e"sv, "/a%2f..%2fb"sv, "/a?x=1"sv, "/a#x"sv, "/a b"sv, "/a\r\nX: y"sv, "/a\0"sv,
            "/\xC3\xA4"sv, "/a\\b"sv, "/a%"sv, "/a%2"sv, "/%zz"sv, "/%+1"sv, "/a\"b"sv, "https://example.com/"sv,
            "@example.com/"sv, " /a"sv})
    {
        auto const request = anything(verb::get, path, {}, nullptr);
        BOOST_TEST_REQUIRE(!request.has_value(), "took " << path);
        BOOST_TEST((request.error().code() == clerk::errc::invalid_argument));
        BOOST_TEST(clerk_tests::is_one_line(request.error().message()));
        BOOST_TEST(request.error().message().starts_with("request: path \""));
    }
}

BOOST_AUTO_TEST_CASE(bodies)
{
    auto const body = [](json::value const& value)
    { return clerk_tests::to_text(anything(verb::post, "/a", {}, &value)->steps[0].body.value()); };
    for (std::string_view const text : {"{}", "[]", "null", "true", "1", R"("x")", R"({"a":[1,{"b":null}]})"})
        BOOST_TEST(body(json::parse(text)) == text);
    BOOST_TEST(!anything(verb::post, "/a", {}, nullptr)->steps[0].body.has_value());
}

BOOST_AUTO_TEST_CASE(bodies_that_cannot_be_sent)
{
    auto const problem = [](json::value const& value)
    { return anything(verb::post, "/a", {}, &value).error().message(); };
    BOOST_TEST(problem("\xFF") == "request: the body is not valid UTF-8 (byte 0); nothing was sent");
    json::object object;
    object["list"] = json::array{1, std::numeric_limits<double>::quiet_NaN()};
    BOOST_TEST(problem(object)
        == "request: the body.list[1] is not a finite number, and JSON has no other; nothing was sent");
    json::array array;
    array.push_back("\xFF");
    BOOST_TEST(problem(array) == "request: the body[0] is not valid UTF-8 (byte 0); nothing was sent");
}

BOOST_AUTO_TEST_CASE(what_may_be_repeated)
{
    auto const repeat = [](verb method) { return anything(method, "/a", {}, nullptr)->steps[0].repeat; };
    BOOST_TEST((repeat(verb::get) == repeatability::always));
    BOOST_TEST((repeat(verb::put) == repeatability::always));
    BOOST_TEST((repeat(verb::delete_) == repeatability::always));
    BOOST_TEST((repeat(verb::post) == repeatability::never));
    BOOST_TEST((repeat(verb::patch) == repeatability::never));
    BOOST_TEST(!anything(verb::get, "/a", {}, nullptr)->steps[0].changes_something());
    for (verb const method : {verb::post, verb::put, verb::patch, verb::delete_})
        BOOST_TEST(anything(method, "/a", {}, nullptr)->steps[0].changes_something());
}

BOOST_AUTO_TEST_SUITE_END()
