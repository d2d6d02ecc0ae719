// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_NETWORK_HAND_WRITTEN_HPP
#define CLERK_BENCHMARKS_NETWORK_HAND_WRITTEN_HPP

#include "harness.hpp"
#include "read_with_boost_json.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/version.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <chrono>
#include <stdexcept>
#include <string>

namespace clerk_benchmarks
{
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

using tls_stream = beast::ssl_stream<beast::tcp_stream>;

/// The arguments outlive the coroutine.
inline asio::awaitable<void> connect_by_hand(tls_stream& stream, std::string& host, std::string const& port)
{
    asio::ip::tcp::resolver resolver{co_await asio::this_coro::executor};
    auto const addresses = co_await resolver.async_resolve(host, port, asio::use_awaitable);
    // The macro SSL_set_tlsext_host_name casts in the old style.
    if (SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, host.data()) != 1)
        throw std::runtime_error("no server name");
    stream.set_verify_mode(asio::ssl::verify_peer);
    stream.set_verify_callback(asio::ssl::host_name_verification(host));
    auto& lowest = beast::get_lowest_layer(stream);
    lowest.expires_after(std::chrono::seconds{30});
    co_await lowest.async_connect(addresses, asio::use_awaitable);
    lowest.socket().set_option(asio::ip::tcp::no_delay(true));
    co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
}

/// A caller with a connection of its own, as one writes it with Beast who cares for speed: the connection, its buffer and
/// the request with its fixed headers are kept. The peer is verified, each call has a deadline, a reply has a limit. No pool,
/// no repetition, no look whether the connection still stands, no reasons for errors.
class hand_written_caller
{
public:
    hand_written_caller(asio::io_context& context, asio::ssl::context& tls, harness_options const& options)
        : stream_(context, tls)
        , host_(options.host)
        , port_(options.port)
        , request_(http::verb::patch, "/v1/users/" + options.user, 11)
    {
        request_.set(http::field::host, host_ + ":" + port_);
        request_.set(http::field::user_agent, BOOST_BEAST_VERSION_STRING);
        request_.set(http::field::accept, "application/json");
        request_.set(http::field::accept_encoding, "identity");
        request_.set("Clerk-API-Version", "2026-05-12");
        request_.set(http::field::authorization, "Bearer sk_test_0123456789abcdefghijklmnopqrstuvwxyzABCDEF");
        request_.set(http::field::content_type, "application/json");
    }

    asio::awaitable<void> connect()
    {
        return connect_by_hand(stream_, host_, port_);
    }

    asio::awaitable<typed_user<json::object>> update_user(std::string_view first_name, std::string_view last_name)
    {
        json::object attributes;
        attributes["first_name"] = first_name;
        attributes["last_name"] = last_name;
        request_.body() = json::serialize(attributes);
        request_.prepare_payload();
        beast::get_lowest_layer(stream_).expires_after(std::chrono::seconds{30});
        co_await http::async_write(stream_, request_, asio::use_awaitable);

        http::response_parser<http::string_body> parser;
        parser.body_limit(8 * 1024 * 1024);
        co_await http::async_read(stream_, buffer_, parser, asio::use_awaitable);
        if (parser.get().result() != http::status::ok)
            throw std::runtime_error(parser.get().body());
        co_return read_user(parser.get().body());
    }

private:
    tls_stream stream_;
    beast::flat_buffer buffer_;
    std::string host_;
    std::string port_;
    http::request<http::string_body> request_;
};

inline asio::ssl::context client_tls(harness_options const& options)
{
    asio::ssl::context made{asio::ssl::context::tls_client};
    made.load_verify_file(options.ca_file);
    return made;
}
} // namespace clerk_benchmarks

#endif
