// SPDX-License-Identifier: BSL-1.0
// The fault proxy itself: each fault does what its name says, and nothing else does anything.
#include <support/fault_proxy.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using namespace std::chrono_literals;
using clerk_tests::direction;
using clerk_tests::fault_kind;
using clerk_tests::fault_proxy;
using clerk_tests::fault_script;

namespace
{
constexpr auto up = direction::to_server;
constexpr auto down = direction::to_client;

/// Blocking sockets at both ends.
struct fixture
{
    asio::io_context context;
    tcp::acceptor acceptor{context, {asio::ip::address_v4::loopback(), 0}};
    fault_proxy proxy{acceptor.local_endpoint().port()};
    tcp::socket client{context};
    tcp::socket server{context};

    void connect(fault_script script = {})
    {
        proxy.next_connection(std::move(script));
        client = tcp::socket{context};
        client.connect({asio::ip::address_v4::loopback(), proxy.port()});
        server = acceptor.accept();
    }

    static void send(tcp::socket& by, std::string const& text)
    {
        boost::system::error_code ignored; // The other side may have hung up.
        asio::write(by, asio::buffer(text), ignored);
    }
    static std::string read(tcp::socket& by, std::size_t count)
    {
        std::string text(count, '\0');
        asio::read(by, asio::buffer(text));
        return text;
    }
    /// What comes until the connection ends, and how it ends.
    static std::string read_to_end(tcp::socket& by, boost::system::error_code& end)
    {
        std::string text;
        asio::read(by, asio::dynamic_buffer(text), end);
        return text;
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(fault_proxy_, fixture)

BOOST_AUTO_TEST_CASE(without_a_script_bytes_and_ends_are_passed_on_unchanged)
{
    connect();
    std::string const large(300'000, 'x');
    send(client, "hello");
    BOOST_TEST(read(server, 5) == "hello");
    send(server, large);
    BOOST_TEST((read(client, large.size()) == large));
    server.shutdown(tcp::socket::shutdown_send);
    boost::system::error_code end;
    BOOST_TEST(read_to_end(client, end).empty());
    BOOST_TEST((end == asio::error::eof));
    send(client, "still");
    BOOST_TEST(read(server, 5) == "still");
    client.close();
    BOOST_TEST(read_to_end(server, end).empty());
    BOOST_TEST((end == asio::error::eof));
    BOOST_TEST(proxy.forwarded(up) == 10U);
    BOOST_TEST(proxy.forwarded(down) == large.size());
    BOOST_TEST(proxy.connections() == 1U);
    BOOST_TEST(proxy.faults() == 0U);
}

BOOST_AUTO_TEST_CASE(a_cut_ends_both_directions_properly)
{
    connect(fault_script{}.cut(up, 3));
    send(client, "hello");
    boost::system::error_code end;
    BOOST_TEST(read_to_end(server, end) == "hel");
    BOOST_TEST((end == asio::error::eof));
    BOOST_TEST(read_to_end(client, end).empty());
    BOOST_TEST((end == asio::error::eof));
    BOOST_TEST(proxy.faults(fault_kind::cut) == 1U);
}

BOOST_AUTO_TEST_CASE(a_cut_at_byte_0_needs_no_byte)
{
    connect(fault_script{}.cut(down, 0));
    boost::system::error_code end;
    read_to_end(client, end);
    BOOST_TEST((end == asio::error::eof));
    read_to_end(server, end);
    BOOST_TEST((end == asio::error::eof));
}

BOOST_AUTO_TEST_CASE(a_reset_breaks_both_directions_off)
{
    connect(fault_script{}.reset(down, 2));
    send(server, "hello");
    boost::system::error_code end;
    BOOST_TEST(read_to_end(client, end).size() <= 2U);
    BOOST_TEST((end == asio::error::connection_reset));
    read_to_end(server, end);
    BOOST_TEST((end == asio::error::connection_reset));
    BOOST_TEST(proxy.faults(fault_kind::reset) == 1U);
}

BOOST_AUTO_TEST_CASE(after_a_half_close_the_other_direction_goes_on)
{
    connect(fault_script{}.half_close(up, 2));
    send(client, "hello");
    boost::system::error_code end;
    BOOST_TEST(read_to_end(server, end) == "he");
    BOOST_TEST((end == asio::error::eof));
    send(server, "answer");
    BOOST_TEST(read(client, 6) == "answer");
}

BOOST_AUTO_TEST_CASE(one_byte_is_corrupted)
{
    connect(fault_script{}.corrupt(up, 1, 'e' ^ 'u'));
    send(client, "hello");
    BOOST_TEST(read(server, 5) == "hullo");
    BOOST_TEST(proxy.faults(fault_kind::corrupt) == 1U);
}

BOOST_AUTO_TEST_CASE(a_delay_and_a_drip_take_their_time_and_lose_nothing)
{
    connect(fault_script{}.delay(up, 1, 30ms).drip(down, 0, 2, 10ms));
    auto const before = std::chrono::steady_clock::now();
    send(client, "hello");
    BOOST_TEST(read(server, 5) == "hello");
    auto const between = std::chrono::steady_clock::now();
    BOOST_TEST((between - before >= 30ms));
    send(server, "answer"); // three pieces, two pauses
    BOOST_TEST(read(client, 6) == "answer");
    BOOST_TEST((std::chrono::steady_clock::now() - between >= 20ms));
    BOOST_TEST(proxy.faults() == 2U);
}

BOOST_AUTO_TEST_CASE(a_stalled_direction_passes_nothing_and_the_end_of_the_proxy_ends_it)
{
    boost::system::error_code end;
    {
        fault_proxy own{acceptor.local_endpoint().port()};
        own.next_connection(fault_script{}.stall(down, 3));
        client.connect({asio::ip::address_v4::loopback(), own.port()});
        server = acceptor.accept();
        send(server, "hello");
        BOOST_TEST(read(client, 3) == "hel");
        server.shutdown(tcp::socket::shutdown_send);
        send(client, "question");
        BOOST_TEST(read(server, 8) == "question");
        client.non_blocking(true);
        char byte = 0;
        client.read_some(asio::buffer(&byte, 1), end);
        BOOST_TEST((end == asio::error::would_block));
        client.non_blocking(false);
    }
    BOOST_TEST(read_to_end(client, end).empty());
    BOOST_TEST((end == asio::error::eof));
}

BOOST_AUTO_TEST_CASE(what_a_client_sent_before_it_left_still_arrives)
{
    connect(fault_script{}.delay(up, 0, 20ms));
    send(client, "farewell");
    client.close();
    boost::system::error_code end;
    BOOST_TEST(read_to_end(server, end) == "farewell");
    BOOST_TEST((end == asio::error::eof));
}

BOOST_AUTO_TEST_CASE(a_fault_strikes_in_the_step_that_delivers_the_byte_before_it)
{
    for (int i = 0; i < 50; ++i)
    {
        connect(fault_script{}.cut(down, 1));
        send(server, "a");
        BOOST_TEST(read(client, 1) == "a");
        proxy.settle();
        BOOST_TEST(proxy.faults() == static_cast<std::size_t>(i + 1));
    }
}

BOOST_AUTO_TEST_CASE(faults_for_a_connection_that_is_under_way_count_from_what_came)
{
    connect();
    send(client, "hello");
    BOOST_TEST(read(server, 5) == "hello");
    proxy.add_to_last_connection(fault_script{}.corrupt(up, 1, 'o' ^ 'a'));
    send(client, "world");
    BOOST_TEST(read(server, 5) == "warld");
}

BOOST_AUTO_TEST_CASE(functions_choose_per_connection_and_per_piece)
{
    proxy.choose_per_connection(
        [](std::size_t number) {
            return number == 2 ? fault_script{}.corrupt(direction::to_server, 0, 'h' ^ 'j') : fault_script{};
        });
    proxy.choose_per_piece(
        [](fault_proxy::piece const& piece)
        {
            bool const chosen = piece.connection == 2 && piece.where == direction::to_server && piece.at == 5;
            return chosen ? fault_script{}.corrupt(direction::to_server, 4, 'd' ^ 't') : fault_script{};
        });
    for (std::string const expected : {"helloworld", "jelloworlt"})
    {
        client = tcp::socket{context};
        client.connect({asio::ip::address_v4::loopback(), proxy.port()});
        server = acceptor.accept();
        send(client, "hello");
        auto got = read(server, 5);
        send(client, "world");
        got += read(server, 5);
        BOOST_TEST(got == expected);
    }
}

BOOST_AUTO_TEST_CASE(the_most_connections_open_at_once_are_counted_as_the_client_sees_it)
{
    for (int i = 0; i < 20; ++i)
    {
        connect();
        client.close();
    }
    BOOST_TEST(proxy.most_open() == 1U);
    connect();
    tcp::socket const other = std::move(client);
    connect();
    proxy.settle();
    BOOST_TEST(proxy.most_open() == 2U);
    BOOST_TEST(proxy.connections() == 22U);
}

BOOST_AUTO_TEST_SUITE_END()
