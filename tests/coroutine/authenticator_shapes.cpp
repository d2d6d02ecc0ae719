// SPDX-License-Identifier: BSL-1.0
// Every shape in which a server asks who sent a request, inside coroutines. See readme_shapes.cpp for why.
#include <support/emulator_fixture.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <utility>

namespace asio = boost::asio;
namespace http = boost::beast::http;
using namespace std::chrono_literals;
using namespace asio::experimental::awaitable_operators;
using clerk_tests::emulator_fixture;

namespace
{
http::request<http::string_body> bearer(std::string token)
{
    http::request<http::string_body> made;
    made.set(http::field::authorization, "Bearer " + std::move(token));
    return made;
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(authenticator_shapes, emulator_fixture)

BOOST_AUTO_TEST_CASE(temporaries_in_the_awaited_expression)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            clerk::authenticator authenticator{f.client, {}};
            clerk::auth auth = co_await authenticator.authenticate_request(bearer(f.emulator.session_token(f.id)));
            BOOST_TEST(auth.user_id.value_or("") == f.id);
            auto const other = co_await clerk::authenticator{f.client, clerk::authenticator_options{}}
                                   .authenticate_request(bearer("none"));
            BOOST_TEST(to_string(other.reason) == "token-invalid");
            clerk::result<clerk::session_claims> claims
                = co_await authenticator.verify_token(f.emulator.session_token(f.id));
            BOOST_TEST(claims.value().user_id == f.id);
        });
}

BOOST_AUTO_TEST_CASE(results_and_exceptions)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            clerk::authenticator authenticator{f.client, {}};
            clerk::result<clerk::auth> auth = co_await authenticator.authenticate_request(
                bearer(f.emulator.session_token(f.id)), clerk::as_result);
            BOOST_TEST(auth.value().is_signed_in());
            std::string reason;
            try
            {
                co_await authenticator.verify_token("none", asio::use_awaitable);
            }
            catch (clerk::exception const& refused)
            {
                reason = to_string(refused.error().reason());
            }
            BOOST_TEST(reason == "token-invalid");
        });
}

BOOST_AUTO_TEST_CASE(the_route_of_the_documentation)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            clerk::authenticator authenticator{f.client, {}};
            auto const request = bearer(f.emulator.session_token(f.id));
            clerk::auth auth = co_await authenticator.authenticate_request(request);
            BOOST_TEST_REQUIRE(auth.user_id.has_value());
            auto users = f.client.users();
            auto user = co_await users.update_user(*auth.user_id, clerk::update_user_params{}.first_name("John"));
            BOOST_TEST(user.first_name.value() == "John");
        });
}

BOOST_AUTO_TEST_CASE(both_at_once_and_the_first_of_two)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            clerk::authenticator authenticator{f.client, {}};
            auto const one = bearer(f.emulator.session_token("user_1"));
            auto const two = bearer(f.emulator.session_token("user_2"));
            auto both = co_await (authenticator.authenticate_request(one) && authenticator.authenticate_request(two));
            BOOST_TEST(std::get<0>(both).user_id.value() == "user_1");
            BOOST_TEST(std::get<1>(both).user_id.value() == "user_2");

            // With keys of its own, so that they have to come.
            clerk::authenticator_options own;
            own.key_set.miss_interval = 1s;
            clerk::authenticator slow{f.client, own};
            f.emulator.next_reply(clerk::testing::scripted_reply{}.delay(10s));
            asio::steady_timer timer{f.context, 50ms};
            auto first = co_await (slow.authenticate_request(one) || timer.async_wait(asio::use_awaitable));
            BOOST_TEST(first.index() == 1U);
            f.client = clerk::client{f.context, f.emulator.client_options()}; // ends the fetch
        });
}

BOOST_AUTO_TEST_SUITE_END()
