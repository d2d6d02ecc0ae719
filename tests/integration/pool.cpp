// SPDX-License-Identifier: BSL-1.0
// Connections over their life: opened ahead, resumed, grown old, dead while idle, slow to open. Real sockets.
#include <support/emulator_fixture.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <deque>
#include <functional>
#include <future>
#include <string>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using clerk::testing::scripted_reply;

namespace
{
struct fixture : clerk_tests::emulator_fixture
{
    clerk::client_options options = emulator.client_options();

    clerk::result<clerk::user> get(clerk::client& with)
    {
        clerk::result<clerk::user> outcome;
        with.users().get_user(id, clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); }));
        context.restart();
        context.run();
        return outcome;
    }
    /// `count` calls at the same time; how many succeeded.
    int get_many(clerk::client& with, int count)
    {
        int succeeded = 0;
        for (int i = 0; i < count; ++i)
            with.users().get_user(id, [&](boost::system::error_code problem, clerk::user const&) { succeeded += !problem; });
        context.restart();
        context.run();
        return succeeded;
    }
    clerk::result<std::size_t> warm_up(clerk::client& with, std::size_t connections)
    {
        clerk::result<std::size_t> outcome;
        with.warm_up(connections, clerk::as_result([&](clerk::result<std::size_t> r) { outcome = std::move(r); }));
        context.restart();
        context.run();
        return outcome;
    }
};

/// A server without TLS whose every connection does what the test says, on a thread of its own.
class plain_server
{
public:
    using socket = asio::ip::tcp::socket;

    explicit plain_server(std::function<void(socket&, int number)> behaviour)
        : thread_(
            [this, behaviour = std::move(behaviour)]
            {
                for (int number = 1;; ++number)
                {
                    boost::system::error_code problem;
                    auto& accepted = sockets_.emplace_back(context_); // which stays as the behaviour leaves it
                    acceptor_.accept(accepted, problem);
                    if (problem || stopped_)
                        return;
                    accepted_ = number;
                    behaviour(accepted, number);
                }
            })
    {
    }
    plain_server(plain_server const&) = delete;
    plain_server& operator=(plain_server const&) = delete;
    ~plain_server()
    {
        stopped_ = true;
        socket wake{context_};
        boost::system::error_code ignored;
        wake.connect(endpoint_, ignored);
        thread_.join();
    }

    [[nodiscard]] clerk::client_options options() const
    {
        clerk::client_options made;
        made.secret_key = "sk_test_x";
        made.api_url = "http://127.0.0.1:" + std::to_string(endpoint_.port());
        made.allow_plaintext = true;
        return made;
    }
    [[nodiscard]] int accepted() const
    {
        return accepted_;
    }

