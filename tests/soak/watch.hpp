// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SOAK_WATCH_HPP
#define CLERK_TESTS_SOAK_WATCH_HPP

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <array>
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
/// Measures how late a deadline is noticed on a context by a call that does nothing: a timer, and then as
/// many posts as a call takes to end.
class deadline_watch
{
public:
    /// The context must have ended its work before the watch goes.
    explicit deadline_watch(boost::asio::io_context& context)
        : context_(context)
        , timer_(context)
    {
        begin();
    }
    deadline_watch(deadline_watch const&) = delete;
    deadline_watch& operator=(deadline_watch const&) = delete;

    /// Leaves the context no more work, soon.
    void stop()
    {
        stop_ = true;
    }

    [[nodiscard]] double latest_milliseconds() const
    {
        return static_cast<double>(latest_.load()) / 1000;
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
        if (!stop_)
            begin();
    }

    boost::asio::io_context& context_;
    boost::asio::steady_timer timer_;
    std::atomic<std::int64_t> latest_{0};
    std::atomic<bool> stop_{false};
};

/// The same where nothing else is done: on a context and threads of its own. What this is late, the machine
/// is.
class machine_watch
{
public:
    machine_watch()
    {
        for (auto& one : threads_)
            one = std::thread{[this] { context_.run(); }};
    }
    machine_watch(machine_watch const&) = delete;
    machine_watch& operator=(machine_watch const&) = delete;
    ~machine_watch()
    {
        watch_.stop();
        for (auto& one : threads_)
            one.join();
    }

    [[nodiscard]] double latest_milliseconds() const
    {
        return watch_.latest_milliseconds();
    }

private:
    boost::asio::io_context context_{2};
    deadline_watch watch_{context_};
    std::array<std::thread, 2> threads_;
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
