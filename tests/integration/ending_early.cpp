// SPDX-License-Identifier: BSL-1.0
// Every way to end a call, at every stage it can be in: a slot, an operator, closing, destruction of the client, and the
// end of the execution context. Run under ASan, whatever leaks or dangles shows.
#include <support/emulator_fixture.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using clerk::testing::scripted_reply;

namespace
{
/// Where the call is when it is ended. `stages` brings it there.
enum class stage
{
    waiting_for_rate_limit,
    waiting_for_connection,
    handshaking,
    receiving_head,
    receiving_body,
    waiting_to_retry,
    between_two_requests,
};
constexpr stage all_stages[]{stage::waiting_for_rate_limit, stage::waiting_for_connection, stage::handshaking,
    stage::receiving_head, stage::receiving_body, stage::waiting_to_retry, stage::between_two_requests};

std::ostream& operator<<(std::ostream& out, stage value)
{
    return out << "stage " << static_cast<int>(value);
}

/// Tells the test when the call has come to its stage.
class watcher final : public clerk::observer
{
public:
    void on_attempt(clerk::observed_call const&, clerk::observed_attempt const& attempt,
        clerk::attempt_headers&) noexcept override
    {
        if (attempt.number == attempt_wanted)
            arrived();
    }
    void on_wait(clerk::observed_call const&, clerk::observed_wait const& wait) noexcept override
    {
        if (wait.reason == wait_wanted)
            arrived();
    }

    unsigned attempt_wanted = 0;
    std::optional<clerk::phase> wait_wanted;
    std::function<void()> arrived = [] {};
};

struct scene
{
    scene(clerk_tests::emulator_fixture& with, stage at)
        : where(at)
        , id(with.id)
    {
        auto options = with.emulator.client_options();
        options.observer = watch;
        options.timeout = 1h;
        options.retry.initial_backoff = 1h;
        options.retry.max_backoff = 1h;
        auto& emulator = with.emulator;
        switch (at)
        {
        case stage::waiting_for_rate_limit:
            options.rate_limit.user = clerk::rate{1, 1h};
            watch->wait_wanted = clerk::phase::waiting_for_rate_limit;
            emulator.next_reply(scripted_reply{}.delay(1h));
            break;
        case stage::waiting_for_connection:
            options.pool.max_connections = 1;
            watch->attempt_wanted = 1;
            emulator.next_reply(scripted_reply{}.delay(1h));
            break;
        case stage::handshaking:
            options.api_url = "https://127.0.0.1:" + std::to_string(silent.local_endpoint().port());
            watch->attempt_wanted = 1;
            break;
        case stage::receiving_head: emulator.next_reply(scripted_reply{}.delay(1h)); break;
        case stage::receiving_body: emulator.next_reply(scripted_reply{}.pause_mid_body(1h)); break;
        case stage::waiting_to_retry:
            emulator.next_reply(scripted_reply{}.status(503));
            watch->wait_wanted = clerk::phase::waiting_to_retry;
            break;
        case stage::between_two_requests:
            watch->attempt_wanted = 2;
            break;
        }
        client.emplace(context, options);
        auto const executor = context.get_executor();
        auto const soon = [this, executor]
        { // A moment later, when the operation is under way in earnest.
            asio::post(executor,
                [this]
                {
                    moment.expires_after(15ms);
                    moment.async_wait([this](boost::system::error_code stopped)
                        {
                            if (!stopped)
                                act();
                        });
                });
        };
        if (at == stage::receiving_head || at == stage::receiving_body)
            emulator.on_request(soon);
        else
            watch->arrived = soon;
        if (at == stage::waiting_for_rate_limit || at == stage::waiting_for_connection)
        {
            watch->arrived = [] {};
            client->users().update_user(with.id, clerk::update_user_params{}.first_name("ahead"),
                [](boost::system::error_code, clerk::user const&) {});
            watch->arrived = soon;
        }
    }
    scene(scene const&) = delete;
    scene& operator=(scene const&) = delete;

    template <class Token>
    void call(Token&& token)
    {
        client->users().update_user(id,
            clerk::update_user_params{}.first_name("John").public_metadata(boost::json::object()),
            std::forward<Token>(token));
    }

    /// Whether what is said of the effect is true of where the call was.
    void check(clerk::error const& error) const
    {
        BOOST_TEST_CONTEXT(where << ": " << error.message())
        {
            BOOST_TEST((error.code() == clerk::errc::cancelled));
            bool const sent = where == stage::receiving_head || where == stage::receiving_body
                || where == stage::between_two_requests;
            BOOST_TEST(error.may_have_taken_effect() == sent);
            BOOST_TEST(error.applied().has_value() == (where == stage::between_two_requests));
        }
    }

