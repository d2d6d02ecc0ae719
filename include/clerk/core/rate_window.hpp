// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_RATE_WINDOW_HPP
#define CLERK_CORE_RATE_WINDOW_HPP

#include <clerk/rate_limit.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace clerk::detail
{
/// One limit, kept as the server sees it: of the requests that were given a place, no more than N arrive there in any
/// period P.
///
/// When a request arrives is not known, but that it is between its being given a place and its end. So it counts from
/// the one until P after the other. Any request that is given a place later then arrives P later or more, wherever the
/// server's window begins, and whether it slides or not.
///
/// No clock: time is passed in, and never goes back. Everything takes constant time on average.
class rate_window
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    explicit rate_window(rate limit) noexcept
        : limit_(limit)
    {
    }

    /// Forgets what no longer counts at `now`.
    void expire(time_point now)
    {
        while (first_ < free_at_.size() && free_at_[first_] <= now)
            ++first_;
        // Half of the memory is moved at most as often as it was filled.
        if (first_ * 2 >= free_at_.size())
        {
            free_at_.erase(free_at_.begin(), free_at_.begin() + static_cast<std::ptrdiff_t>(first_));
            first_ = 0;
        }
    }

    [[nodiscard]] bool full() const noexcept
    {
        return in_flight_ + ended() >= limit_.requests();
    }

    /// Gives a place away. Precondition: not full.
    void take() noexcept
    {
        ++in_flight_;
    }

    /// A request has ended; one of which nothing left counts for nothing. Precondition: one that was given a place.
    void give_back(time_point now, bool sent)
    {
        --in_flight_;
        if (sent)
            free_at_.push_back(now + limit_.period());
    }

    /// When the next place is free, if none is given back unused before; unknown while all are in flight.
    [[nodiscard]] std::optional<time_point> next_place() const noexcept
    {
        return ended() > 0 ? std::optional{free_at_[first_]} : std::nullopt;
    }

    /// Before when it is certain that no place is free. The past, where one is or might become free any moment.
    [[nodiscard]] time_point certainly_full_until() const noexcept
    {
        return full() && in_flight_ == 0 && ended() > 0 ? free_at_[first_] : time_point::min();
    }

    /// When nothing counts any more, provided that nothing is in flight and nothing comes on top.
    [[nodiscard]] time_point empty_at() const noexcept
    {
        return ended() > 0 ? free_at_.back() : time_point::min();
    }

private:
    [[nodiscard]] std::size_t ended() const noexcept
    {
        return free_at_.size() - first_;
    }

    rate limit_;
    std::size_t in_flight_ = 0;
    std::vector<time_point> free_at_; ///< When those that ended stop counting, in order; from `first_` on.
    std::size_t first_ = 0;
};

} // namespace clerk::detail

#endif
