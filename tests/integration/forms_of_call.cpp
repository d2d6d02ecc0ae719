// SPDX-License-Identifier: BSL-1.0
// Completion tokens, executors, cancellation and closing, over real sockets.
#include <support/emulator_fixture.hpp>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using clerk::testing::scripted_reply;

BOOST_FIXTURE_TEST_SUITE(forms_of_call, clerk_tests::emulator_fixture)

BOOST_AUTO_TEST_CASE(a_future_has_the_user_or_throws)
{
    auto good = client.users().update_user(id, clerk::update_user_params{}.first_name("John"), asio::use_future);
    auto bad = client.users().update_user("user_unknown", {}, asio::use_future);
    auto result = client.users().update_user("user_unknown", {}, clerk::as_result(asio::use_future));
    context.run();
    BOOST_TEST(good.get().first_name.value() == "John");
    BOOST_CHECK_EXCEPTION(bad.get(), boost::system::system_error,
        [](auto const& e) { return e.code() == clerk::errc::not_found; });
    BOOST_TEST(result.get().error().status() == 404);
}

BOOST_AUTO_TEST_CASE(a_deferred_operation_starts_when_it_is_called)
{
    clerk::result<clerk::user> result;
    boost::system::error_code code = clerk::errc::timeout;
    auto with_result = client.users().update_user(
        id, clerk::update_user_params{}.first_name("Later"), clerk::as_result(asio::deferred));
    auto with_code = client.users().update_user("user_unknown", {}, asio::deferred);
    context.run();
    BOOST_TEST(emulator.requests().empty());

    std::move(with_result)([&](clerk::result<clerk::user> r) { result = std::move(r); });
    std::move(with_code)([&](boost::system::error_code problem, clerk::user) { code = problem; });
    context.restart();
    context.run();
    BOOST_TEST_REQUIRE(result.has_value(), result.error().message());
    BOOST_TEST(result->first_name.value() == "Later");
    BOOST_TEST((code == clerk::errc::not_found));
}

BOOST_AUTO_TEST_CASE(handlers_whose_type_is_erased_are_called_by_their_own_executor)
{
    // any_completion_handler hides the executor behind one that cannot be posted to.
    asio::io_context other;
    boost::system::error_code code = clerk::errc::timeout;
    clerk::result<clerk::user> result;
    asio::any_completion_handler<void(boost::system::error_code, clerk::user)> with_code{
        asio::bind_executor(other, [&](boost::system::error_code problem, clerk::user) { code = problem; })};
    asio::any_completion_handler<void(clerk::result<clerk::user>)> with_result{
        asio::bind_executor(other, [&](clerk::result<clerk::user> r) { result = std::move(r); })};
    client.users().update_user(id, clerk::update_user_params{}.first_name("Erased"), std::move(with_code));
    client.users().update_user("", {}, clerk::as_result(std::move(with_result)));
    context.run();
    BOOST_TEST((code == clerk::errc::timeout));
    BOOST_TEST(!result.error().code());
    other.run();
    BOOST_TEST(!code);
    BOOST_TEST((result.error().code() == clerk::errc::invalid_argument));
    BOOST_TEST(emulator.user(id)->first_name.value() == "Erased");
}

BOOST_AUTO_TEST_CASE(a_handler_of_erased_type_without_an_executor_runs_on_the_clients)
{
    boost::system::error_code code = clerk::errc::timeout;
    asio::any_completion_handler<void(boost::system::error_code, clerk::user)> handler{
        [&](boost::system::error_code problem, clerk::user) { code = problem; }};
    client.users().update_user("", {}, std::move(handler));
    BOOST_TEST((code == clerk::errc::timeout)); // never from within the function
    context.run();
    BOOST_TEST((code == clerk::errc::invalid_argument));
}

