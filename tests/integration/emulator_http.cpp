// SPDX-License-Identifier: BSL-1.0
// The emulator as an HTTP server: connections, TLS, hostile bytes, the end.
#include <support/emulator_by_hand.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using clerk_tests::emulator_by_hand;
using clerk_tests::http_client;
using namespace std::chrono_literals;

namespace
{
constexpr std::pair<std::string_view, std::string_view> key{"Authorization", "Bearer sk_test_emulator"};
constexpr std::pair<std::string_view, std::string_view> json_type{"Content-Type", "application/json"};

struct tls_fixture : emulator_by_hand
{
    tls_fixture()
        : emulator_by_hand(clerk::testing::emulator_options{})
    {
    }
};

struct fixture : emulator_by_hand
{
    std::string const target = "/v1/users/" + id;
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_http, fixture)

BOOST_AUTO_TEST_CASE(a_connection_is_kept_alive)
{
    auto connection = connect();
    for (int i = 0; i < 5; ++i)
    {
        auto const answer = connection.request("GET", target, {key});
        BOOST_TEST(answer.status == 200U);
        BOOST_TEST(answer.headers.count("Connection") == 0U);
    }
    BOOST_TEST(emulator.connections_accepted() == 1U);
    BOOST_TEST(request("GET", target).status == 200U);
    BOOST_TEST(emulator.connections_accepted() == 2U);
    BOOST_TEST(emulator.requests().front().connection == 1U);
    BOOST_TEST(emulator.requests().back().connection == 2U);
}

BOOST_AUTO_TEST_CASE(a_client_that_asks_for_the_end_of_the_connection_gets_it)
{
    auto connection = connect();
    auto const answer = connection.request("GET", target, {key, {"Connection", "close"}});
    BOOST_TEST(answer.status == 200U);
    BOOST_TEST(answer.headers["Connection"] == "close");
    BOOST_TEST(connection.read_to_end().empty());
    BOOST_TEST((connection.end() == asio::error::eof));

    auto old = connect();
    old.write("GET " + target + " HTTP/1.0\r\nAuthorization: Bearer sk_test_emulator\r\n\r\n");
    BOOST_TEST(old.read_to_end().starts_with("HTTP/1.1 200 OK\r\n"));
    BOOST_TEST((old.end() == asio::error::eof));
}

BOOST_AUTO_TEST_CASE(pipelined_requests_are_answered_in_turn)
{
    auto connection = connect();
    connection.send("GET", target, {key});
    connection.send("GET", "/v1/users/nobody", {key});
    connection.send("PATCH", target, {key, json_type}, R"({"first_name":"J"})");
    BOOST_TEST(connection.receive().status == 200U);
    BOOST_TEST(connection.receive().status == 404U);
    BOOST_TEST(connection.receive().json().at("first_name") == "J");
}

BOOST_AUTO_TEST_CASE(a_request_may_come_in_any_pieces)
{
    auto connection = connect();
    std::string const text = "PATCH " + target
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk_test_emulator\r\nContent-Type: application/json\r\n"
          "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"first_\r\na\r\nname\":\"J\"}\r\n0\r\n\r\n";
    for (char const c : text)
        connection.write({&c, 1});
    BOOST_TEST(connection.receive().json().at("first_name") == "J");
    BOOST_TEST(emulator.requests()[0].body == R"({"first_name":"J"})");
}

BOOST_AUTO_TEST_CASE(a_client_may_wait_for_leave_to_send_its_body)
{
    auto connection = connect();
    connection.send("PATCH", target, {key, json_type, {"Expect", "100-continue"}, {"Content-Length", "18"}});
    BOOST_TEST(connection.receive().status == 100U);
    connection.write(R"({"first_name":"J"})");
    BOOST_TEST(connection.receive().json().at("first_name") == "J");
}

BOOST_AUTO_TEST_CASE(a_reply_to_head_has_no_body)
{
    auto connection = connect();
    connection.send("HEAD", target, {key, {"Connection", "close"}});
    auto const text = connection.read_to_end();
    BOOST_TEST(text.starts_with("HTTP/1.1 404 Not Found\r\n"));
    BOOST_TEST(text.ends_with("\r\n\r\n"));
}

BOOST_AUTO_TEST_CASE(a_body_that_is_too_large)
{
    auto options = plaintext();
    options.max_request_bytes = 100;
    emulator_by_hand small{options};
    auto const with = [&](std::size_t size)
    {
        auto body = std::string(size, ' ');
        body.replace(0, 2, "{}");
        auto connection = small.connect();
        auto const answer = connection.request("PATCH", "/v1/users/" + small.id, {key, json_type}, body);
        if (answer.status != 200)
            BOOST_TEST(connection.read_to_end().empty());
        return answer;
    };
    BOOST_TEST(with(100).status == 200U);
    auto const refused = with(101);
    BOOST_TEST(refused.status == 413U);
    BOOST_TEST(refused.code() == "request_body_too_large");
    BOOST_TEST(refused.body.find("maximum allowed size of 100 bytes") != std::string::npos);
    BOOST_TEST(refused.headers["Connection"] == "close");
    // Also read to its end when the client writes all of it before it looks for a reply.
    BOOST_TEST(with(1'000'000).status == 413U);
    BOOST_TEST(small.emulator.requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(headers_that_are_too_large)
{
    auto connection = connect();
    auto const answer = connection.request("GET", target, {key, {"X-Large", std::string(70'000, 'x')}});
    BOOST_TEST(answer.status == 431U);
    BOOST_TEST(answer.headers["Content-Type"] == "text/html");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_http)
{
    using namespace std::string_view_literals;
    for (std::string_view const bytes : {"\0\1\2 garbage\r\n\r\n"sv, "SSH-2.0-OpenSSH\r\n\r\n"sv, "GET\r\n\r\n"sv,
             "GET / HTTP/9.9\r\n\r\n"sv, "GET / HTTP/1.1\r\nA B: c\r\n\r\n"sv,
             "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"sv, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"sv,
             "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"sv})
    {
        auto connection = connect();
        connection.write(bytes);
        BOOST_TEST(connection.read_to_end().starts_with("HTTP/1.1 400 Bad Request\r\n"));
    }
    // A request that is never completed, and one that nobody stays for.
    connect().write("GET / HT");
    connect().send("GET", target, {key});
    BOOST_TEST(request("GET", target).status == 200U);
}

BOOST_AUTO_TEST_CASE(many_connections_on_many_threads)
{
    std::vector<std::thread> clients;
    std::atomic<int> good{0};
    for (int client = 0; client < 8; ++client)
        clients.emplace_back(
            [this, &good]
            {
                auto connection = connect();
                for (int i = 0; i < 25; ++i)
                    good += connection.request("PATCH", target, {key, json_type}, R"({"first_name":"J"})").status == 200 ? 1 : 0;
            });
    for (auto& client : clients)
        client.join();
    BOOST_TEST(good == 200);
    BOOST_TEST(emulator.connections_accepted() == 8U);
    BOOST_TEST(emulator.requests().size() == 200U);
}

BOOST_AUTO_TEST_CASE(connections_can_be_closed_while_it_goes_on)
{
    auto idle = connect();
    BOOST_TEST(idle.request("GET", target, {key}).status == 200U);
    emulator.close_connections();
    BOOST_TEST(idle.read_to_end().empty());
    BOOST_TEST((idle.end() == asio::error::eof));
    BOOST_TEST(request("GET", target).status == 200U);
}

BOOST_AUTO_TEST_CASE(stopping_ends_requests_in_flight)
{
    std::promise<void> arrived;
    emulator.on_request([&] { arrived.set_value(); });
    emulator.next_reply(clerk::testing::scripted_reply{}.delay(1h));
    auto connection = connect();
    connection.send("GET", target, {key});
    arrived.get_future().wait();
    auto const port = emulator.port();
    emulator.stop();
    BOOST_TEST(connection.read_to_end().empty());
    BOOST_CHECK_THROW(http_client{port}, boost::system::system_error);
    emulator.stop();
    threads.join();
    BOOST_TEST(emulator.user(id).has_value());
    BOOST_TEST(emulator.requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(destruction_leaves_the_executor_no_work)
{
    asio::io_context context;
    auto other = std::make_unique<clerk::testing::emulator>(context, plaintext());
    http_client connection{other->port()};
    connection.send("GET", "/v1/users/x", {key});
    other->next_reply(clerk::testing::scripted_reply{}.delay(1h));
    other->on_request([&] { other.reset(); });
    context.run();
    BOOST_TEST((other == nullptr));
    BOOST_TEST(connection.read_to_end().empty());
}

BOOST_AUTO_TEST_CASE(the_context_may_go_without_having_run)
{
    auto context = std::make_unique<asio::io_context>();
    auto other = std::make_unique<clerk::testing::emulator>(*context, plaintext());
    http_client connection{other->port()};
    connection.send("GET", "/v1/users/x", {key});
    context->poll();
    other.reset();
    context.reset();
    BOOST_TEST(connection.read_to_end().find("200 OK") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_port_of_choice_and_one_that_is_taken)
{
    auto options = plaintext();
    options.port = emulator.port();
    BOOST_CHECK_THROW((clerk::testing::emulator{threads, options}), boost::system::system_error);
    emulator.stop();
    clerk::testing::emulator successor{threads, options};
    BOOST_TEST(successor.port() == options.port);
    BOOST_TEST(successor.url() == "http://127.0.0.1:" + std::to_string(options.port));
}

BOOST_AUTO_TEST_CASE(it_can_be_moved)
{
    clerk::testing::emulator moved = std::move(emulator);
    BOOST_TEST(http_client{moved.port()}.request("GET", target, {key}).status == 200U);
    emulator = clerk::testing::emulator{threads, plaintext()};
    BOOST_TEST(emulator.port() != moved.port());
    auto const old = emulator.port();
    emulator = std::move(moved);
    BOOST_CHECK_THROW(http_client{old}, boost::system::system_error);
    BOOST_TEST(request("GET", target).status == 200U);
}

BOOST_AUTO_TEST_CASE(options_for_a_client)
{
    auto const options = emulator.client_options();
    BOOST_TEST(options.api_url == emulator.url());
    BOOST_TEST(options.secret_key.reveal() == "sk_test_emulator");
    BOOST_TEST(options.allow_plaintext);
    BOOST_TEST(options.tls.ca_pem.empty());
    BOOST_TEST(emulator.certificate_authority_pem().empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(emulator_tls, tls_fixture)

BOOST_AUTO_TEST_CASE(its_certificate_is_valid_for_those_who_trust_its_authority)
{
    auto const authority = emulator.certificate_authority_pem();
    for (std::string const host : {"127.0.0.1", "localhost"})
    {
        http_client connection{emulator.port(), authority, host};
        BOOST_TEST(connection.request("GET", "/v1/users/" + id, {key}).status == 200U);
        BOOST_TEST(connection.request("GET", "/v1/users/" + id, {key}).status == 200U);
    }
    BOOST_TEST(emulator.connections_accepted() == 2U);
    BOOST_TEST(emulator.url() == "https://127.0.0.1:" + std::to_string(emulator.port()));
    BOOST_TEST(emulator.client_options().tls.ca_pem == authority);
    BOOST_TEST(!emulator.client_options().allow_plaintext);
}

BOOST_AUTO_TEST_CASE(and_for_nobody_else)
{
    BOOST_CHECK_THROW((http_client{emulator.port(), ""}), boost::system::system_error);
    emulator_by_hand other{clerk::testing::emulator_options{}};
    BOOST_CHECK_THROW(
        (http_client{emulator.port(), other.emulator.certificate_authority_pem()}), boost::system::system_error);
    BOOST_CHECK_THROW((http_client{emulator.port(), emulator.certificate_authority_pem(), "api.clerk.com"}),
        boost::system::system_error);
    BOOST_TEST(emulator.requests().empty());
}

BOOST_AUTO_TEST_CASE(plain_http_gets_no_answer)
{
    http_client connection{emulator.port()};
    connection.send("GET", "/v1/users/" + id, {key});
    BOOST_TEST(connection.read_to_end().find("HTTP/") == std::string::npos);
    BOOST_TEST(emulator.requests().empty());
}

BOOST_AUTO_TEST_CASE(the_end_of_a_connection_is_announced_in_tls_too)
{
    http_client connection{emulator.port(), emulator.certificate_authority_pem()};
    BOOST_TEST(connection.request("GET", "/v1/users/" + id, {key, {"Connection", "close"}}).status == 200U);
    BOOST_TEST(connection.read_to_end().empty());
    BOOST_TEST((connection.end() == asio::error::eof));
}

BOOST_AUTO_TEST_CASE(stopping_in_a_handshake)
{
    http_client half{emulator.port()};
    half.write("\x16\x03\x01");
    http_client whole{emulator.port(), emulator.certificate_authority_pem()};
    emulator.stop();
    BOOST_TEST(half.read_to_end().empty());
    BOOST_TEST(whole.read_to_end().empty());
}

BOOST_AUTO_TEST_CASE(a_large_body_is_refused_readably)
{
    http_client connection{emulator.port(), emulator.certificate_authority_pem()};
    auto const answer
        = connection.request("PATCH", "/v1/users/" + id, {key, json_type}, std::string(1024 * 1024 + 1, ' '));
    BOOST_TEST(answer.status == 413U);
}

BOOST_AUTO_TEST_SUITE_END()
