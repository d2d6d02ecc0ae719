// SPDX-License-Identifier: BSL-1.0
// The main job over real TLS, against the emulator: what is sent, what comes back, and what an error says.
#include <support/emulator_fixture.hpp>

#include <boost/asio/use_future.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/test/unit_test.hpp>

#include <future>
#include <limits>
#include <string>

namespace json = boost::json;
using namespace std::chrono_literals;

namespace
{
/// Callbacks and futures: no coroutine needed to test what a call does.
struct fixture : clerk_tests::emulator_fixture
{
    clerk::result<clerk::user> update(std::string_view user_id, clerk::update_user_params const& params)
    {
        return update_with(client, user_id, params);
    }

    clerk::result<clerk::user> update_with(
        clerk::client& with, std::string_view user_id, clerk::update_user_params const& params)
    {
        clerk::result<clerk::user> outcome;
        with.users().update_user(
            user_id, params, clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); }));
        context.restart();
        context.run();
        return outcome;
    }

    std::vector<std::string> lines() const
    {
        std::vector<std::string> all;
        for (auto const& request : emulator.requests())
            all.push_back(request.method + ' ' + request.target + ' ' + request.body);
        return all;
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(update_user, fixture)

BOOST_AUTO_TEST_CASE(attributes_go_by_patch_and_metadata_by_put_after_it)
{
    auto const user = update(id,
        clerk::update_user_params{}.first_name("John").public_metadata({{"role", "assassin"}}).last_name("Wick"));
    BOOST_TEST_REQUIRE(user.has_value());
    BOOST_TEST(user->first_name.value() == "John");
    BOOST_TEST(json::serialize(user->public_metadata) == R"({"role":"assassin"})");
    auto const sent = lines();
    BOOST_TEST_REQUIRE(sent.size() == 2U);
    BOOST_TEST(sent[0] == "PATCH /v1/users/" + id + R"( {"first_name":"John","last_name":"Wick"})");
    BOOST_TEST(sent[1] == "PUT /v1/users/" + id + R"(/metadata {"public_metadata":{"role":"assassin"}})");
}

BOOST_AUTO_TEST_CASE(an_older_version_takes_all_in_one_patch)
{
    auto options = emulator.client_options();
    options.api_version = "2025-11-10";
    clerk::client old{context, options};
    auto const user
        = update_with(old, id, clerk::update_user_params{}.first_name("John").public_metadata({{"role", "assassin"}}));
    BOOST_TEST_REQUIRE(user.has_value());
    BOOST_TEST(json::serialize(user->public_metadata) == R"({"role":"assassin"})");
    auto const sent = lines();
    BOOST_TEST_REQUIRE(sent.size() == 1U);
    BOOST_TEST(sent[0]
        == "PATCH /v1/users/" + id + R"( {"first_name":"John","public_metadata":{"role":"assassin"}})");
}

BOOST_AUTO_TEST_CASE(metadata_keeps_its_keys_and_numbers)
{
    json::object metadata;
    metadata["camelCase"] = {{"inner-Key", nullptr}};
    metadata[""] = 0.1;
    metadata["2^53+1"] = 9007199254740993;
    metadata["2^64-1"] = std::numeric_limits<std::uint64_t>::max();
    metadata["-2^63"] = std::numeric_limits<std::int64_t>::min();
    metadata["tiny"] = 5e-324;
    auto const user = update(id, clerk::update_user_params{}.unsafe_metadata(metadata));
    BOOST_TEST_REQUIRE(user.has_value());
    BOOST_TEST((user->unsafe_metadata == metadata));
}

BOOST_AUTO_TEST_CASE(the_second_request_fails_and_the_error_says_what_took_effect)
{
    json::object too_large;
    too_large["key"] = std::string(9000, 'x');
    auto const r = update(id, clerk::update_user_params{}.first_name("Half").public_metadata(too_large));
    BOOST_TEST_REQUIRE(!r.has_value());
    auto const& e = r.error();
    BOOST_TEST((e.code() == clerk::errc::unprocessable));
    BOOST_TEST(e.status() == 422);
    BOOST_TEST(e.attempts() == 2U);
    BOOST_TEST(e.may_have_taken_effect());
    BOOST_TEST_REQUIRE(e.applied().has_value());
    BOOST_TEST(e.applied()->first_name.value() == "Half");
    BOOST_TEST(e.message().find("the first of two requests took effect, the second did not") != std::string::npos);
    BOOST_TEST(emulator.user(id)->first_name.value() == "Half");
}

BOOST_AUTO_TEST_CASE(the_second_reply_makes_no_sense_and_the_first_is_still_told)
{
    emulator.next_reply(clerk::testing::scripted_reply{});
    emulator.next_reply(clerk::testing::scripted_reply{}.status(200).body("[]"));
    auto const r = update(id, clerk::update_user_params{}.first_name("Half").public_metadata({{"a", 1}}));
    BOOST_TEST((r.error().code() == clerk::errc::malformed_response));
    BOOST_TEST(r.error().may_have_taken_effect());
    BOOST_TEST_REQUIRE(r.error().applied().has_value());
    BOOST_TEST(r.error().applied()->first_name.value() == "Half");
    BOOST_TEST(r.error().message().find("the first of two requests took effect") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_error_of_the_api_says_all_that_clerk_says)
{
    auto const r = update(id, clerk::update_user_params{}.password("short"));
    BOOST_TEST_REQUIRE(!r.has_value());
    auto const& e = r.error();
    BOOST_TEST((e.code() == clerk::errc::unprocessable));
    BOOST_TEST_REQUIRE(e.errors().size() == 1U);
    BOOST_TEST(e.errors()[0].code == "form_password_length_too_short");
    BOOST_TEST(e.errors()[0].param_name == "password");
    BOOST_TEST(e.trace_id().size() == 32U);
    BOOST_TEST(e.message().find(e.trace_id()) != std::string::npos);
    BOOST_TEST(e.message().find("update_user failed: 422 unprocessable: password: ") == 0U);
    BOOST_TEST(!e.may_have_taken_effect());
    BOOST_TEST(e.attempts() == 1U);
}

BOOST_AUTO_TEST_CASE(an_unknown_user_and_a_wrong_key)
{
    BOOST_TEST((update("user_unknown", {}).error().code() == clerk::errc::not_found));
    auto options = emulator.client_options();
    options.secret_key = "sk_test_of_somebody_else";
    clerk::client stranger{context, options};
    auto const r = update_with(stranger, id, {});
    BOOST_TEST((r.error().code() == clerk::errc::unauthorized));
    BOOST_TEST(r.error().message().find("of_somebody_else") == std::string::npos);
    BOOST_TEST(r.error().message().find("check client_options::secret_key") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(bad_input_is_refused_before_a_byte_is_sent)
{
    for (std::string_view const bad : {"", "..", "%2e%2E", "a/b", "a\\b", "a\nb", "\xFF"})
    {
        auto const r = update(bad, clerk::update_user_params{}.first_name("x"));
        BOOST_TEST((r.error().code() == clerk::errc::invalid_argument));
        BOOST_TEST(r.error().status() == 0);
        BOOST_TEST(r.error().attempts() == 0U);
        BOOST_TEST(r.error().message().find('\n') == std::string::npos);
    }
    auto const r = update(id, clerk::update_user_params{}.last_name("Wi\xC3"));
    BOOST_TEST(r.error().message() == "update_user: last_name is not valid UTF-8 (byte 2); nothing was sent");
    BOOST_TEST(emulator.requests().empty());
    BOOST_TEST(emulator.connections_accepted() == 0U);
}

BOOST_AUTO_TEST_CASE(without_a_secret_key_nothing_is_sent)
{
    auto options = emulator.client_options();
    options.secret_key = clerk::secret{};
    clerk::client keyless{context, options};
    auto const r = update_with(keyless, id, {});
    BOOST_TEST((r.error().code() == clerk::errc::invalid_argument));
    BOOST_TEST(r.error().message().find("CLERK_SECRET_KEY") != std::string::npos);
    BOOST_TEST(emulator.connections_accepted() == 0U);
}

BOOST_AUTO_TEST_CASE(an_odd_id_reaches_no_other_path)
{
    for (std::string_view const odd : {"a?x=1", "a#b", "100%", "x%2Fy", " user ", "a+b;c=d", "ユーザー", "%00"})
    {
        auto const r = update(odd, clerk::update_user_params{}.first_name("x"));
        BOOST_TEST((r.error().code() == clerk::errc::not_found));
        BOOST_TEST(r.error().message().find(std::string{"/users/"}) == std::string::npos);
    }
    auto const sent = lines();
    BOOST_TEST_REQUIRE(sent.size() == 8U);
    BOOST_TEST(sent[0].starts_with("PATCH /v1/users/a%3Fx=1 "));
    BOOST_TEST(sent[1].starts_with("PATCH /v1/users/a%23b "));
    BOOST_TEST(sent[2].starts_with("PATCH /v1/users/100%25 "));
    BOOST_TEST(sent[3].starts_with("PATCH /v1/users/x%252Fy "));
    BOOST_TEST(sent[4].starts_with("PATCH /v1/users/%20user%20 "));
    BOOST_TEST(sent[5].starts_with("PATCH /v1/users/a+b;c=d "));
    BOOST_TEST(sent[6].starts_with("PATCH /v1/users/%E3%83%A6%E3%83%BC%E3%82%B6%E3%83%BC "));
    BOOST_TEST(sent[7].starts_with("PATCH /v1/users/%2500 "));
}

BOOST_AUTO_TEST_CASE(metadata_calls_merge_and_replace)
{
    BOOST_TEST(update(id, clerk::update_user_params{}.public_metadata({{"a", 1}, {"b", {{"c", 2}}}})).has_value());
    clerk::user merged;
    clerk::user replaced;
    client.users().update_user_metadata(id, clerk::user_metadata_params{}.public_metadata({{"b", {{"d", 3}}}}),
        [&](boost::system::error_code problem, clerk::user u)
        {
            BOOST_TEST(!problem);
            merged = std::move(u);
        });
    context.restart();
    context.run();
    BOOST_TEST((json::value(merged.public_metadata) == json::parse(R"({"a":1,"b":{"c":2,"d":3}})")));
    client.users().replace_user_metadata(id, clerk::user_metadata_params{}.public_metadata({{"z", 9}}),
        [&](boost::system::error_code problem, clerk::user u)
        {
            BOOST_TEST(!problem);
            replaced = std::move(u);
        });
    context.restart();
    context.run();
    BOOST_TEST((json::value(replaced.public_metadata) == json::parse(R"({"z":9})")));
}

BOOST_AUTO_TEST_CASE(get_user_returns_what_the_update_returned)
{
    auto const updated = update(id, clerk::update_user_params{}.first_name("John"));
    clerk::result<clerk::user> got;
    client.users().get_user(id, clerk::as_result([&](clerk::result<clerk::user> r) { got = std::move(r); }));
    context.restart();
    context.run();
    BOOST_TEST_REQUIRE(got.has_value());
    BOOST_TEST((json::value_from(*got) == json::value_from(*updated)));
}

BOOST_AUTO_TEST_SUITE_END()