BOOST_AUTO_TEST_CASE(a_callback_gets_code_and_user)
{
    int called = 0;
    client.users().update_user(id, clerk::update_user_params{}.first_name("John"),
        [&](boost::system::error_code problem, clerk::user user)
        {
            ++called;
            BOOST_TEST(!problem);
            BOOST_TEST(user.first_name.value() == "John");
        });
    client.users().update_user("user_unknown", {},
        [&](boost::system::error_code problem, clerk::user user)
        {
            ++called;
            BOOST_TEST((problem == clerk::errc::not_found));
            BOOST_TEST(user.id.empty());
        });
    context.run();
    BOOST_TEST(called == 2);
}

BOOST_AUTO_TEST_CASE(a_handler_may_be_move_only)
{
    auto witness = std::make_unique<int>(0);
    auto const* seen = witness.get();
    bool called = false;
    client.users().get_user(id,
        [&called, seen, owned = std::move(witness)](boost::system::error_code, clerk::user)
        {
            called = true;
            BOOST_TEST(owned.get() == seen);
        });
    context.run();
    BOOST_TEST(called);
}

BOOST_AUTO_TEST_CASE(completion_is_posted_to_the_handlers_executor_and_never_inline)
{
    asio::thread_pool elsewhere{1};
    std::promise<std::thread::id> on;
    client.users().update_user("not/an/id", {},
        asio::bind_executor(elsewhere,
            [&](boost::system::error_code, clerk::user) { on.set_value(std::this_thread::get_id()); }));
    bool inline_call = true;
    bool was_inline = false;
    client.users().update_user("not/an/id", {}, [&](boost::system::error_code, clerk::user) { was_inline = inline_call; });
    inline_call = false;
    context.run();
    BOOST_TEST(!was_inline);
    BOOST_TEST((on.get_future().get() != std::this_thread::get_id()));
    elsewhere.join();
}

BOOST_AUTO_TEST_CASE(arguments_are_read_before_the_call_returns)
{
    auto const parameters = std::make_unique<clerk::update_user_params>();
    std::future<clerk::user> future;
    asio::awaitable<clerk::user> lazy;
    {
        std::string short_lived = id;
        clerk::update_user_params params;
        params.first_name("John");
        future = client.users().update_user(short_lived, params, asio::use_future);
        lazy = client.users().update_user(short_lived, params);
        short_lived.assign(short_lived.size(), '!');
        params.first_name("overwritten");
    }
    asio::co_spawn(context, std::move(lazy),
        [](std::exception_ptr failure, clerk::user user)
        {
            BOOST_TEST(!failure);
            BOOST_TEST(user.first_name.value() == "John");
        });
    context.run();
    BOOST_TEST(future.get().first_name.value() == "John");
}

BOOST_AUTO_TEST_CASE(terminal_cancellation_ends_a_call_that_waits_for_its_reply)
{
    emulator.next_reply(scripted_reply{}.delay(1h));
    asio::cancellation_signal signal;
    clerk::result<clerk::user> outcome;
    client.users().update_user(id, clerk::update_user_params{}.first_name("x"),
        asio::bind_cancellation_slot(
            signal.slot(), clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); })));
    emulator.on_request([&] { asio::post(context, [&] { signal.emit(asio::cancellation_type::terminal); }); });
    context.run();
    BOOST_TEST((outcome.error().code() == clerk::errc::cancelled));
    BOOST_TEST((outcome.error().phase() == clerk::phase::receiving));
    BOOST_TEST(outcome.error().may_have_taken_effect());
}

BOOST_AUTO_TEST_CASE(total_cancellation_does_nothing_once_the_request_was_sent)
{
    asio::cancellation_signal signal;
    clerk::result<clerk::user> outcome;
    emulator.next_reply(scripted_reply{}.delay(50ms));
    emulator.on_request([&] { asio::post(context, [&] { signal.emit(asio::cancellation_type::total); }); });
    client.users().update_user(id, clerk::update_user_params{}.first_name("x"),
        asio::bind_cancellation_slot(
            signal.slot(), clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); })));
    context.run();
    BOOST_TEST(outcome.has_value());
}

