// SPDX-License-Identifier: BSL-1.0
// Connections, deadlines, TLS and replies that go wrong, over real sockets.
#include <support/connect_proxy.hpp>
#include <support/emulator_fixture.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using clerk::testing::scripted_reply;

namespace
{
struct fixture : clerk_tests::emulator_fixture
{
    clerk::client_options options = emulator.client_options();

    clerk::result<clerk::user> update(clerk::client& with, std::string const& name = "x")
    {
        clerk::result<clerk::user> outcome;
        with.users().update_user(id, clerk::update_user_params{}.first_name(name),
            clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); }));
        context.restart();
        context.run();
        return outcome;
    }
    clerk::result<clerk::user> update()
    {
        clerk::client own{context, options};
        return update(own);
    }
    clerk::result<clerk::user> get(clerk::client& with)
    {
        clerk::result<clerk::user> outcome;
        with.users().get_user(id, clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); }));
        context.restart();
        context.run();
        return outcome;
    }
    clerk::result<clerk::user> get()
    {
        clerk::client own{context, options};
        return get(own);
    }
};

bool contains(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(transport, fixture)

BOOST_AUTO_TEST_CASE(a_connection_is_kept_for_the_next_call)
{
    for (int i = 0; i < 5; ++i)
        BOOST_TEST(update(client).has_value());
    BOOST_TEST(emulator.connections_accepted() == 1U);
}

BOOST_AUTO_TEST_CASE(the_pool_is_bounded_and_waiters_are_served)
{
    options.pool.max_connections = 2;
    clerk::client small{context, options};
    int answered = 0;
    for (int i = 0; i < 10; ++i)
        small.users().get_user(id, [&](boost::system::error_code problem, clerk::user) { answered += problem ? 0 : 1; });
    context.run();
    BOOST_TEST(answered == 10);
    BOOST_TEST(emulator.connections_accepted() == 2U);
}

BOOST_AUTO_TEST_CASE(a_connection_that_the_server_closed_while_idle_is_replaced)
{
    BOOST_TEST(get(client).has_value());
    emulator.close_connections();
    // Whether the end of the connection is seen before the request is sent or only after it: reading is repeated.
    BOOST_TEST(get(client).has_value());
    BOOST_TEST(emulator.connections_accepted() == 2U);
}

BOOST_AUTO_TEST_CASE(a_reply_that_ends_the_connection_is_not_reused)
{
    emulator.next_reply(scripted_reply{}.status(404).header("Connection", "close").body("{}"));
    BOOST_TEST(update(client).error().status() == 404);
    BOOST_TEST(update(client).has_value());
    BOOST_TEST(emulator.connections_accepted() == 2U);
}

BOOST_AUTO_TEST_CASE(the_deadline_ends_a_call_and_says_where_it_was)
{
    options.timeout = 100ms;
    emulator.next_reply(scripted_reply{}.delay(1h));
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::timeout));
    BOOST_TEST((r.error().phase() == clerk::phase::receiving));
    BOOST_TEST(r.error().may_have_taken_effect());
    BOOST_TEST(contains(r.error().message(), "and 1 attempt while waiting for the reply"));
}

BOOST_AUTO_TEST_CASE(the_deadline_holds_in_a_handshake_that_stalls)
{
    asio::ip::tcp::acceptor silent{context, {asio::ip::make_address("127.0.0.1"), 0}};
    options.api_url = "https://127.0.0.1:" + std::to_string(silent.local_endpoint().port());
    options.timeout = 100ms;
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::timeout));
    BOOST_TEST((r.error().phase() == clerk::phase::handshaking));
    BOOST_TEST(!r.error().may_have_taken_effect());
}

