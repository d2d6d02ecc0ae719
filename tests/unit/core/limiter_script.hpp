// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_UNIT_CORE_LIMITER_SCRIPT_HPP
#define CLERK_TESTS_UNIT_CORE_LIMITER_SCRIPT_HPP

#include <clerk/core/rate_limit_machine.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace clerk_tests
{
/// Plays the part of those who send requests, in time of its own. Waiters are numbers.
class limiter_script
{
public:
    using machine_type = clerk::detail::rate_limit_machine;
    using duration = std::chrono::milliseconds;

    explicit limiter_script(clerk::rate_limit_options const& options = {})
        : machine(options)
    {
    }

    static clerk::rate_limit_options instance(std::uint32_t requests, duration period)
    {
        clerk::rate_limit_options options;
        options.instance = clerk::rate{requests, period};
        return options;
    }
    static clerk::rate_limit_options user(std::uint32_t requests, duration period)
    {
        clerk::rate_limit_options options;
        options.user = clerk::rate{requests, period};
        return options;
    }

    bool try_acquire(std::string const& key, bool update = true)
    {
        return machine.try_acquire(clerk::rate_limit_scope{key, update}, now());
    }
    /// The number of who waits now, or did.
    machine_type::ticket acquire(
        std::string const& key, bool update = true, std::optional<duration> deadline = std::nullopt)
    {
        auto const until = deadline ? machine_type::time_point{} + *deadline : machine_type::time_point::max();
        machine.acquire(++last, clerk::rate_limit_scope{key, update}, until, now());
        return last;
    }
    void cancel(machine_type::ticket who)
    {
        machine.cancel(who, now());
    }

    // The exchange ends.
    void succeeds(std::string const& key, bool update = true)
    {
        machine.release(clerk::rate_limit_scope{key, update}, {}, now());
    }
    void is_not_sent(std::string const& key, bool update = true)
    {
        clerk::rate_limit_outcome outcome;
        outcome.sent = false;
        machine.release(clerk::rate_limit_scope{key, update}, outcome, now());
    }
    void is_refused(std::string const& key, std::optional<std::chrono::seconds> retry_after = std::nullopt)
    {
        clerk::rate_limit_outcome outcome;
        outcome.limited = true;
        outcome.retry_after = retry_after;
        machine.release(clerk::rate_limit_scope{key, true}, outcome, now());
    }

    void later(duration by)
    {
        time += by;
        machine.tick(now());
    }

    /// The waits that are over since the last time: "1 2 3:no 4:no,7000" (no permit; it would have taken 7000 ms).
    std::string ended()
    {
        std::string text;
        while (auto const next = machine.take_ended())
        {
            text += (text.empty() ? "" : " ") + std::to_string(next->who);
            if (next->verdict.granted)
                continue;
            text += ":no";
            if (next->verdict.wait.count() != 0)
                text += ',' + std::to_string(std::chrono::duration_cast<duration>(next->verdict.wait).count());
        }
        return text;
    }

    /// "1300" ms since the beginning, or "never".
    [[nodiscard]] std::string next_event() const
    {
        auto const next = machine.next_event();
        if (!next)
            return "never";
        return std::to_string(std::chrono::duration_cast<duration>(next->time_since_epoch()).count());
    }

    [[nodiscard]] machine_type::time_point now() const
    {
        return machine_type::time_point{} + time;
    }

    machine_type machine;
    duration time{0};
    machine_type::ticket last = 0;
};

} // namespace clerk_tests

#endif
