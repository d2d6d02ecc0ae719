// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SOAK_WATCH_HPP
#define CLERK_TESTS_SOAK_WATCH_HPP

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <fstream>
#include <thread>
#include <vector>

#include <unistd.h>

namespace soak
{
/// Measures for how long the machine lets a thread wait that wants to run: what no program can make up for.
class stall_watch
{
public:
    stall_watch() = default;
    stall_watch(stall_watch const&) = delete;
    stall_watch& operator=(stall_watch const&) = delete;
    ~stall_watch()
    {
        stop_ = true;
        thread_.join();
    }

    [[nodiscard]] std::chrono::milliseconds longest() const
    {
        return std::chrono::milliseconds{longest_.load()};
    }

private:
    void run()
    {
        constexpr std::chrono::milliseconds nap{2};
        while (!stop_)
        {
            auto const before = std::chrono::steady_clock::now();
            std::this_thread::sleep_for(nap);
            auto const late = std::chrono::steady_clock::now() - before - nap;
            longest_ = std::max<long>(
                longest_, static_cast<long>(std::chrono::ceil<std::chrono::milliseconds>(late).count()));
        }
    }

    std::atomic<bool> stop_{false};
    std::atomic<long> longest_{0};
    std::thread thread_{[this] { run(); }};
};

/// How much memory the process occupies, over time.
class memory_watch
{
public:
    void sample()
    {
        std::ifstream statm{"/proc/self/statm"};
        std::size_t total = 0;
        std::size_t resident = 0;
        if (statm >> total >> resident)
            samples_.push_back(resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)));
    }

    /// Median of the samples of a quarter of the time, 0 to 3, in bytes; 0 where nothing was measured.
    [[nodiscard]] std::size_t median_of_quarter(std::size_t quarter) const
    {
        auto const first = samples_.begin() + static_cast<std::ptrdiff_t>(samples_.size() * quarter / 4);
        auto const last = samples_.begin() + static_cast<std::ptrdiff_t>(samples_.size() * (quarter + 1) / 4);
        std::vector<std::size_t> part(first, last);
        if (part.empty())
            return 0;
        auto const middle = part.begin() + static_cast<std::ptrdiff_t>(part.size() / 2);
        std::ranges::nth_element(part, middle);
        return *middle;
    }

private:
    std::vector<std::size_t> samples_;
};

} // namespace soak

#endif
