// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_NETWORK_HARNESS_HPP
#define CLERK_BENCHMARKS_NETWORK_HARNESS_HPP

#include "allocations.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// What all contestants of the network's benchmarks share: the command line, the measuring, and the line of JSON in the end.
namespace clerk_benchmarks
{
struct harness_options
{
    std::string host = "localhost";
    std::string port;
    std::string ca_file;
    std::string user;
    std::size_t callers = 1;
    std::size_t connections = 0; ///< 0: one for each caller.
    std::size_t calls = 2000;
    std::size_t warm_up = 500;
    std::size_t threads = 1;
    bool thread_safe = true;
    std::string mode; ///< Of a program that measures several things.

    [[nodiscard]] std::string url() const
    {
        return "https://" + host + ":" + port;
    }
};

inline harness_options read_options(int argc, char** argv)
{
    harness_options made;
    for (int i = 1; i + 1 < argc; i += 2)
    {
        std::string_view const name = argv[i];
        std::string const value = argv[i + 1];
        if (name == "--host")
            made.host = value;
        else if (name == "--port")
            made.port = value;
        else if (name == "--ca")
            made.ca_file = value;
        else if (name == "--user")
            made.user = value;
        else if (name == "--callers")
            made.callers = std::stoul(value);
        else if (name == "--connections")
            made.connections = std::stoul(value);
        else if (name == "--calls")
            made.calls = std::stoul(value);
        else if (name == "--warm-up")
            made.warm_up = std::stoul(value);
        else if (name == "--threads")
            made.threads = std::stoul(value);
        else if (name == "--thread-safe")
            made.thread_safe = value == "yes";
        else if (name == "--mode")
            made.mode = value;
        else
            throw std::invalid_argument("unknown option " + std::string{name});
    }
    if (made.connections == 0)
        made.connections = made.callers;
    return made;
}

/// What does not do its work is not measured.
template <class User>
void check(User const& user)
{
    if (user.first_name != "John" || user.last_name != "Wick" || user.email_addresses.empty())
        throw std::runtime_error("the reply is not the user that was asked for");
}

/// The processor time of this process, all threads.
struct cpu_time
{
    double program = 0;
    double kernel = 0;

    static cpu_time now()
    {
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        auto const microseconds = [](timeval const& time)
        { return 1e6 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec); };
        return {microseconds(used.ru_utime), microseconds(used.ru_stime)};
    }
};

/// Hands out the calls to the callers, and measures from its making until `report`.
class meter
{
public:
    using clock = std::chrono::steady_clock;

    explicit meter(std::size_t calls)
        : latencies_(calls)
        , wall_(clock::now())
        , cpu_(cpu_time::now())
        , allocations_(allocations())
    {
    }

    /// Begins a call; false when there are no more.
    [[nodiscard]] bool next(std::size_t& number) noexcept
    {
        number = begun_++;
        return number < latencies_.size();
    }

    void ended(std::size_t number, clock::time_point start)
    {
        latencies_[number] = clock::now() - start;
        ++ended_;
    }

    /// One line of JSON; `more` are members that only this contestant has, each with a comma before it.
    void report(std::string const& more = {})
    {
        auto const cpu = cpu_time::now();
        double const kernel = cpu.kernel - cpu_.kernel;
        double const used_in_all = cpu.program - cpu_.program + kernel;
        double const wall = std::chrono::duration<double>(clock::now() - wall_).count();
        auto const allocated = static_cast<double>(allocations() - allocations_);
        auto const calls = static_cast<double>(latencies_.size());
        if (ended_ != latencies_.size())
            throw std::runtime_error("calls are missing");
        std::sort(latencies_.begin(), latencies_.end());
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        std::printf("{\"calls\": %zu, \"cpu_us_per_call\": %.3f, \"kernel_us_per_call\": %.3f, \"wall_us_per_call\": %.3f, "
                    "\"latency_p50_us\": %.3f, \"latency_p99_us\": %.3f, \"allocations_per_call\": %.3f, \"max_rss_kb\": %ld%s}\n",
            latencies_.size(), used_in_all / calls, kernel / calls, 1e6 * wall / calls, percentile(50), percentile(99),
            allocated / calls, used.ru_maxrss, more.c_str());
    }

private:
    [[nodiscard]] double percentile(std::size_t percent) const
    {
        auto const at = std::min(latencies_.size() * percent / 100, latencies_.size() - 1);
        return std::chrono::duration<double, std::micro>(latencies_[at]).count();
    }

    std::vector<clock::duration> latencies_;
    std::atomic<std::size_t> begun_{0};
    std::atomic<std::size_t> ended_{0};
    clock::time_point wall_;
    cpu_time cpu_;
    std::uint64_t allocations_;
};

/// The `main` of every contestant: what it throws is one line.
template <class Function>
int run_contestant(int argc, char** argv, Function function)
try
{
    function(read_options(argc, argv));
    return 0;
}
catch (std::exception const& problem)
{
    std::fprintf(stderr, "%s: %s\n", argv[0], problem.what());
    return 1;
}
} // namespace clerk_benchmarks

#endif
