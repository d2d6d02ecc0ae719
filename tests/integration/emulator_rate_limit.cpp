// SPDX-License-Identifier: BSL-1.0
// The emulator enforces limits; the limiter keeps to them. Nothing here depends on how fast the machine is: limits are
// either met within a test's first requests and then far in the future, or are checked by the emulator itself.
#include <support/emulator_by_hand.hpp>

#include <clerk/error.hpp>
#include <clerk/rate_limiter.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <string>
#include <thread>
#include <vector>

using clerk_tests::emulator_by_hand;
using clerk_tests::http_answer;
using namespace std::chrono_literals;

namespace
{
clerk::testing::emulator_options limited(
    std::optional<clerk::rate> instance, std::optional<clerk::rate> user = std::nullopt)
{
    auto options = emulator_by_hand::plaintext();
    options.rate_limit.instance = instance;
    options.rate_limit.user = user;
    return options;
}

bool too_many(http_answer const& answer)
{
    BOOST_TEST_INFO(answer.body);
    BOOST_TEST(answer.status == 429U);
    BOOST_TEST(answer.code() == "too_many_requests");
    BOOST_TEST(answer.json().as_object().contains("clerk_trace_id"));
    auto const wait = std::stoi(std::string{answer.headers["Retry-After"]});
    BOOST_TEST((wait > 3000 && wait <= 3600));
    return answer.status == 429;
}
} // namespace

BOOST_AUTO_TEST_SUITE(emulator_rate_limit)

BOOST_AUTO_TEST_CASE(what_goes_beyond_the_users_limit_is_refused_and_not_carried_out)
{
    emulator_by_hand emulator{limited(std::nullopt, clerk::rate{2, 1h})};
    BOOST_TEST(emulator.patch(R"({"first_name":"one"})").status == 200U);
    BOOST_TEST(emulator.request("PUT", "/v1/users/" + emulator.id + "/metadata", R"({"public_metadata":{"a":1}})").status
        == 200U);
    BOOST_TEST(too_many(emulator.patch(R"({"first_name":"three"})")));
    BOOST_TEST(too_many(
        emulator.request("PATCH", "/v1/users/" + emulator.id + "/metadata", R"({"public_metadata":{"b":2}})")));
    BOOST_TEST(emulator.attribute("first_name").as_string() == "one");
    BOOST_TEST(!emulator.attribute("public_metadata").as_object().contains("b"));
    BOOST_TEST(emulator.emulator.requests().at(2).status == 429U);

    auto const other = emulator.emulator.add_user(boost::json::object{}).id;
    BOOST_TEST(emulator.request("PATCH", "/v1/users/" + other, R"({"first_name":"x"})").status == 200U);
}

BOOST_AUTO_TEST_CASE(the_instances_limit_is_on_all_requests_with_the_key)
{
    emulator_by_hand emulator{limited(clerk::rate{3, 1h})};
    auto connection = emulator.connect();
    for (int i = 0; i < 5; ++i)
        BOOST_TEST(connection.request("GET", "/v1/users/x", {}).status == 401U); // these do not count
    emulator.emulator.next_reply(clerk::testing::scripted_reply{}.status(500).body("{}"));
    BOOST_TEST(emulator.request("GET", "/v1/users/" + emulator.id).status == 500U); // nor what the script answers
    BOOST_TEST(emulator.request("GET", "/v1/users/" + emulator.id).status == 200U);
    BOOST_TEST(emulator.request("GET", "/v1/users/nobody").status == 404U);
    BOOST_TEST(emulator.request("GET", "/v1/nothing").status == 404U);
    BOOST_TEST(too_many(emulator.request("GET", "/v1/users/" + emulator.id)));
    BOOST_TEST(emulator.request("GET", "/v1/jwks").status != 429U);
    BOOST_TEST(connection.request("GET", "/v1/users/x", {}).status == 401U);
}

BOOST_AUTO_TEST_CASE(nothing_is_limited_by_default)
{
    emulator_by_hand emulator;
    auto connection = emulator.connect();
    for (int i = 0; i < 200; ++i)
        BOOST_TEST_REQUIRE(
            connection.request("GET", "/v1/users/" + emulator.id, {{"Authorization", "Bearer sk_test_emulator"}}).status
            == 200U);
}

BOOST_AUTO_TEST_CASE(a_limit_that_cannot_be_meant_is_refused)
{
    for (auto const& wrong : {limited(clerk::rate{0, 1s}), limited(std::nullopt, clerk::rate{1, 0s})})
        BOOST_CHECK_EXCEPTION(emulator_by_hand{wrong}, clerk::exception, [](clerk::exception const& thrown) {
            return thrown.error().code() == clerk::errc::invalid_argument;
        });
}

BOOST_AUTO_TEST_CASE(paced_requests_never_meet_the_limits_of_the_emulator)
{
    clerk::rate const instance{20, 50ms};
    clerk::rate const user{5, 20ms};
    emulator_by_hand emulator{limited(instance, user)};
    clerk::rate_limit_options options;
    options.instance = instance;
    options.user = user;
    boost::asio::thread_pool own{1};
    auto const limiter = clerk::make_rate_limiter(own.get_executor(), options);
    auto const other = emulator.emulator.add_user(boost::json::object{}).id;

    constexpr int threads = 4;
    constexpr int each = 75;
    std::atomic<int> updated{0};
    std::atomic<int> refused{0};
    auto const send_all = [&](std::string const& id)
    {
        auto connection = emulator.connect();
        clerk::rate_limit_scope const scope{id, true};
        for (int i = 0; i < each; ++i)
        {
            if (!limiter->try_acquire(scope))
            {
                std::promise<bool> granted;
                limiter->async_acquire(scope, std::chrono::steady_clock::time_point::max(),
                    [&](clerk::rate_limit_verdict verdict) { granted.set_value(verdict.granted); });
                if (!granted.get_future().get())
                    return;
            }
            auto const status = connection
                                    .request("PATCH", "/v1/users/" + id,
                                        {{"Authorization", "Bearer sk_test_emulator"},
                                            {"Content-Type", "application/json"}},
                                        R"({"first_name":"x"})")
                                    .status;
            clerk::rate_limit_outcome outcome;
            outcome.limited = status == 429;
            limiter->release(scope, outcome);
            ++(status == 200 ? updated : refused);
        }
    };
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i)
        all.emplace_back(send_all, i % 2 == 0 ? emulator.id : other);
    for (auto& thread : all)
        thread.join();
    own.join();
    BOOST_TEST(updated.load() == threads * each);
    BOOST_TEST(refused.load() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