    /// Reads one request's head and answers it with a user.
    static void serve_one(socket& peer)
    {
        std::string text;
        boost::system::error_code ignored;
        asio::read_until(peer, asio::dynamic_buffer(text), "\r\n\r\n", ignored);
        std::string const body = R"({"id":"user_1","object":"user"})";
        asio::write(peer,
            asio::buffer("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body), ignored);
    }

private:
    asio::io_context context_;
    asio::ip::tcp::acceptor acceptor_{context_, {asio::ip::address_v4::loopback(), 0}};
    asio::ip::tcp::endpoint endpoint_ = acceptor_.local_endpoint();
    std::deque<socket> sockets_;
    std::atomic<bool> stopped_{false};
    std::atomic<int> accepted_{0};
    std::thread thread_;
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(pool, fixture)

BOOST_AUTO_TEST_CASE(statistics_count_what_happened)
{
    BOOST_TEST(client.statistics().open == 0U);
    BOOST_TEST(get_many(client, 3) == 3);
    auto const after = client.statistics();
    BOOST_TEST(after.open == 3U);
    BOOST_TEST(after.idle == 3U);
    BOOST_TEST(after.in_use == 0U);
    BOOST_TEST(after.waiting == 0U);
    BOOST_TEST(after.opened == 3U);
    BOOST_TEST(after.calls == 3U);
    BOOST_TEST(after.retried == 0U);

    options.retry.initial_backoff = 0ms;
    options.pool.max_connections = 1;
    clerk::client small{context, options};
    emulator.next_reply(scripted_reply{}.status(503));
    clerk::client_statistics within;
    emulator.on_request([&] { within = small.statistics(); });
    BOOST_TEST(get_many(small, 3) == 3);
    emulator.on_request({});
    BOOST_TEST(small.statistics().retried == 1U);
    BOOST_TEST(within.open == 1U);
    BOOST_TEST(within.in_use == 1U);
}

BOOST_AUTO_TEST_CASE(connections_are_opened_ahead)
{
    BOOST_TEST(warm_up(client, 3).value() == 3U);
    BOOST_TEST(client.statistics().idle == 3U);
    BOOST_TEST(emulator.connections_accepted() == 3U);
    BOOST_TEST(emulator.requests().empty());
    // What came from the server in the meantime, session tickets for one, does not make them useless.
    BOOST_TEST(get_many(client, 3) == 3);
    BOOST_TEST(emulator.connections_accepted() == 3U);
    BOOST_TEST(warm_up(client, 2).value() == 2U);
    BOOST_TEST(emulator.connections_accepted() == 3U);
    BOOST_TEST(warm_up(client, 0).value() == 0U);
}

BOOST_AUTO_TEST_CASE(opening_ahead_keeps_to_the_bound_of_the_pool)
{
    options.pool.max_connections = 2;
    clerk::client small{context, options};
    BOOST_TEST(warm_up(small, 10).value() == 2U);
    BOOST_TEST(emulator.connections_accepted() == 2U);
}

BOOST_AUTO_TEST_CASE(opening_ahead_that_fails_says_why)
{
    options.tls.ca_pem.clear();
    clerk::client distrustful{context, options};
    auto const r = warm_up(distrustful, 2);
    BOOST_TEST((r.error().code() == clerk::errc::tls));
    BOOST_TEST(r.error().operation() == "warm_up");
    BOOST_TEST(r.error().message().starts_with("warm_up failed: TLS failure while shaking hands in TLS"));
    BOOST_TEST(!r.error().may_have_taken_effect());
}

BOOST_AUTO_TEST_CASE(opening_ahead_can_be_awaited_and_cancelled)
{
    run(
        [](clerk_tests::emulator_fixture& self) -> asio::awaitable<void>
        {
            std::size_t const opened = co_await self.client.warm_up(2);
            BOOST_TEST(opened == 2U);
        });
    asio::ip::tcp::acceptor silent{context, {asio::ip::address_v4::loopback(), 0}};
    options.api_url = "https://127.0.0.1:" + std::to_string(silent.local_endpoint().port());
    clerk::client stuck{context, options};
    asio::cancellation_signal signal;
    boost::system::error_code outcome;
    stuck.warm_up(3, asio::bind_cancellation_slot(signal.slot(),
        [&](boost::system::error_code problem, std::size_t) { outcome = problem; }));
    asio::post(context, [&] { signal.emit(asio::cancellation_type::terminal); });
    context.restart();
    context.run();
    BOOST_TEST((outcome == clerk::errc::cancelled));
    BOOST_TEST(stuck.statistics().open == 0U);
}

BOOST_AUTO_TEST_CASE(a_new_connection_resumes_the_session_of_one_before_it)
{
    BOOST_TEST(get_many(client, 1) == 1);
    BOOST_TEST(client.statistics().resumed == 0U);
    BOOST_TEST(get_many(client, 3) == 3);
    BOOST_TEST(client.statistics().opened == 3U);
    BOOST_TEST(client.statistics().resumed == 2U);

    // Also when the one before it was broken off.
    options.pool.max_connections = 1;
    options.retry.max_attempts = 1;
    clerk::client other{context, options};
    BOOST_TEST(get(other).has_value());
    emulator.next_reply(scripted_reply{}.reset_mid_body());
    BOOST_TEST(!get(other).has_value());
    BOOST_TEST(get(other).has_value());
    BOOST_TEST(other.statistics().opened == 2U);
    BOOST_TEST(other.statistics().resumed == 1U);
}

BOOST_AUTO_TEST_CASE(a_session_is_not_resumed_by_another_client)
{
    BOOST_TEST(get(client).has_value());
    options.tls.ca_pem.clear(); // which trusts nobody
    clerk::client other{context, options};
    BOOST_TEST((get(other).error().code() == clerk::errc::tls));
}

BOOST_AUTO_TEST_CASE(idle_connections_are_closed_after_their_time)
{
    options.pool.idle_timeout = 0ms;
    clerk::client forgetful{context, options};
    BOOST_TEST(get(forgetful).has_value());
    BOOST_TEST(get(forgetful).has_value());
    BOOST_TEST(forgetful.statistics().opened == 2U);
    BOOST_TEST(forgetful.statistics().open == 1U);
}

BOOST_AUTO_TEST_CASE(a_connection_is_not_used_beyond_its_lifetime)
{
    options.pool.max_lifetime = 0ms;
    clerk::client restless{context, options};
    BOOST_TEST(get(restless).has_value());
    BOOST_TEST(restless.statistics().open == 0U);
    BOOST_TEST(get(restless).has_value());
    BOOST_TEST(restless.statistics().opened == 2U);
    // A waiter is given a new one in place of the old one.
    options.pool.max_connections = 1;
    clerk::client narrow{context, options};
    BOOST_TEST(get_many(narrow, 3) == 3);
    BOOST_TEST(narrow.statistics().opened == 3U);
}

BOOST_AUTO_TEST_CASE(a_dead_idle_connection_is_replaced_even_for_what_must_not_be_sent_twice)
{
    // The way in which it died, told apart by what the next look into the socket finds.
    enum class death
    {
        closed,
        half_closed,
        reset,
        late_bytes,
    };
    for (auto const how : {death::closed, death::half_closed, death::reset, death::late_bytes})
    {
        std::promise<void> dead;
        plain_server dying{[&](plain_server::socket& peer, int number)
            {
                plain_server::serve_one(peer);
                if (number > 1)
                    return;
                boost::system::error_code ignored;
                if (how == death::half_closed)
                    peer.shutdown(asio::socket_base::shutdown_send, ignored);
                else if (how == death::late_bytes)
                    asio::write(peer, asio::buffer("HTTP/1.1 200 OK\r\n", 17), ignored);
                else
                {
                    if (how == death::reset)
                        peer.set_option(asio::socket_base::linger{true, 0}, ignored);
                    peer.close(ignored);
                }
                dead.set_value();
            }};
        auto plain = dying.options();
        plain.retry.max_attempts = 1;
        clerk::client over_plaintext{context, plain};
        BOOST_TEST(get(over_plaintext).has_value());
        dead.get_future().wait();
        // Loopback is quick, but not instantaneous: what was sent is there before this is.
        asio::steady_timer grace{context, 20ms};
        grace.wait();
        boost::system::error_code outcome;
        over_plaintext.request(clerk::verb::post, "/users/user_1/ban", {}, boost::json::value(nullptr),
            [&](boost::system::error_code problem, boost::json::value const&) { outcome = problem; });
        context.restart();
        context.run();
        BOOST_TEST_CONTEXT(static_cast<int>(how))
        {
            BOOST_TEST(!outcome, outcome.message());
            BOOST_TEST(dying.accepted() == 2);
            BOOST_TEST(over_plaintext.statistics().opened == 2U);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_tls_connection_that_the_server_closed_while_idle_is_replaced_for_what_must_not_be_sent_twice)
{
    options.retry.max_attempts = 1;
    clerk::client once{context, options};
    emulator.next_reply(scripted_reply{}.close_after_reply());
    BOOST_TEST(get(once).has_value());
    asio::steady_timer grace{context, 50ms};
    grace.wait();
    boost::system::error_code outcome;
    once.request(clerk::verb::patch, "/users/" + id, {}, boost::json::object(),
        [&](boost::system::error_code problem, boost::json::value const&) { outcome = problem; });
    context.restart();
    context.run();
    BOOST_TEST(!outcome);
    BOOST_TEST(emulator.connections_accepted() == 2U);
}

BOOST_AUTO_TEST_CASE(a_connection_that_takes_too_long_to_open_is_given_up_and_tried_again)
{
    asio::ip::tcp::acceptor silent{context, {asio::ip::address_v4::loopback(), 0}};
    options.api_url = "https://127.0.0.1:" + std::to_string(silent.local_endpoint().port());
    options.pool.connect_timeout = 30ms;
    options.retry.max_attempts = 2;
    options.retry.initial_backoff = 0ms;
    clerk::client impatient{context, options};
    auto const r = get(impatient);
    BOOST_TEST((r.error().code() == clerk::errc::timeout));
    BOOST_TEST((r.error().phase() == clerk::phase::handshaking));
    BOOST_TEST(r.error().attempts() == 2U);
    BOOST_TEST(!r.error().may_have_taken_effect());
    BOOST_TEST(r.error().message()
        == "get_user failed: timeout while shaking hands in TLS: no connection within 0.0 s (pool.connect_timeout), after "
           "2 of 2 attempts");
    BOOST_TEST(impatient.statistics().open == 0U);
}

BOOST_AUTO_TEST_CASE(without_locks_on_one_thread)
{
    options.thread_safe = false;
    clerk::client single{context, options};
    BOOST_TEST(warm_up(single, 2).value() == 2U);
    BOOST_TEST(get_many(single, 20) == 20);
    emulator.next_reply(scripted_reply{}.status(503));
    BOOST_TEST(get(single).has_value());
    bool closed = false;
    single.close([&] { closed = true; });
    context.restart();
    context.run();
    BOOST_TEST(closed);
    BOOST_TEST(single.statistics().open == 0U);
    BOOST_TEST((get(single).error().code() == clerk::errc::cancelled));
}

BOOST_AUTO_TEST_SUITE_END()
