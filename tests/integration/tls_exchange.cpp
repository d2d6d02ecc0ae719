// SPDX-License-Identifier: BSL-1.0
// What passes over TLS besides one request and one reply: much at once, things unasked, and an end in the middle.
#include <support/tls_peer.hpp>

#include <clerk/clerk.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <thread>

namespace asio = boost::asio;
namespace json = boost::json;
using namespace std::chrono_literals;
using clerk_tests::peer_tls;
using clerk_tests::tls_peer;

namespace
{
constexpr std::string_view reply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

struct fixture
{
    asio::io_context context;
    peer_tls tls{clerk::testing::make_self_signed_certificate(clerk::testing::certificate_options{})};

    clerk::client_options options_for(tls_peer const& peer) const
    {
        clerk::client_options options;
        options.secret_key = clerk::secret{"sk_test_x"};
        options.api_url = "https://localhost:" + std::to_string(peer.port());
        options.tls.ca_pem = tls.certificate.certificate_pem;
        options.timeout = 10s;
        options.retry.max_attempts = 1;
        return options;
    }

    clerk::result<json::value> post(clerk::client const& client, json::value const& body)
    {
        clerk::result<json::value> outcome;
        client.request(clerk::verb::post, "/things", {}, body,
            clerk::as_result([&](clerk::result<json::value> r) { outcome = std::move(r); }));
        context.restart();
        context.run();
        return outcome;
    }
};

/// More than the buffers of both sockets take.
json::value large_body()
{
    return json::string(std::size_t{16} * 1024 * 1024, 'b');
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(tls_exchange, fixture)

BOOST_AUTO_TEST_CASE(a_request_that_the_server_takes_its_time_to_read)
{
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION})
    {
        tls.newest = version;
        tls_peer peer{tls, [](tls_peer::session& session)
            {
                std::this_thread::sleep_for(50ms); // Until the client can write no more.
                session.read_request();
                session.write(reply);
                session.read_request();
                session.write(reply);
                session.wait_for_end();
            }};
        clerk::client const client{context, options_for(peer)};
        auto const body = large_body();
        auto const first = post(client, body);
        BOOST_TEST_REQUIRE(first.has_value(), first.error().message());
        BOOST_TEST(peer.received().ends_with(json::serialize(body)));
        BOOST_TEST_REQUIRE(post(client, 1).has_value());
        BOOST_TEST(peer.connections() == 1U);
        BOOST_TEST(peer.received().ends_with("\r\n\r\n1"));
    }
}

BOOST_AUTO_TEST_CASE(a_server_that_hangs_up_in_the_middle_of_a_request)
{
    tls_peer peer{tls, [](tls_peer::session& session) { session.read_some(); }};
    clerk::client const client{context, options_for(peer)};
    auto const outcome = post(client, large_body());
    BOOST_TEST((outcome.error().code() == clerk::errc::network), outcome.error().message());
    BOOST_TEST(outcome.error().may_have_taken_effect());
}

BOOST_AUTO_TEST_CASE(a_call_given_up_in_the_middle_of_its_request)
{
    tls_peer peer{tls, [](tls_peer::session& session)
        {
            std::this_thread::sleep_for(200ms);
            session.wait_for_end();
        }};
    clerk::client const client{context, options_for(peer)};
    asio::cancellation_signal signal;
    clerk::result<json::value> outcome;
    client.request(clerk::verb::post, "/things", {}, large_body(),
        clerk::as_result(asio::bind_cancellation_slot(
            signal.slot(), [&](clerk::result<json::value> r) { outcome = std::move(r); })));
    asio::steady_timer timer{context, 50ms};
    timer.async_wait([&](boost::system::error_code) { signal.emit(asio::cancellation_type::terminal); });
    auto const begin = std::chrono::steady_clock::now();
    context.run();
    BOOST_TEST((outcome.error().code() == clerk::errc::cancelled), outcome.error().message());
    BOOST_TEST((outcome.error().phase() == clerk::phase::sending));
    BOOST_TEST(outcome.error().may_have_taken_effect());
    BOOST_TEST((std::chrono::steady_clock::now() - begin < 5s));
}

BOOST_AUTO_TEST_CASE(a_connection_over_which_something_came_unasked_is_replaced_before_a_request_is_sent)
{
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION})
    {
        tls.newest = version;
        tls_peer peer{tls, [](tls_peer::session& session)
            {
                session.read_request();
                session.write(reply);
                session.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nbad");
                session.wait_for_end();
            }};
        clerk::client const client{context, options_for(peer)};
        BOOST_TEST(post(client, 1).has_value());
        std::this_thread::sleep_for(50ms);
        auto const second = post(client, 2);
        BOOST_TEST_REQUIRE(second.has_value(), second.error().message());
        BOOST_TEST(second->is_object());
        BOOST_TEST(peer.connections() == 2U);
    }
}

BOOST_AUTO_TEST_CASE(another_handshake_is_declined_in_the_middle_of_a_reply)
{
    tls.newest = TLS1_2_VERSION;
    tls_peer peer{tls, [](tls_peer::session& session)
        {
            session.read_request();
            session.write(reply.substr(0, 20));
            session.ask_for_another_handshake();
            session.write(reply.substr(20, 5));
            std::this_thread::sleep_for(50ms); // The client answers at once, not with its next request.
            session.write(reply.substr(25));
            session.wait_for_end();
        }};
    clerk::client const client{context, options_for(peer)};
    auto const outcome = post(client, 1);
    BOOST_TEST(outcome.has_value(), outcome.error().message());
}

BOOST_AUTO_TEST_SUITE_END()
