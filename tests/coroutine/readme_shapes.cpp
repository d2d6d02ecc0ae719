// SPDX-License-Identifier: BSL-1.0
// Every call shape that the README shows, inside coroutines, against the emulator over TLS. Built at -O0 and -O2 under
// ASan and UBSan: what g++ 12 miscompiles shows as a double free here, not in a user's program.
#include <support/emulator_fixture.hpp>

#include <clerk/clerk.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <future>
#include <optional>
#include <string>

namespace asio = boost::asio;
namespace json = boost::json;
using namespace std::chrono_literals;
using namespace asio::experimental::awaitable_operators;

BOOST_FIXTURE_TEST_SUITE(readme_shapes, clerk_tests::emulator_fixture)

BOOST_AUTO_TEST_CASE(a_chain_of_temporaries_throws_or_returns_the_user)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            auto users = f.client.users();
            auto user = co_await users.update_user(
                f.id, clerk::update_user_params{}.first_name("John").last_name("Wick"));
            BOOST_TEST(user.id == f.id);
            BOOST_TEST(user.first_name.value() == "John");
            BOOST_TEST(user.last_name.value() == "Wick");
        });
}

BOOST_AUTO_TEST_CASE(every_kind_of_argument_as_a_temporary_in_the_awaited_expression)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            auto users = f.client.users();
            json::object metadata;
            metadata["role"] = "assassin";
            auto user = co_await users.update_user(std::string{f.id},
                clerk::update_user_params{}
                    .first_name(std::string{"a first name that is too long for the small buffer"})
                    .username(clerk::null)
                    .password(std::string{"correct horse battery staple"})
                    .skip_password_checks()
                    .sign_out_of_other_sessions(false)
                    .created_at(std::chrono::sys_days{std::chrono::year{2012} / 10 / 20} + 7h)
                    .create_organizations_limit(3)
                    .delete_self_enabled(false)
                    .public_metadata(metadata)
                    .locale("en-US"));
            BOOST_TEST(user.first_name.value() == "a first name that is too long for the small buffer");
            BOOST_TEST(!user.username.has_value());
            BOOST_TEST(user.password_enabled);
            BOOST_TEST((user.created_at == std::chrono::sys_days{std::chrono::year{2012} / 10 / 20} + 7h));
            BOOST_TEST(user.public_metadata.at("role").as_string() == "assassin");
            auto digest = co_await users.update_user(f.id,
                clerk::update_user_params{}.password_digest(
                    "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", clerk::password_hasher::bcrypt));
            BOOST_TEST(digest.password_enabled);
        });
}

BOOST_AUTO_TEST_CASE(a_stored_value_is_passed_as_it_is)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            auto users = f.client.users();
            clerk::update_user_params params;
            params.first_name("Step").last_name("By Step");
            params.password("correct horse").locale("en-US");
            params.password("correct horse").sign_out_of_other_sessions().skip_password_checks(false).username("step");
            auto user = co_await users.update_user(f.id, params);
            BOOST_TEST(user.last_name.value() == "By Step");
            auto again = co_await users.update_user(f.id, params);
            BOOST_TEST(again.last_name.value() == "By Step");
        });
}

BOOST_AUTO_TEST_CASE(options_of_single_calls_as_temporaries)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            auto users = f.client.users();
            auto quick = users.with(clerk::call_options{}.timeout(20s));
            clerk::user u = co_await quick.get_user(f.id);
            BOOST_TEST(u.id == f.id);
            clerk::retry_options once;
            once.max_attempts = 1;
            auto user = co_await f.client.with(clerk::call_options{}.timeout(20s).retry(once)).users().update_user(
                std::string{f.id}, clerk::update_user_params{}.first_name("Quick"));
            BOOST_TEST(user.first_name.value() == "Quick");
            json::value untyped = co_await f.client.with(clerk::call_options{}.timeout(20s)).request(
                clerk::verb::get, "/users/" + f.id);
            BOOST_TEST(untyped.at("first_name").as_string() == "Quick");
            std::size_t const opened = co_await f.client.warm_up(3);
            BOOST_TEST(opened == 3U);
            BOOST_TEST(f.client.statistics().idle == 3U);
        });
}

BOOST_AUTO_TEST_CASE(no_attribute_at_all)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            auto users = f.client.users();
            auto user = co_await users.update_user(f.id, {});
            BOOST_TEST(user.id == f.id);
        });
}

