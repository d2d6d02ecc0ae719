// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_RATE_HOLD_HPP
#define CLERK_CORE_RATE_HOLD_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>

namespace clerk::detail
{
/// How what the server refused with 429 is held back, and how it starts again: with one request, and for every success
/// one more under way. One for each scope, and one for the client as a whole.
///
/// No clock: time is passed in, and never goes back.
class rate_hold
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    /// The hold after a 429 that does not say how long. Doubled for each further one without a success in between.
    static constexpr std::chrono::seconds first_hold{1};
    /// What doubling stops at.
    static constexpr std::chrono::seconds longest_guess{30};
    /// What a `Retry-After` is cut to, so that no server's mistake stops a process for good.
    static constexpr std::chrono::hours longest_hold{24};
    /// For how long after a hold a scope that nobody uses is remembered: for so long a further 429 doubles, and callers
    /// that come back do not come all at once.
    static constexpr std::chrono::seconds memory{30};

    [[nodiscard]] bool held(time_point now) const noexcept
    {
        return now < until_;
    }

    [[nodiscard]] time_point until() const noexcept
    {
        return until_;
    }

    /// Whether one more may be under way besides `in_flight`.
    [[nodiscard]] bool allows(std::size_t in_flight, time_point now) const noexcept
    {
        return !held(now) && (!allowance_ || in_flight < from_before_ + *allowance_);
    }

    /// Whether the hold is over and nothing has succeeded since.
    [[nodiscard]] bool probing(time_point now) const noexcept
    {
        return !held(now) && allowance_ == std::size_t{1};
    }

    /// A 429. Says until when the server, or the guess, wants it held.
    /// @param in_flight Without the one that was refused.
    time_point refused(std::optional<std::chrono::seconds> retry_after, std::size_t in_flight, time_point now)
    {
        // Those under way at the first 429 are refused for the same reason: together they count as one.
        if (!held(now))
            ++refusals_;
        std::chrono::seconds wait = guess();
        if (retry_after)
            wait = std::clamp<std::chrono::seconds>(*retry_after, std::chrono::seconds{0}, longest_hold);
        hold(now + wait, in_flight, now);
        return now + wait;
    }

    /// Held until then, or longer if it is already.
    void hold(time_point until, std::size_t in_flight, time_point now) noexcept
    {
        if (!held(now) || !allowance_)
            from_before_ = in_flight;
        until_ = std::max(until_, until);
        allowance_ = 1;
    }

    /// An exchange has ended, `in_flight` are left.
    void ended(std::size_t in_flight, time_point now) noexcept
    {
        // While held, nothing starts, so all that is under way is from before.
        from_before_ = held(now) ? in_flight : std::min(from_before_, in_flight);
    }

    /// An exchange has ended without a 429.
    void succeeded(time_point now) noexcept
    {
        if (held(now)) // It was admitted before the hold, and says nothing of what comes after.
            return;
        refusals_ = 0;
        if (allowance_)
            ++*allowance_;
    }

    /// Something succeeded, and nobody waits any more: no bound on what is under way.
    void lift(time_point now) noexcept
    {
        if (!held(now))
            allowance_.reset();
    }

    /// Until when this is of interest, even though nobody waits and nothing is in flight.
    [[nodiscard]] time_point remembered_until() const noexcept
    {
        return allowance_ || refusals_ > 0 ? until_ + memory : until_;
    }

private:
    [[nodiscard]] std::chrono::seconds guess() const noexcept
    {
        auto wait = first_hold;
        for (unsigned i = 1; i < refusals_ && wait < longest_guess; ++i)
            wait *= 2;
        return std::min(wait, longest_guess);
    }

    time_point until_ = time_point::min();
    std::optional<std::size_t> allowance_; ///< How many may be under way; none: as many as like.
    std::size_t from_before_ = 0;          ///< How many under way are from before the hold; these may be on top.
    unsigned refusals_ = 0;
};

} // namespace clerk::detail

#endif
