// SPDX-License-Identifier: BSL-1.0
// The library's own contestant: callers that are coroutines, one client, its limits and deadlines as they are by default.
#include "clerk_cpp.hpp"

#include <exception>
#include <string>
#include <thread>
#include <vector>

using namespace clerk_benchmarks;

namespace
{
asio::awaitable<void> call(clerk::users users, std::string id, meter& measured)
{
    std::size_t number = 0;
    while (measured.next(number))
    {
        auto const start = meter::clock::now();
        clerk::user const user
            = co_await users.update_user(id, clerk::update_user_params{}.first_name("John").last_name("Wick"));
        measured.ended(number, start);
        check(user);
    }
}

void run(asio::io_context& context, std::size_t threads)
{
    context.restart();
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i)
        others.emplace_back([&context] { context.run(); });
    context.run();
}

void start_callers(asio::io_context& context, clerk::client const& client, harness_options const& options, meter& measured)
{
    for (std::size_t i = 0; i < options.callers; ++i)
        asio::co_spawn(context, call(client.users(), options.user, measured),
            [](std::exception_ptr failure)
            {
                if (failure)
                    std::rethrow_exception(failure);
            });
}

/// How many allocations are the typed user itself: those of a copy.
std::uint64_t allocations_of_user(asio::io_context& context, clerk::client const& client, std::string const& id)
{
    clerk::user user;
    asio::co_spawn(context, client.users().get_user(id),
        [&user](std::exception_ptr failure, clerk::user read)
        {
            if (failure)
                std::rethrow_exception(failure);
            user = std::move(read);
        });
    run(context, 1);
    auto const before = allocations();
    clerk::user const copy{user};
    auto const made = allocations() - before;
    check(copy);
    return made;
}
} // namespace

int main(int argc, char** argv)
{
    return run_contestant(argc, argv,
        [](harness_options const& options)
        {
            asio::io_context context{static_cast<int>(options.threads)};
            clerk::client client{context, make_client_options(options)};
            meter warm_up{options.warm_up};
            start_callers(context, client, options, warm_up);
            run(context, options.threads);
            auto const of_user = allocations_of_user(context, client, options.user);

            meter measured{options.calls};
            start_callers(context, client, options, measured);
            run(context, options.threads);
            measured.report(", \"allocations_of_user\": " + std::to_string(of_user));
        });
}
