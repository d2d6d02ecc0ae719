// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_OPTIONAL_MUTEX_HPP
#define CLERK_DETAIL_OPTIONAL_MUTEX_HPP

#include <mutex>

namespace clerk::detail
{
/// A mutex for `std::lock_guard`, or nothing at all where everything is on one thread.
class optional_mutex
{
public:
    explicit optional_mutex(bool enabled) noexcept
        : enabled_(enabled)
    {
    }
    optional_mutex(optional_mutex const&) = delete;
    optional_mutex& operator=(optional_mutex const&) = delete;
    ~optional_mutex() = default;

    void lock()
    {
        if (enabled_)
            mutex_.lock();
    }
    [[nodiscard]] bool try_lock()
    {
        return !enabled_ || mutex_.try_lock();
    }
    void unlock() noexcept
    {
        if (enabled_)
            mutex_.unlock();
    }

private:
    bool const enabled_;
    std::mutex mutex_;
};

} // namespace clerk::detail

#endif
