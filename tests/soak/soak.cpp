// SPDX-License-Identifier: BSL-1.0
// Many callers share one client; a fifth of what they exchange with the emulator goes wrong, over TLS, in
// every way that the fault proxy, the emulator's script and cancellations know. At the end the books must
// balance: every call ended once and in time, every answer was true, and nothing grew. Bounded by time and by
// the number of calls; speaks to 127.0.0.1 alone. Ends with `N passed, N failed`; fails if one did.
#include <soak/arguments.hpp>
#include <soak/caller.hpp>
#include <soak/faults.hpp>
#include <soak/ledger.hpp>
#include <soak/watch.hpp>
#include <support/fault_proxy.hpp>
#include <support/sanitizers.hpp>

#include <clerk/clerk.hpp>
#include <clerk/testing/emulator.hpp>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <future>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace soak
{
using namespace std::chrono_literals;

/// Prints each thing that must hold, and counts.
class verdict
{
public:
    void check(bool holds, std::string const& what)
    {
        std::printf("%s %s\n", holds ? "ok    " : "FAILED", what.c_str());
        ++(holds ? passed_ : failed_);
    }
    int end() const
    {
        std::printf("%d passed, %d failed\n", passed_, failed_);
        std::fflush(stdout);
        return failed_ == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }

private:
    int passed_ = 0;
    int failed_ = 0;
};

/// The emulator, and what goes wrong on the way to it and in it.
class world
{
public:
    explicit world(arguments const& given)
        : emulator_(server_, options())
        , proxy_(std::in_place, emulator_.port())
        , wire_(given.seed)
        , script_(given.seed + 1)
    {
        proxy_->choose_per_piece(
            [this](clerk_tests::fault_proxy::piece const& piece)
            {
                // A request is one piece; of the pieces of a handshake some are struck, too.
                bool const strikes = piece.where == clerk_tests::direction::to_server && wire_.one_in(7);
                return strikes ? random_fault(wire_, piece.size) : clerk_tests::fault_script{};
            });
        emulator_.on_request(
            [this]
            {
                if (!script_.one_in(9))
                    return;
                emulator_.next_reply(random_reply(script_));
                ++replies_;
            });
    }
    world(world const&) = delete;
    world& operator=(world const&) = delete;
    ~world()
    {
        end();
    }

    clerk::client_options client_options(arguments const& given) const
    {
        auto options = emulator_.client_options();
        options.api_url = "https://127.0.0.1:" + std::to_string(proxy_->port());
        options.timeout = given.timeout;
        options.retry.initial_backoff = 20ms;
        options.pool.max_connections = given.connections;
        return options;
    }

    std::string add_user()
    {
        return emulator_.add_user(clerk::user{}).id;
    }

    /// Writes down what was carried out since the last time.
    void note_effects(ledger& calls)
    {
        for (auto const& request : emulator_.take_requests())
        {
            ++requests_;
            bool const changes = request.carried_out && request.method != "GET";
            if (changes && !calls.note_effect(request.body))
                ++unknown_effects_;
        }
    }

    /// Ends all connections and threads; what arrived is carried out first, or never.
    void end()
    {
        if (!proxy_)
            return;
        most_open_ = proxy_->most_open();
        connections_ = proxy_->connections();
        for (std::size_t i = 0; i < clerk_tests::fault_kinds; ++i)
            faults_.at(i) = proxy_->faults(static_cast<clerk_tests::fault_kind>(i));
        proxy_.reset();
        emulator_.stop();
        server_.join();
    }

    // After end():
    std::size_t most_open_ = 0;
    std::size_t connections_ = 0;
    std::array<std::size_t, clerk_tests::fault_kinds> faults_{};
    std::uint64_t requests_ = 0;
    std::uint64_t unknown_effects_ = 0;
    std::atomic<std::uint64_t> replies_{0};

private:
    static clerk::testing::emulator_options options()
    {
        clerk::testing::emulator_options chosen;
        chosen.max_recorded_requests = 1'000'000;
        return chosen;
    }

    asio::thread_pool server_{1};
    clerk::testing::emulator emulator_;
    std::optional<clerk_tests::fault_proxy> proxy_;
    dice wire_;   ///< The proxy's thread alone.
    dice script_; ///< The emulator's thread alone.
};

/// Runs the client's context on some threads, until nothing is left to do.
class client_threads
{
public:
    explicit client_threads(asio::io_context& context)
        : work_(context.get_executor())
    {
        for (int i = 0; i < 2; ++i)
            threads_.push_back(std::async(std::launch::async, [&context] { context.run(); }));
    }

    /// Whether the threads ended by themselves.
    bool end(std::chrono::seconds patience)
    {
        work_.reset();
        return std::ranges::all_of(
            threads_, [&](auto& one) { return one.wait_for(patience) == std::future_status::ready; });
    }

private:
    asio::executor_work_guard<asio::io_context::executor_type> work_;
    std::vector<std::future<void>> threads_;
};

void print_answers(ledger::totals const& sum, shared_state const& shared)
{
    std::printf("%-24s %10s %10s %10s %10s\n", "", "calls", "success", "not done", "maybe done");
    for (std::size_t i = 0; i < operation_names.size(); ++i)
    {
        auto const& by = sum.answers.at(i);
        std::printf("%-24s %10llu %10llu %10llu %10llu\n", operation_names.at(i),
            static_cast<unsigned long long>(by[0] + by[1] + by[2] + by[3]),
            static_cast<unsigned long long>(by[1]), static_cast<unsigned long long>(by[2]),
            static_cast<unsigned long long>(by[3]));
    }
    std::printf("errors:");
    for (std::size_t i = 1; i < shared.errors.size(); ++i)
        if (auto const count = shared.errors.at(i).load())
            std::printf(" %s %llu;", clerk::make_error_code(static_cast<clerk::errc>(i)).message().c_str(),
                static_cast<unsigned long long>(count));
    std::printf(
        " cancellations asked for: %llu\n", static_cast<unsigned long long>(shared.cancellations.load()));
}

void print_faults(world const& around)
{
    constexpr std::array names{"delay", "drip", "corrupt", "half-close", "cut", "reset", "stall"};
    std::printf("faults on the wire:");
    for (std::size_t i = 0; i < names.size(); ++i)
        std::printf(" %s %zu;", names.at(i), around.faults_.at(i));
    std::printf(" scripted replies: %llu; requests: %llu; connections: %zu\n",
        static_cast<unsigned long long>(around.replies_.load()),
        static_cast<unsigned long long>(around.requests_), around.connections_);
}

void check_memory(verdict& all, memory_watch const& memory)
{
    constexpr std::size_t mebibyte = 1024 * 1024;
    auto const before = memory.median_of_quarter(1);
    auto const after = memory.median_of_quarter(3);
    auto const text = "memory after warm-up " + std::to_string(before / mebibyte) + " MiB, at the end "
                      + std::to_string(after / mebibyte) + " MiB";
    if (clerk_tests::sanitized)
        std::printf("not judged under a sanitizer: %s\n", text.c_str());
    else
        all.check(after <= before + before / 20 + 4 * mebibyte, text);
}

void check_answers(verdict& all, ledger::totals const& sum, shared_state const& shared, world const& around)
{
    auto const text = [](std::uint64_t count, char const* what)
    { return std::to_string(count) + ' ' + what; };
    all.check(sum.ended == sum.started && sum.started > 0,
        text(sum.started, "calls started, ") + text(sum.ended, "calls ended"));
    bool often = true;
    for (auto const& by : sum.answers)
        often = often && by[static_cast<std::size_t>(answer::success)] * 5 > by[1] + by[2] + by[3];
    all.check(often, "of the calls of each operation at least a fifth succeeded");
    all.check(sum.ended_twice == 0, text(sum.ended_twice, "calls ended more than once"));
    all.check(sum.success_without_effect == 0, text(sum.success_without_effect, "successes without effect"));
    all.check(sum.not_done_with_effect == 0,
        text(sum.not_done_with_effect, "answers \"not done\" for what was done"));
    all.check(
        sum.done_twice == 0, text(sum.done_twice, "calls done twice that must not be (of those that may: ")
                                 + text(sum.repeated, "twice)"));
    all.check(sum.unasked_effects + around.unknown_effects_ == 0,
        text(sum.unasked_effects + around.unknown_effects_, "effects that no call asked for"));
    all.check(
        shared.foreign_replies == 0, text(shared.foreign_replies, "replies that belong to another call"));
    all.check(shared.strange_errors == 0, text(shared.strange_errors, "errors that blame the caller"));
    std::printf(
        "       of the answers \"maybe done\" %llu were\n", static_cast<unsigned long long>(sum.maybe_done));
}

int run(arguments const& given)
{
    std::printf("%u callers, %llu s, seed %lu, deadline %lld ms, at most %u connections\n", given.callers,
        static_cast<unsigned long long>(given.time.count()), static_cast<unsigned long>(given.seed),
        static_cast<long long>(given.timeout.count()), given.connections);
    verdict all;
    world around{given};
    asio::io_context context{2};
    std::optional<clerk::client> client{std::in_place, context, around.client_options(given)};
    shared_state shared{*client, given.max_calls, given.timeout};
    deadline_watch on_context{context};
    client_threads threads{context};
    memory_watch memory;
    std::optional<machine_watch> machine{std::in_place};

    auto const begin = clock_type::now();
    for (unsigned i = 0; i < given.callers; ++i)
        std::make_shared<caller>(context, shared, around.add_user(), given.seed + 100 + i)->start();
    while (clock_type::now() - begin < given.time && shared.running > 0)
    {
        std::this_thread::sleep_for(50ms);
        around.note_effects(shared.calls);
        memory.sample();
    }
    shared.stopping = true;
    auto const patience = clock_type::now() + given.timeout + 10s;
    while (shared.running > 0 && clock_type::now() < patience)
        std::this_thread::sleep_for(5ms);
    auto const time = std::chrono::duration<double>{clock_type::now() - begin}.count();
    auto const by_machine = machine->latest_milliseconds();
    machine.reset();
    on_context.stop();
    if (shared.running > 0)
    {
        // Nothing can be taken apart while calls are under way that do not end.
        all.check(false, std::to_string(shared.running) + " callers wait for a call that does not end");
        auto const code = all.end();
        std::_Exit(code);
    }
    client.reset();
    all.check(threads.end(10s), "the context ran out of work when the client was gone");
    around.end();
    around.note_effects(shared.calls);

    auto const sum = shared.calls.count();
    std::printf("%.1f s, %.0f calls per second\n", time, static_cast<double>(sum.ended) / time);
    print_answers(sum, shared);
    print_faults(around);
    check_answers(all, sum, shared, around);

    auto const latest = static_cast<double>(shared.latest.load()) / 1000;
    // With 64 calls in one context each step of a call waits for steps of others: that is scheduling, too, as
    // long as nothing holds the context up.
    auto const by_context = on_context.latest_milliseconds();
    char text[160]{};
    std::snprintf(text, sizeof text,
        "the latest end: %.1f ms after its deadline (a call that does nothing, beside the others: %.1f ms)",
        latest, by_context);
    constexpr double slower = clerk_tests::sanitized ? 10 : 1;
    all.check(latest <= slower * 100 + by_context, text);
    std::snprintf(text, sizeof text,
        "a call that does nothing is at most %.1f ms late beside the others (alone: %.1f ms)", by_context,
        by_machine);
    all.check(by_context <= slower * 100 + 10 * by_machine, text);
    all.check(around.most_open_ <= given.connections, std::to_string(around.most_open_)
                                                          + " connections open at most, of "
                                                          + std::to_string(given.connections));

    // An exchange that never reached the emulator had a fault on the wire, so there are no more exchanges
    // than this.
    std::uint64_t const on_wire =
        std::accumulate(around.faults_.begin(), around.faults_.end(), std::uint64_t{0});
    auto const faulted =
        static_cast<double>(on_wire + around.replies_) / static_cast<double>(around.requests_ + on_wire);
    std::snprintf(text, sizeof text, "%.1f %% of all exchanges went wrong", faulted * 100);
    all.check(faulted >= 0.2, text);
    check_memory(all, memory);
    if (!shared.example.empty())
        std::printf("for example: %s\n", shared.example.c_str());
    return all.end();
}

} // namespace soak

int main(int argc, char** argv)
{
    soak::arguments given;
    try
    {
        given = soak::read_arguments(argc, argv);
    }
    catch (std::exception const&)
    {
        std::fputs(soak::usage, stderr);
        return 2;
    }
    try
    {
        return soak::run(given);
    }
    catch (std::exception const& e)
    {
        std::printf("%s\n0 passed, 1 failed\n", e.what());
        return EXIT_FAILURE;
    }
}
