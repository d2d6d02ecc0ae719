// SPDX-License-Identifier: BSL-1.0
// A server for the measurements of memory: answers each request with a file, but none for user_silent.
//
//     silent_server PORT CERTIFICATE KEY FILE
#include "memory.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace
{
asio::awaitable<void> serve(tcp::socket socket, asio::ssl::context& tls, std::string const& body)
try
{
    beast::ssl_stream<beast::tcp_stream> stream{std::move(socket), tls};
    co_await stream.async_handshake(asio::ssl::stream_base::server, asio::use_awaitable);
    beast::flat_buffer buffer;
    for (;;)
    {
        http::request<http::string_body> request;
        co_await http::async_read(stream, buffer, request, asio::use_awaitable);
        if (request.target().ends_with("user_silent"))
            continue; // The next read ends when the client hangs up.
        http::response<http::string_body> reply{http::status::ok, 11, body};
        reply.set(http::field::content_type, "application/json");
        reply.prepare_payload();
        co_await http::async_write(stream, reply, asio::use_awaitable);
    }
}
catch (boost::system::system_error const&) // the client has gone
{
}

asio::awaitable<void> accept(tcp::acceptor acceptor, asio::ssl::context& tls, std::string const& body)
{
    for (;;)
    {
        auto socket = co_await acceptor.async_accept(asio::use_awaitable);
        asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), tls, body),
            [](std::exception_ptr failure)
            {
                if (failure)
                    std::rethrow_exception(failure);
            });
    }
}
} // namespace

int main(int argc, char** argv)
try
{
    if (argc != 5)
        throw std::invalid_argument("usage: silent_server PORT CERTIFICATE KEY FILE");
    clerk_benchmarks::allow_many_files(2048);
    std::ifstream file{argv[4]};
    std::string const body{std::istreambuf_iterator<char>{file}, {}};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    tls.use_certificate_chain_file(argv[2]);
    tls.use_private_key_file(argv[3], asio::ssl::context::pem);

    asio::io_context context{1};
    auto const port = static_cast<unsigned short>(std::stoul(argv[1]));
    tcp::acceptor acceptor{context, tcp::endpoint{asio::ip::address_v4::loopback(), port}};
    acceptor.listen(4096);
    asio::co_spawn(context, accept(std::move(acceptor), tls, body),
        [](std::exception_ptr failure)
        {
            if (failure)
                std::rethrow_exception(failure);
        });
    context.run();
    return 0;
}
catch (std::exception const& problem)
{
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
}