    stage where;
    std::string id;
    asio::io_context context;
    asio::ip::tcp::acceptor silent{context, {asio::ip::address_v4::loopback(), 0}};
    asio::steady_timer moment{context};
    std::shared_ptr<watcher> watch = std::make_shared<watcher>();
    std::optional<clerk::client> client;
    std::function<void()> act;
};

struct fixture : clerk_tests::emulator_fixture
{
    ~fixture()
    {
        emulator.on_request({});
    }
    template <class Test>
    void at_every_stage(Test test)
    {
        for (auto const at : all_stages)
        {
            // An emulator for each: a reply that was scripted and not asked for must not be the next one's.
            clerk_tests::emulator_fixture own;
            scene one{own, at};
            if (at == stage::between_two_requests)
                own.emulator.on_request(
                    [&, begun = std::make_shared<std::atomic<bool>>(false)]
                    {
                        if (!begun->exchange(true))
                            own.emulator.next_reply(scripted_reply{}.delay(1h)); // the second one's
                    });
            test(one);
            own.emulator.on_request({});
        }
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(ending_early, fixture)

BOOST_AUTO_TEST_CASE(by_a_cancellation_slot)
{
    at_every_stage(
        [&](scene& one)
        {
            asio::cancellation_signal signal;
            std::optional<clerk::error> error;
            one.act = [&] { signal.emit(asio::cancellation_type::terminal); };
            one.call(
                asio::bind_cancellation_slot(signal.slot(),
                    clerk::as_result(
                        [&](clerk::result<clerk::user> r)
                        {
                            error = r.error();
                            one.client.reset(); // what went ahead of it ends as well
                        })));
            one.context.run();
            BOOST_TEST_REQUIRE(error.has_value());
            one.check(*error);
        });
}

BOOST_AUTO_TEST_CASE(by_destroying_the_client)
{
    at_every_stage(
        [&](scene& one)
        {
            std::optional<clerk::error> error;
            one.act = [&] { one.client.reset(); };
            one.call(clerk::as_result([&](clerk::result<clerk::user> r) { error = r.error(); }));
            one.context.run();
            BOOST_TEST_REQUIRE(error.has_value());
            one.check(*error);
        });
}

BOOST_AUTO_TEST_CASE(by_an_awaitable_operator)
{
    using namespace asio::experimental::awaitable_operators;
    at_every_stage(
        [&](scene& one)
        {
            asio::steady_timer other{one.context, asio::steady_timer::time_point::max()};
            one.act = [&] { other.cancel(); };
            bool ended = false;
            auto const race = [](scene& in, asio::steady_timer& timer, bool& done) -> asio::awaitable<void>
            {
                clerk::update_user_params params;
                params.first_name("John").public_metadata(boost::json::object());
                auto won = co_await (in.client->users().update_user(in.id, params)
                    || timer.async_wait(asio::as_tuple(asio::use_awaitable)));
                BOOST_TEST(won.index() == 1U, in.where);
                done = true;
                in.client.reset();
            };
            asio::co_spawn(one.context, race(one, other, ended),
                [](std::exception_ptr failure)
                {
                    if (failure)
                        std::rethrow_exception(failure);
                });
            one.context.run();
            BOOST_TEST(ended);
        });
}

BOOST_AUTO_TEST_CASE(by_the_end_of_the_execution_context)
{
    std::vector<std::weak_ptr<int>> handlers;
    at_every_stage(
        [&](scene& one)
        {
            auto const witness = std::make_shared<int>(0);
            handlers.emplace_back(witness);
            one.act = [&] { one.context.stop(); };
            one.call([held = witness](boost::system::error_code, clerk::user const&)
                { BOOST_ERROR("called, though nothing runs"); });
            one.context.run();
            // The scene ends here: client and context go, and with them all that was under way.
        });
    BOOST_TEST(handlers.size() == std::size(all_stages));
    BOOST_TEST(std::ranges::all_of(handlers, [](auto const& handler) { return handler.expired(); }));
}

BOOST_AUTO_TEST_CASE(by_closing_gracefully_calls_end_by_themselves)
{
    clerk::client graceful{context, emulator.client_options()};
    emulator.next_reply(scripted_reply{}.delay(100ms));
    std::string order;
    graceful.users().get_user(id, [&](boost::system::error_code problem, clerk::user const&)
        { order += problem ? "failed " : "answered "; });
    graceful.close([&] { order += "closed "; });
    graceful.users().get_user(id, [&](boost::system::error_code problem, clerk::user const&)
        { order += problem == clerk::errc::cancelled ? "refused " : "? "; });
    context.run();
    BOOST_TEST(order == "refused answered closed ");
    BOOST_TEST(graceful.statistics().open == 0U);
}

BOOST_AUTO_TEST_CASE(a_connection_whose_call_was_cancelled_is_not_used_again)
{
    for (auto const at : {stage::receiving_head, stage::receiving_body})
    {
        scene one{*this, at};
        asio::cancellation_signal signal;
        bool next_is_right = false;
        one.act = [&] { signal.emit(asio::cancellation_type::terminal); };
        one.call(asio::bind_cancellation_slot(signal.slot(), [&](boost::system::error_code, clerk::user const&)
            {
                emulator.on_request({});
                one.client->users().get_user(one.id, [&](boost::system::error_code problem, clerk::user const& user)
                    { next_is_right = !problem && user.id == one.id; });
            }));
        one.context.run();
        BOOST_TEST(next_is_right);
        BOOST_TEST(one.client->statistics().opened == 2U);
        BOOST_TEST(one.client->statistics().open == 1U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