BOOST_AUTO_TEST_CASE(cancellation_at_once_sends_nothing)
{
    asio::cancellation_signal signal;
    clerk::result<clerk::user> outcome;
    client.users().update_user(id, clerk::update_user_params{}.first_name("x"),
        asio::bind_cancellation_slot(
            signal.slot(), clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); })));
    signal.emit(asio::cancellation_type::total);
    context.run();
    BOOST_TEST((outcome.error().code() == clerk::errc::cancelled));
    BOOST_TEST(!outcome.error().may_have_taken_effect());
    BOOST_TEST(emulator.requests().empty());
}

BOOST_AUTO_TEST_CASE(destroying_the_client_completes_its_calls_with_cancelled)
{
    emulator.next_reply(scripted_reply{}.delay(1h));
    auto doomed = std::make_unique<clerk::client>(context, emulator.client_options());
    clerk::result<clerk::user> outcome;
    doomed->users().get_user(id, clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); }));
    emulator.on_request([&] { asio::post(context, [&] { doomed.reset(); }); });
    context.run();
    BOOST_TEST((outcome.error().code() == clerk::errc::cancelled));
}

BOOST_AUTO_TEST_CASE(closing_lets_calls_end)
{
    emulator.next_reply(scripted_reply{}.delay(50ms));
    std::vector<std::string> order;
    client.users().get_user(id, [&](boost::system::error_code problem, clerk::user)
        { order.push_back(problem ? "failed" : "answered"); });
    client.close([&] { order.push_back("closed"); });
    client.users().get_user(id, [&](boost::system::error_code problem, clerk::user)
        { order.push_back(problem == clerk::errc::cancelled ? "refused" : "let in"); });
    context.run();
    BOOST_TEST((order == std::vector<std::string>{"refused", "answered", "closed"}));
}

BOOST_AUTO_TEST_CASE(a_context_that_goes_in_the_middle_of_a_call_takes_the_call_with_it)
{
    emulator.next_reply(scripted_reply{}.delay(1h));
    auto other = std::make_unique<asio::io_context>();
    auto own = std::make_unique<clerk::client>(*other, emulator.client_options());
    auto const witness = std::make_shared<int>(0);
    bool called = false;
    own->users().update_user(id, {}, [&, witness](boost::system::error_code, clerk::user) { called = true; });
    auto future = own->users().get_user(id, asio::use_future);
    // The second request may arrive when the context is gone.
    emulator.on_request(
        [&other = *other, stopped = std::make_shared<std::atomic<bool>>(false)]
        {
            if (!stopped->exchange(true))
                other.stop();
        });
    other->run();
    BOOST_TEST(witness.use_count() == 2);
    own.reset();
    other.reset();
    BOOST_TEST(!called);
    BOOST_TEST(witness.use_count() == 1);
    BOOST_CHECK_THROW(future.get(), std::future_error);
}

BOOST_AUTO_TEST_CASE(many_threads_share_one_client)
{
    asio::thread_pool pool{4};
    std::atomic<int> good{0};
    {
        clerk::client shared{pool, emulator.client_options()};
        auto const users = shared.users();
        std::vector<std::thread> callers;
        for (int i = 0; i < 4; ++i)
            callers.emplace_back(
                [&, i]
                {
                    std::vector<std::future<clerk::user>> futures;
                    for (int n = 0; n < 25; ++n)
                        futures.push_back(users.update_user(id,
                            clerk::update_user_params{}.first_name(std::to_string(i * 100 + n)), asio::use_future));
                    for (auto& future : futures)
                        good += future.get().id == id ? 1 : 0;
                });
        for (auto& caller : callers)
            caller.join();
    }
    pool.join();
    BOOST_TEST(good == 100);
    BOOST_TEST(emulator.requests().size() == 100U);
    BOOST_TEST(emulator.connections_accepted() <= 64U);
}

BOOST_AUTO_TEST_SUITE_END()
