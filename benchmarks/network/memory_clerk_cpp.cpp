// SPDX-License-Identifier: BSL-1.0
// What waiting calls and open connections take of memory: --mode callbacks, coroutines or connections.
#include "clerk_cpp.hpp"
#include "memory.hpp"

#include <boost/asio/detached.hpp>

#include <chrono>
#include <stdexcept>
#include <string>

using namespace clerk_benchmarks;

namespace
{
clerk::update_user_params new_name()
{
    clerk::update_user_params params;
    params.first_name("John").last_name("Wick");
    return params;
}

asio::awaitable<void> wait_for_reply(clerk::users users)
{
    co_await users.update_user("user_silent", new_name());
}

/// A call on each connection, all at once, answered.
void use_connections(asio::io_context& context, clerk::client const& client, harness_options const& options)
{
    std::size_t answered = 0;
    for (std::size_t i = 0; i < options.connections; ++i)
        client.users().update_user(options.user, new_name(),
            [&answered](boost::system::error_code problem, clerk::user const& user)
            {
                if (problem)
                    throw boost::system::system_error{problem};
                check(user);
                ++answered;
            });
    context.restart();
    context.run();
    if (answered != options.connections || client.statistics().idle != options.connections)
        throw std::runtime_error("not every connection was used");
}

void measure_connections(harness_options const& options)
{
    asio::io_context context{1};
    clerk::client const client{context, make_client_options(options)};
    // The first one brings what all share.
    auto one = options;
    one.connections = 1;
    use_connections(context, client, one);
    auto const before = memory_use::now();
    use_connections(context, client, options);
    report_memory("connections", options.connections - 1, before, memory_use::now());
}

void measure_waiting_calls(harness_options const& options)
{
    asio::io_context context{1};
    clerk::client const client{context, make_client_options(options)};
    use_connections(context, client, options);
    auto const users = client.users();
    auto const before = memory_use::now();
    for (std::size_t i = 0; i < options.calls; ++i)
    {
        if (options.mode == "coroutines")
            asio::co_spawn(context, wait_for_reply(users), asio::detached);
        else
            users.update_user("user_silent", new_name(), [](boost::system::error_code, clerk::user const&) {});
    }
    context.restart();
    context.run_for(std::chrono::seconds{2});
    auto const now = client.statistics();
    if (now.in_use != options.connections || now.waiting != options.calls - options.connections)
        throw std::runtime_error("not every call is waiting");
    report_memory("calls waiting, " + options.mode, options.calls, before, memory_use::now());
}
} // namespace

int main(int argc, char** argv)
{
    return run_contestant(argc, argv,
        [](harness_options const& options)
        {
            allow_many_files(2048);
            if (options.mode == "connections")
                measure_connections(options);
            else
                measure_waiting_calls(options);
        });
}