BOOST_AUTO_TEST_CASE(a_call_that_waits_for_a_connection_can_be_cancelled)
{
    options.pool.max_connections = 1;
    clerk::client small{context, options};
    asio::cancellation_signal cancel_holder;
    asio::cancellation_signal cancel_waiter;
    emulator.next_reply(scripted_reply{}.delay(1h));
    std::vector<clerk::phase> phases;
    auto const note = [&](clerk::result<clerk::user> r) { phases.push_back(r.error().phase()); };
    small.users().get_user(id, asio::bind_cancellation_slot(cancel_holder.slot(), clerk::as_result(note)));
    small.users().get_user(id, asio::bind_cancellation_slot(cancel_waiter.slot(), clerk::as_result([&](auto r)
        {
            note(std::move(r));
            cancel_holder.emit(asio::cancellation_type::terminal);
        })));
    emulator.on_request(
        [&] { asio::post(context, [&] { cancel_waiter.emit(asio::cancellation_type::total); }); });
    context.run();
    BOOST_TEST_REQUIRE(phases.size() == 2U);
    BOOST_TEST((phases[0] == clerk::phase::waiting_for_connection));
    BOOST_TEST((phases[1] == clerk::phase::receiving));
    BOOST_TEST(emulator.requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(too_many_waiters_are_refused_at_once)
{
    options.pool.max_connections = 1;
    options.pool.max_waiting = 1;
    options.retry.max_attempts = 1;
    clerk::client small{context, options};
    int answered = 0;
    std::vector<std::string> refused;
    for (int i = 0; i < 4; ++i)
        small.users().get_user(id,
            clerk::as_result(
                [&](clerk::result<clerk::user> r)
                {
                    if (r)
                        ++answered;
                    else
                        refused.push_back(r.error().message());
                }));
    context.run();
    BOOST_TEST(answered == 2);
    BOOST_TEST_REQUIRE(refused.size() == 2U);
    BOOST_TEST(contains(refused[0], "too many calls wait for a connection"));
}

BOOST_AUTO_TEST_CASE(nobody_listens)
{
    asio::ip::tcp::acceptor gone{context, {asio::ip::make_address("127.0.0.1"), 0}};
    auto const port = gone.local_endpoint().port();
    gone.close();
    options.api_url = "https://127.0.0.1:" + std::to_string(port);
    options.retry.max_attempts = 3;
    options.retry.initial_backoff = 1ms;
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::network));
    BOOST_TEST((r.error().phase() == clerk::phase::connecting));
    BOOST_TEST((r.error().cause() == asio::error::connection_refused));
    BOOST_TEST(r.error().attempts() == 3U);
    BOOST_TEST(!r.error().may_have_taken_effect());
}

BOOST_AUTO_TEST_CASE(a_timeout_keeps_the_last_error)
{
    asio::ip::tcp::acceptor gone{context, {asio::ip::make_address("127.0.0.1"), 0}};
    auto const port = gone.local_endpoint().port();
    gone.close();
    options.api_url = "https://127.0.0.1:" + std::to_string(port);
    options.retry.max_attempts = 1000;
    options.retry.initial_backoff = 20ms;
    options.retry.max_backoff = 20ms;
    options.timeout = 200ms;
    auto const r = update();
    BOOST_TEST(contains(r.error().message(), "onnection refused"));
    BOOST_TEST(r.error().attempts() > 1U);
}

BOOST_AUTO_TEST_CASE(an_unknown_host)
{
    options.api_url = "https://no-such-host.invalid";
    options.retry.max_attempts = 1;
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::network));
    BOOST_TEST((r.error().phase() == clerk::phase::resolving));
    BOOST_TEST(contains(r.error().message(), "no-such-host.invalid"));
}

BOOST_AUTO_TEST_CASE(a_certificate_of_an_unknown_authority_is_refused_before_the_request)
{
    options.tls.ca_pem.clear();
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::tls));
    BOOST_TEST((r.error().phase() == clerk::phase::handshaking));
    BOOST_TEST(contains(r.error().message(), "certificate"));
    BOOST_TEST(r.error().attempts() == 1U);
    BOOST_TEST(!r.error().may_have_taken_effect());
    BOOST_TEST(emulator.requests().empty());
}

