// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/clerk.hpp>
#include <clerk/endpoints/users.hpp>

#include <boost/test/unit_test.hpp>

#include <functional>
#include <vector>

namespace endpoints = clerk::endpoints;
namespace json = boost::json;
using clerk::detail::repeatability;
using clerk_tests::one_request;
using clerk_tests::two_requests;
using params = clerk::update_user_params;
using made = clerk::result<clerk::detail::request<clerk::user>>;

namespace
{
std::string_view name_of(repeatability value)
{
    return value == repeatability::always ? "always"
        : value == repeatability::never   ? "never"
                                          : "unless ambiguous";
}

/// "PATCH /users/user_1 {} (unless ambiguous); PUT …"
std::string described(made const& request)
{
    BOOST_TEST_REQUIRE(request.has_value(), request.error().message());
    std::string text;
    for (auto const& step : request->steps)
    {
        text.append(text.empty() ? "" : "; ").append(to_string(step.method)).append(" ").append(step.path);
        if (step.body)
            text.append(" ").append(clerk_tests::to_text(*step.body));
        text.append(" (").append(name_of(step.repeat)).append(")");
    }
    return text;
}

json::object some_object()
{
    json::object object;
    object["k"] = 1;
    return object;
}

using operation = std::function<made(std::string_view)>;
std::vector<std::pair<std::string, operation>> operations()
{
    return {
        {"get_user", [](std::string_view id) { return endpoints::get_user(id); }},
        {"update_user",
            [](std::string_view id) { return endpoints::update_user(id, params{}, two_requests); }},
        {"update_user_metadata",
            [](std::string_view id)
            { return endpoints::update_user_metadata(id, clerk::user_metadata_params{}); }},
        {"replace_user_metadata",
            [](std::string_view id)
            { return endpoints::replace_user_metadata(id, clerk::user_metadata_params{}); }},
    };
}
} // namespace

BOOST_AUTO_TEST_SUITE(endpoints_users)

BOOST_AUTO_TEST_CASE(get_user)
{
    auto const request = endpoints::get_user("user_1");
    BOOST_TEST(described(request) == "GET /users/user_1 (always)");
    BOOST_TEST(request->operation == "get_user");
    BOOST_TEST(!request->steps[0].changes_something());
}

BOOST_AUTO_TEST_CASE(an_id_whose_path_is_another_operation_is_refused)
{
    auto const request = endpoints::get_user("count");
    BOOST_TEST_REQUIRE(!request.has_value());
    BOOST_TEST((request.error().code() == clerk::errc::invalid_argument));
    BOOST_TEST(clerk_tests::holds(request.error().message(), "invalid user ID \"count\""));
    BOOST_TEST(described(endpoints::get_user("counter")) == "GET /users/counter (always)");
    BOOST_TEST(described(endpoints::update_user("count", params{}, two_requests))
        == "PATCH /users/count {} (unless ambiguous)");
}

BOOST_AUTO_TEST_CASE(update_user_in_one_request)
{
    auto const steps = [](params const& p)
    { return described(endpoints::update_user("user_1", p, one_request)); };
    BOOST_TEST(steps(params{}) == "PATCH /users/user_1 {} (unless ambiguous)");
    BOOST_TEST(
        steps(params{}.first_name("J")) == R"(PATCH /users/user_1 {"first_name":"J"} (unless ambiguous))");
    BOOST_TEST(steps(params{}.public_metadata(some_object()))
        == R"(PATCH /users/user_1 {"public_metadata":{"k":1}} (unless ambiguous))");
    BOOST_TEST(steps(params{}.unsafe_metadata(some_object()).first_name("J"))
        == R"(PATCH /users/user_1 {"first_name":"J","unsafe_metadata":{"k":1}} (unless ambiguous))");
}

BOOST_AUTO_TEST_CASE(update_user_in_up_to_two_requests)
{
    auto const steps = [](params const& p)
    { return described(endpoints::update_user("user_1", p, two_requests)); };
    BOOST_TEST(steps(params{}) == "PATCH /users/user_1 {} (unless ambiguous)");
    BOOST_TEST(
        steps(params{}.first_name("J")) == R"(PATCH /users/user_1 {"first_name":"J"} (unless ambiguous))");
    BOOST_TEST(steps(params{}.public_metadata(some_object()))
        == R"(PUT /users/user_1/metadata {"public_metadata":{"k":1}} (always))");
    BOOST_TEST(steps(params{}.public_metadata(clerk::null))
        == R"(PUT /users/user_1/metadata {"public_metadata":null} (always))");
    BOOST_TEST(steps(params{}.unsafe_metadata(some_object()).first_name("J").private_metadata(some_object()))
        == R"(PATCH /users/user_1 {"first_name":"J"} (unless ambiguous); )"
           R"(PUT /users/user_1/metadata {"private_metadata":{"k":1},"unsafe_metadata":{"k":1}} (always))");
}

