// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SOAK_WATCH_HPP
#define CLERK_TESTS_SOAK_WATCH_HPP

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <thread>
#include <vector>

#include <unistd.h>

namespace soak
{
/// Measures how late a deadline is noticed by a call that does nothing, on a context and two threads of its
/// own: a timer, and then as many posts from thread to thread as a call takes to end. What this is late, the
/// machine is late.
class machine_watch
{
public:
    machine_watch()
    {
        begin();
        for (int i = 0; i < 2; ++i)
            threads_.emplace_back([this] { context_.run(); });
    }
    machine_watch(machine_watch const&) = delete;
    machine_watch& operator=(machine_watch const&) = delete;
    ~machine_watch()
    {
        context_.stop();
        for (auto& one : threads_)
            one.join();
    }

    [[nodiscard]] std::chrono::microseconds latest() const
    {
        return std::chrono::microseconds{latest_.load()};
    }

private:
    void begin()
    {
        timer_.expires_after(std::chrono::milliseconds{5});
        timer_.async_wait([this](boost::system::error_code) { hop(8); });
    }

    void hop(int more)
    {
        if (more > 0)
            return boost::asio::post(context_, [this, more] { hop(more - 1); });
        auto const late = std::chrono::steady_clock::now() - timer_.expiry();
        latest_ = std::max<std::int64_t>(
            latest_, std::chrono::duration_cast<std::chrono::microseconds>(late).count());
        begin();
    }

    boost::asio::io_context context_{2};
    boost::asio::steady_timer timer_{context_};
    std::atomic<std::int64_t> latest_{0};
    std::vector<std::thread> threads_;
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