BOOST_AUTO_TEST_CASE(a_certificate_for_another_host_is_refused_before_the_request)
{
    // The emulator's certificate is for 127.0.0.1 and localhost; this name leads to the same place.
    options.api_url = "https://127.0.0.2:" + std::to_string(emulator.port());
    asio::thread_pool server_of_its_own{1};
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::tls || r.error().code() == clerk::errc::network));
    BOOST_TEST(emulator.requests().empty());
}

BOOST_AUTO_TEST_CASE(a_server_that_speaks_no_tls_is_refused)
{
    clerk::testing::emulator_options plain;
    plain.tls = false;
    clerk::testing::emulator other{server, plain};
    options.api_url = "https://127.0.0.1:" + std::to_string(other.port());
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::tls));
    BOOST_TEST(other.requests().empty());
}

BOOST_AUTO_TEST_CASE(plain_http_only_when_allowed)
{
    clerk::testing::emulator_options plain;
    plain.tls = false;
    clerk::testing::emulator other{server, plain};
    auto const known = other.add_user(clerk::user{}).id;
    auto allowed = other.client_options();
    BOOST_TEST(allowed.allow_plaintext);
    clerk::client over_plaintext{context, allowed};
    id = known;
    BOOST_TEST(update(over_plaintext).has_value());
    allowed.allow_plaintext = false;
    BOOST_CHECK_THROW((clerk::client{context, allowed}), clerk::exception);
}

BOOST_AUTO_TEST_CASE(a_redirect_is_never_followed)
{
    emulator.next_reply(scripted_reply{}.status(307).header("Location", "/v1/users/other"));
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::malformed_response));
    BOOST_TEST(r.error().status() == 307);
    BOOST_TEST(contains(r.error().message(), "/v1/users/other"));
    BOOST_TEST(emulator.requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_gateways_page_is_an_error_with_status_trace_id_and_excerpt)
{
    options.retry.max_attempts = 1;
    emulator.next_reply(scripted_reply{}
                            .status(502)
                            .header("Content-Type", "text/html")
                            .header("CF-Ray", "8f1-LHR")
                            .body("<html>Bad gateway</html>"));
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::server_error));
    BOOST_TEST(r.error().trace_id() == "8f1-LHR");
    BOOST_TEST(contains(r.error().message(), "<html>Bad gateway</html>"));
    BOOST_TEST(r.error().may_have_taken_effect());
}

BOOST_AUTO_TEST_CASE(too_many_requests_are_repeated_after_the_wait)
{
    options.retry.initial_backoff = 1ms;
    emulator.next_reply(scripted_reply{}.status(429).header("Retry-After", "0").body("{}"));
    emulator.next_reply(scripted_reply{}.status(503).body(""));
    clerk::client own{context, options};
    BOOST_TEST(update(own).has_value());
    BOOST_TEST(emulator.requests().size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_wait_beyond_the_deadline_is_not_begun)
{
    options.timeout = 2s;
    emulator.next_reply(scripted_reply{}.status(429).header("Retry-After", "7").body("{}"));
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::rate_limited));
    BOOST_TEST((r.error().retry_after() == 7s));
    BOOST_TEST(contains(r.error().message(), "the wait would end after the deadline"));
    BOOST_TEST(!r.error().may_have_taken_effect());
}

BOOST_AUTO_TEST_CASE(an_update_is_not_repeated_when_nobody_knows_but_reading_is)
{
    options.retry.initial_backoff = 1ms;
    emulator.next_reply(scripted_reply{}.close_before_reply());
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::network));
    BOOST_TEST(r.error().attempts() == 1U);
    BOOST_TEST(r.error().may_have_taken_effect());
    BOOST_TEST(contains(r.error().message(), "not repeated, because it may have been carried out"));
    emulator.next_reply(scripted_reply{}.close_before_reply());
    BOOST_TEST(get().has_value());
    BOOST_TEST(emulator.requests().size() == 3U);

    options.retry.repeat_ambiguous = true;
    emulator.next_reply(scripted_reply{}.close_before_reply());
    BOOST_TEST(update().has_value());
}

