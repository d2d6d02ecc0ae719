// SPDX-License-Identifier: BSL-1.0
// What open connections take of memory with Beast and OpenSSL alone: a stream and a buffer each, one request answered.
#include "hand_written.hpp"
#include "memory.hpp"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <memory>
#include <vector>

using namespace clerk_benchmarks;

namespace
{
struct connection
{
    connection(asio::io_context& context, asio::ssl::context& tls)
        : stream(context, tls)
    {
    }

    tls_stream stream;
    beast::flat_buffer buffer;
};

asio::awaitable<void> use(connection& on, harness_options const& options)
{
    auto host = options.host;
    co_await connect_by_hand(on.stream, host, options.port);
    http::request<http::empty_body> request{http::verb::get, "/v1/users/" + options.user, 11};
    request.set(http::field::host, host);
    co_await http::async_write(on.stream, request, asio::use_awaitable);
    http::response<http::string_body> reply;
    co_await http::async_read(on.stream, on.buffer, reply, asio::use_awaitable);
    check(read_user(reply.body()));
}
} // namespace

int main(int argc, char** argv)
{
    return run_contestant(argc, argv,
        [](harness_options const& options)
        {
            allow_many_files(2048);
            asio::io_context context{1};
            auto tls = client_tls(options);
            std::vector<std::unique_ptr<connection>> connections;
            auto const open = [&](std::size_t count)
            {
                while (connections.size() < count)
                {
                    connections.push_back(std::make_unique<connection>(context, tls));
                    asio::co_spawn(context, use(*connections.back(), options),
                        [](std::exception_ptr failure)
                        {
                            if (failure)
                                std::rethrow_exception(failure);
                        });
                }
                context.restart();
                context.run();
            };
            open(1); // The first one brings what all share.
            auto const before = memory_use::now();
            open(options.connections);
            report_memory("connections", options.connections - 1, before, memory_use::now());
        });
}
