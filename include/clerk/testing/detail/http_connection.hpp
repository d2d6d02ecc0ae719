// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_HTTP_CONNECTION_HPP
#define CLERK_TESTING_DETAIL_HTTP_CONNECTION_HPP

#include <clerk/detail/config.hpp>
#include <clerk/testing/detail/http_service.hpp>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace clerk::testing::detail
{
/// One connection of the emulator's server: reads a request, has it answered, sends the reply, and so on.
///
/// Everything but `start` and `cancel` runs on the socket's executor, which is a strand. Each step holds the connection
/// until it has ended; after `cancel` no step starts another.
class http_connection : public std::enable_shared_from_this<http_connection>
{
public:
    /// @param tls None: plain HTTP.
    CLERK_DECL http_connection(asio::ip::tcp::socket socket, asio::ssl::context* tls,
        std::shared_ptr<http_service> service, std::size_t max_request_bytes, std::size_t number);

    CLERK_DECL void start();
    CLERK_DECL void cancel();

private:
    template <class Buffers, class Handler>
    void write(Buffers const& buffers, Handler handler);

    CLERK_DECL void read_request();
    CLERK_DECL void parse();
    CLERK_DECL void read_more();
    CLERK_DECL void let_client_continue();
    CLERK_DECL void answer();
    CLERK_DECL void refuse(boost::system::error_code problem);
    CLERK_DECL void deliver();
    CLERK_DECL void send_first_part();
    CLERK_DECL void send_second_part();
    CLERK_DECL void sent();

    /// Lets the peer read what was sent: closing a socket with unread bytes would reset the connection.
    CLERK_DECL void close_gently();
    CLERK_DECL void end_of_sending();
    CLERK_DECL void discard();
    CLERK_DECL void reset();
    CLERK_DECL void close();

    asio::ip::tcp::socket socket_;
    std::optional<asio::ssl::stream<asio::ip::tcp::socket&>> tls_;
    asio::steady_timer timer_;
    std::shared_ptr<http_service> service_;
    std::size_t max_request_bytes_;
    std::size_t number_;

    boost::beast::flat_buffer buffer_;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
    bool continue_sent_ = false;

    delivery delivery_;
    bool keep_alive_ = true;
    std::string text_;
    std::size_t first_part_ = 0;
    bool closed_ = false;
};

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/http_connection.ipp>
#endif

#endif