BOOST_AUTO_TEST_CASE(a_reply_cut_in_the_middle)
{
    options.retry.max_attempts = 1;
    emulator.next_reply(scripted_reply{}.reset_mid_body());
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::network));
    BOOST_TEST((r.error().phase() == clerk::phase::receiving));
    BOOST_TEST(r.error().may_have_taken_effect());
}

BOOST_AUTO_TEST_CASE(replies_that_are_not_what_the_api_promises)
{
    struct sample
    {
        char const* body;
        char const* says;
    };
    sample const samples[] = {
        {"", "empty"},
        {"null", "expected object, got null"},
        {"[]", "expected object, got array"},
        {"{\"id\":\"user_1\"", "unexpected end"},
        {"<html>", "text/html"},
        {R"({"id":"user_1","object":"user","email_addresses":[{},{"verification":{"status":7}}]})",
            "email_addresses[1].verification.status: expected string, got number"},
        {R"({"id":"org_1","object":"organization"})", "object"},
    };
    for (auto const& [body, says] : samples)
    {
        emulator.next_reply(scripted_reply{}.status(200).header("Content-Type", "text/html; charset=utf-8").body(body));
        auto const r = update(client);
        BOOST_TEST_CONTEXT(body)
        {
            BOOST_TEST((r.error().code() == clerk::errc::malformed_response));
            BOOST_TEST(r.error().status() == 200);
            BOOST_TEST(r.error().may_have_taken_effect());
            BOOST_TEST_INFO(r.error().message());
            BOOST_TEST(contains(r.error().message(), says));
        }
    }
    emulator.next_reply(scripted_reply{}.status(204));
    BOOST_TEST((update(client).error().code() == clerk::errc::malformed_response));
}

BOOST_AUTO_TEST_CASE(a_reply_beyond_the_bound_and_one_that_is_no_http)
{
    options.max_response_bytes = 1000;
    emulator.next_reply(scripted_reply{}.status(200).body(std::string(1001, ' ')));
    auto const large = update();
    BOOST_TEST((large.error().code() == clerk::errc::malformed_response));
    BOOST_TEST(contains(large.error().message(), "longer than 1000 bytes"));
    emulator.next_reply(scripted_reply{}.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
    auto const other = update();
    BOOST_TEST((other.error().code() == clerk::errc::malformed_response));
    BOOST_TEST(contains(other.error().message(), "not HTTP"));
}

BOOST_AUTO_TEST_CASE(through_a_proxys_tunnel_with_credentials)
{
    clerk_tests::connect_proxy proxy{server, "user:pass word"};
    options.proxy = "http://user:pass%20word@127.0.0.1:" + std::to_string(proxy.port());
    BOOST_TEST(update().has_value());
    BOOST_TEST(proxy.tunnels() == 1U);
    BOOST_TEST(proxy.last_target() == "127.0.0.1:" + std::to_string(emulator.port()));
    BOOST_TEST(!contains(proxy.last_request(), "sk_test"));
}

BOOST_AUTO_TEST_CASE(a_proxy_that_refuses)
{
    clerk_tests::connect_proxy proxy{server, "user:password"};
    options.proxy = "http://127.0.0.1:" + std::to_string(proxy.port());
    options.retry.max_attempts = 1;
    auto const r = update();
    BOOST_TEST((r.error().code() == clerk::errc::network));
    BOOST_TEST((r.error().phase() == clerk::phase::proxying));
    BOOST_TEST(contains(r.error().message(), "the proxy answered 407"));
    BOOST_TEST(!r.error().may_have_taken_effect());
    BOOST_TEST(emulator.requests().empty());
}

BOOST_AUTO_TEST_SUITE_END()
