// SPDX-License-Identifier: BSL-1.0
#include <clerk/endpoints/anything.hpp>
#include <clerk/endpoints/route.hpp>
#include <clerk/endpoints/users.hpp>

#include <boost/test/unit_test.hpp>

using clerk::verb;
using clerk::detail::route_of_path;
using clerk::detail::updated_user;

BOOST_AUTO_TEST_SUITE(endpoints_route)

BOOST_AUTO_TEST_CASE(variable_parts_are_taken_out)
{
    BOOST_TEST(route_of_path("/users") == "/users");
    BOOST_TEST(route_of_path("/users/user_1/ban") == "/users/{}/ban");
    BOOST_TEST(route_of_path("/users/john@example.com/metadata") == "/users/{}/metadata");
    BOOST_TEST(route_of_path("/organizations/org_1/memberships/user_1") == "/organizations/{}/memberships/{}");
    BOOST_TEST(route_of_path("/users/") == "/users/{}");
    BOOST_TEST(route_of_path("/Users") == "/{}");
    BOOST_TEST(route_of_path("/") == "/{}");
}

BOOST_AUTO_TEST_CASE(the_first_and_the_last_word_are_found)
{
    // They are searched for in their order.
    BOOST_TEST(route_of_path("/access_tokens/webhooks/web3_wallets") == "/access_tokens/webhooks/web3_wallets");
}

BOOST_AUTO_TEST_CASE(updates_of_one_user_are_recognised)
{
    BOOST_TEST(updated_user(verb::patch, "/users/user_1") == "user_1");
    BOOST_TEST(updated_user(verb::patch, "/users/user_1/metadata") == "user_1");
    BOOST_TEST(updated_user(verb::put, "/users/user_1/metadata") == "user_1");
    BOOST_TEST(updated_user(verb::put, "/users/user_1") == "");
    BOOST_TEST(updated_user(verb::get, "/users/user_1") == "");
    BOOST_TEST(updated_user(verb::delete_, "/users/user_1/metadata") == "");
    BOOST_TEST(updated_user(verb::patch, "/users/user_1/metadata/x") == "");
    BOOST_TEST(updated_user(verb::patch, "/users/user_1?a=/metadata") == "user_1");
    BOOST_TEST(updated_user(verb::patch, "/users") == "");
    BOOST_TEST(updated_user(verb::patch, "/organizations/user_1") == "");
}

BOOST_AUTO_TEST_CASE(every_request_says_what_it_is)
{
    auto const whose_update = [](clerk::detail::request_step const& step) { return updated_user(step.method, step.path); };
    auto const update = clerk::endpoints::update_user("user_1",
        clerk::update_user_params{}.first_name("x").public_metadata(boost::json::object()), "2026-05-12");
    BOOST_TEST_REQUIRE(update.value().steps.size() == 2U);
    BOOST_TEST(update->steps[0].route.text() == "/users/{user_id}");
    BOOST_TEST(update->steps[1].route.text() == "/users/{user_id}/metadata");
    BOOST_TEST(whose_update(update->steps[0]) == "user_1");
    BOOST_TEST(whose_update(update->steps[1]) == "user_1");

    auto const read = clerk::endpoints::get_user("user_1");
    BOOST_TEST(read.value().steps[0].route.text() == "/users/{user_id}");
    BOOST_TEST(whose_update(read->steps[0]) == "");

    clerk::query query;
    query.add("email_address", "john@example.com");
    auto const untyped = clerk::endpoints::anything(verb::patch, "/users/user_1", query, nullptr);
    BOOST_TEST(untyped.value().steps[0].route.text() == "/users/{}");
    BOOST_TEST(untyped->steps[0].path == "/users/user_1?email_address=john%40example.com");
    BOOST_TEST(whose_update(untyped->steps[0]) == "user_1");
}

BOOST_AUTO_TEST_SUITE_END()