BOOST_AUTO_TEST_CASE(as_result_does_not_throw)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            auto users = f.client.users();
            clerk::result<clerk::user> good = co_await users.update_user(
                f.id, clerk::update_user_params{}.first_name("John"), clerk::as_result);
            BOOST_TEST_REQUIRE(good.has_value());
            BOOST_TEST(good->first_name.value() == "John");
            clerk::result<clerk::user> unknown = co_await users.update_user(
                "user_unknown", clerk::update_user_params{}.first_name("John"), clerk::as_result);
            BOOST_TEST_REQUIRE(!unknown);
            BOOST_TEST((unknown.error().code() == clerk::errc::not_found));
            clerk::result<clerk::user> invalid
                = co_await users.update_user("a/b", clerk::update_user_params{}.first_name("x"), clerk::as_result);
            BOOST_TEST((invalid.error().code() == clerk::errc::invalid_argument));
        });
}

BOOST_AUTO_TEST_CASE(an_error_is_thrown_as_clerk_exception)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            auto users = f.client.users();
            std::optional<clerk::error> caught;
            try
            {
                auto user = co_await users.update_user("user_unknown", clerk::update_user_params{}.first_name("J"));
            }
            catch (clerk::exception const& e)
            {
                caught = e.error();
            }
            BOOST_TEST_REQUIRE(caught.has_value());
            BOOST_TEST(caught->status() == 404);
            caught.reset();
            try
            {
                auto user = co_await users.update_user("", clerk::update_user_params{}, asio::use_awaitable);
            }
            catch (clerk::exception const& e)
            {
                caught = e.error();
            }
            BOOST_TEST_REQUIRE(caught.has_value());
            BOOST_TEST((caught->code() == clerk::errc::invalid_argument));
        });
}

BOOST_AUTO_TEST_CASE(awaitable_operators)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            auto users = f.client.users();
            auto const other = f.emulator.add_user(clerk::user{}).id;
            auto const p = clerk::update_user_params{}.first_name("Both");
            auto [a, b] = co_await (users.update_user(f.id, p) && users.update_user(other, p));
            BOOST_TEST(a.id == f.id);
            BOOST_TEST(b.id == other);
            asio::steady_timer timer{co_await asio::this_coro::executor, 1h};
            auto first = co_await (users.update_user(f.id, p) || timer.async_wait(asio::use_awaitable));
            BOOST_TEST(first.index() == 0U);
            asio::steady_timer now{timer.get_executor(), 0ms};
            auto results = co_await (users.update_user(f.id, p, clerk::as_result)
                && users.update_user("user_unknown", p, clerk::as_result));
            BOOST_TEST(std::get<0>(results).has_value());
            BOOST_TEST((std::get<1>(results).error().code() == clerk::errc::not_found));
        });
}

BOOST_AUTO_TEST_CASE(other_tokens_from_within_a_coroutine)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            auto users = f.client.users();
            users.update_user(f.id, {}, asio::detached);
            asio::cancellation_signal signal;
            auto user = co_await users.update_user(f.id, clerk::update_user_params{}.first_name("Bound"),
                asio::bind_cancellation_slot(signal.slot(), asio::use_awaitable));
            BOOST_TEST(user.first_name.value() == "Bound");
            clerk::result<clerk::user> bound = co_await users.update_user(f.id,
                clerk::update_user_params{}.first_name("Result"),
                asio::bind_cancellation_slot(signal.slot(), clerk::as_result(asio::use_awaitable)));
            BOOST_TEST(bound.value().first_name.value() == "Result");
        });
}

BOOST_AUTO_TEST_CASE(an_untyped_request_with_its_query_in_braces)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            json::value user = co_await f.client.request(clerk::verb::get, "/users/" + f.id);
            BOOST_TEST(user.at("id").as_string() == f.id);
            clerk::result<json::value> refused = co_await f.client.request(
                clerk::verb::get, "/users/" + f.id, {{"no_such_parameter", "1"}, {"b", "2"}}, clerk::as_result);
            BOOST_TEST((f.emulator.requests().back().target == "/v1/users/" + f.id + "?no_such_parameter=1&b=2"));
            static_cast<void>(refused);
        });
}

BOOST_AUTO_TEST_CASE(a_closed_client_refuses_and_the_close_is_awaited)
{
    run(
        [](emulator_fixture& f) -> asio::awaitable<void>
        {
            auto users = f.client.users();
            auto user = co_await users.update_user(f.id, {});
            co_await f.client.close();
            clerk::result<clerk::user> late = co_await users.update_user(f.id, {}, clerk::as_result);
            BOOST_TEST((late.error().code() == clerk::errc::cancelled));
        });
}

BOOST_AUTO_TEST_SUITE_END()