BOOST_AUTO_TEST_CASE(each_version_has_its_way)
{
    params const both = params{}.first_name("J").public_metadata(some_object());
    struct row
    {
        std::string_view version;
        std::size_t steps;
    };
    for (auto const& [version, steps] : {row{"2021-02-05", 1}, row{"2025-11-10", 1}, row{"2026-05-11", 1},
             row{"2026-05-12", 2}, row{"2026-05-13", 2}, row{"2027-01-01", 2}})
        BOOST_TEST(endpoints::update_user("user_1", both, version)->steps.size() == steps, version);
}

BOOST_AUTO_TEST_CASE(metadata_alone)
{
    auto const p = clerk::user_metadata_params{}.public_metadata(some_object());
    BOOST_TEST(described(endpoints::update_user_metadata("user_1", p))
        == R"(PATCH /users/user_1/metadata {"public_metadata":{"k":1}} (unless ambiguous))");
    BOOST_TEST(described(endpoints::replace_user_metadata("user_1", p))
        == R"(PUT /users/user_1/metadata {"public_metadata":{"k":1}} (always))");
    BOOST_TEST(described(endpoints::update_user_metadata("user_1", {}))
        == "PATCH /users/user_1/metadata {} (unless ambiguous)");

    json::object broken;
    broken["k"] = "\xFF";
    auto const refused =
        endpoints::replace_user_metadata("user_1", clerk::user_metadata_params{}.private_metadata(broken));
    BOOST_TEST(refused.error().message()
        == "replace_user_metadata: private_metadata.k is not valid UTF-8 (byte 0); nothing was sent");
}

BOOST_AUTO_TEST_CASE(an_id_is_one_segment)
{
    struct row
    {
        std::string_view id;
        std::string_view segment;
    };
    for (auto const& [id, segment] :
        {row{"user_1", "user_1"}, row{"a b", "a%20b"}, row{"user?x=1", "user%3Fx=1"},
            row{"user#x", "user%23x"}, row{"100%", "100%25"}, row{"%41", "%2541"}, row{"\xC3\xA4", "%C3%A4"},
            row{"a@b.c;d=e,f", "a@b.c;d=e,f"}, row{"\"", "%22"}, row{"...", "..."}})
    {
        std::string const path = "/users/" + std::string{segment};
        BOOST_TEST(endpoints::get_user(id)->steps[0].path == path);
        BOOST_TEST(endpoints::update_user(id, params{}, two_requests)->steps[0].path == path);
        BOOST_TEST(endpoints::replace_user_metadata(id, {})->steps[0].path == path + "/metadata");
    }
}

BOOST_AUTO_TEST_CASE(an_id_that_is_none_is_refused_and_shown)
{
    using namespace std::string_view_literals;
    struct row
    {
        std::string_view id;
        std::string_view message;
    };
    for (auto const& [id, message] : {
             row{"", R"("": it is empty)"},
             row{"..", R"("..": it holds a dot segment)"},
             row{"%2e%2E", R"("%2e%2E": it holds a dot segment)"},
             row{"user_1/metadata", R"("user_1/metadata": it holds a slash or a backslash)"},
             row{"a\\b", R"("a\\b": it holds a slash or a backslash)"},
             row{"user_1\r\nX: y", R"("user_1\r\nX: y": it holds a control character)"},
             row{"user_1\0"sv, R"("user_1\x00": it holds a control character)"},
             row{"\xFF", R"("\xFF": it is not valid UTF-8)"},
             row{"\"\x1B[31m", R"("\"\x1B[31m": it holds a control character)"},
         })
        for (auto const& [name, call] : operations())
        {
            auto const request = call(id);
            BOOST_TEST_REQUIRE(!request.has_value());
            BOOST_TEST((request.error().code() == clerk::errc::invalid_argument));
            BOOST_TEST(request.error().message()
                == name + ": invalid user ID " + std::string{message} + "; nothing was sent");
        }
    auto const longest = endpoints::get_user(std::string(5000, 'a'));
    BOOST_TEST(longest.error().message()
        == "get_user: invalid user ID \"" + std::string(80, 'a')
            + "\u2026\": it has 5000 bytes; at most 255 are allowed; nothing was sent");
}

BOOST_AUTO_TEST_CASE(an_id_is_checked_before_the_parameters)
{
    auto const request = endpoints::update_user("", params{}.first_name("\xFF"), two_requests);
    BOOST_TEST(
        request.error().message() == R"(update_user: invalid user ID "": it is empty; nothing was sent)");
}

BOOST_AUTO_TEST_CASE(the_first_bad_attribute_is_named)
{
    json::object broken;
    broken["k"] = "\xFF";
    params const p = params{}.public_metadata(broken).last_name("\xFF");
    for (auto const version : {one_request, two_requests})
        BOOST_TEST(endpoints::update_user("user_1", p, version).error().message()
            == "update_user: last_name is not valid UTF-8 (byte 0); nothing was sent");
}

BOOST_AUTO_TEST_SUITE_END()
