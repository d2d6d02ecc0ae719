// SPDX-License-Identifier: BSL-1.0
// The same calls by hand, with Beast and Boost.JSON: a coroutine and a connection for each caller.
#include "hand_written.hpp"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <memory>
#include <utility>
#include <vector>

using namespace clerk_benchmarks;

namespace
{
asio::awaitable<void> call(hand_written_caller& caller, meter& measured)
{
    std::size_t number = 0;
    while (measured.next(number))
    {
        auto const start = meter::clock::now();
        auto const user = co_await caller.update_user("John", "Wick");
        measured.ended(number, start);
        check(user);
    }
}

void run(asio::io_context& context, auto& callers, auto action)
{
    for (auto const& caller : callers)
        asio::co_spawn(context, action(*caller),
            [](std::exception_ptr failure)
            {
                if (failure)
                    std::rethrow_exception(failure);
            });
    context.restart();
    context.run();
}
} // namespace

int main(int argc, char** argv)
{
    return run_contestant(argc, argv,
        [](harness_options const& options)
        {
            asio::io_context context{1};
            auto tls = client_tls(options);
            std::vector<std::unique_ptr<hand_written_caller>> callers;
            for (std::size_t i = 0; i < options.callers; ++i)
                callers.push_back(std::make_unique<hand_written_caller>(context, tls, options));
            run(context, callers, [](hand_written_caller& caller) { return caller.connect(); });
            meter warm_up{options.warm_up};
            run(context, callers, [&](hand_written_caller& caller) { return call(caller, warm_up); });

            meter measured{options.calls};
            run(context, callers, [&](hand_written_caller& caller) { return call(caller, measured); });
            measured.report();
        });
}
