// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_CALL_MACHINE_HPP
#define CLERK_CORE_CALL_MACHINE_HPP

#include <clerk/client_options.hpp>
#include <clerk/core/retry.hpp>
#include <clerk/error.hpp>
#include <clerk/request.hpp>
#include <clerk/transport/transport.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace clerk::detail
{
/// How a call ended, before anybody looked into the body.
struct call_outcome
{
    std::unique_ptr<error_details> problem; ///< Null: it succeeded.
    http_reply reply;                       ///< To the last request, where there is no problem.
    std::unique_ptr<http_reply> applied;    ///< The successful reply to the request before the last one, or null.
    unsigned attempts = 0;
    bool changes_something = false;
};

/// Decides all that happens around the exchanges of one call: which request is next, what is sent again and when,
/// what a deadline or a cancellation means now, and what the outcome is. Knows no clock, no socket and no thread: it is
/// told what happened, and says what to do.
class call_machine
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    // What may happen.
    struct started
    {
    };
    struct permitted ///< By the rate limiter.
    {
    };
    struct not_permitted
    {
        std::chrono::steady_clock::duration wait; ///< That is how long it would take; zero: the limiter gave up.
    };
    struct exchanged
    {
        transport_result result;
        std::chrono::sys_seconds wall_clock; ///< To measure a Retry-After date against.
        double random;                       ///< In [0, 1), for the jitter; of no matter after a success.
    };
    struct waited
    {
    };
    struct deadline_passed
    {
    };
    struct cancelled
    {
        bool only_while_without_effect; ///< Asio's `total` cancellation: whoever asks wants nothing half done.
    };

    enum class order
    {
        nothing,
        ask_permission, ///< Of the rate limiter, for the request `step`; report `permitted` or `not_permitted`.
        exchange,       ///< Send the request `step`; report `exchanged`.
        wait,           ///< Report `waited` at the time `until`.
        abandon,        ///< Cancel the exchange under way; `exchanged` will still be reported.
        finish,         ///< The call is over, with the `outcome`. Permission is no longer waited for.
    };
    // No std::variant: its machinery would be a tenth of all that a user's compiler makes of the library.
    struct action
    {
        order what = order::nothing;
        request_step const* step = nullptr;
        time_point until{};
        bool only_while_unsent = false; ///< Abandon it only if that leaves nothing half done.
        call_outcome outcome{};
    };

    /// Precondition: at least one step.
    CLERK_DECL call_machine(
        request_steps steps, retry_options const& retry, time_point start, time_point deadline);

    /// Takes note of what happened at `now`; says what to do.
    template <class Event>
    [[nodiscard]] action resume(Event happened, time_point now)
    {
        return done() ? action{} : on(std::move(happened), now);
    }

    /// Whether the call is over.
    [[nodiscard]] bool done() const noexcept
    {
        return state_ == state::done;
    }

    /// How many requests were handed to the transport so far.
    [[nodiscard]] unsigned attempts() const noexcept
    {
        return attempts_;
    }

    /// Whether the present request is being sent again.
    [[nodiscard]] bool repeating() const noexcept
    {
        return attempts_of_step_ > 1;
    }

private:
    enum class state
    {
        idle,
        asking,
        exchanging,
        waiting,
        done,
    };

    CLERK_DECL action on(started, time_point now);
    CLERK_DECL action on(permitted, time_point now);
    CLERK_DECL action on(not_permitted verdict, time_point now);
    CLERK_DECL action on(exchanged report, time_point now);
    CLERK_DECL action on(waited, time_point now);
    CLERK_DECL action on(deadline_passed, time_point now);
    CLERK_DECL action on(cancelled request, time_point now);

    action begin_attempt(time_point now);
    static action abandon(bool only_while_unsent);
    action on_success(http_reply reply, time_point now);
    action on_problem(error_details problem, effect what, exchanged const& report, time_point now);
    action fail(error_details problem, std::string_view why_no_more);
    action end_with(call_outcome outcome);
    action stop(time_point now);
    [[nodiscard]] bool effect_possible() const noexcept;
    [[nodiscard]] request_step const& step() const noexcept
    {
        return steps_[current_];
    }

    request_steps steps_;
    retry_options retry_;
    time_point start_;
    time_point deadline_;
    state state_ = state::idle;
    std::size_t current_ = 0;
    unsigned attempts_of_step_ = 0;
    unsigned attempts_ = 0;
    bool replaced_stale_ = false;             ///< The present step met a connection that had died while idle.
    bool unknown_effect_ = false;             ///< Some attempt of the present step may have been carried out.
    std::optional<errc> stop_code_;           ///< `timeout` or `cancelled`, once one was asked for.
    // Most calls have neither, and wait by the thousand.
    std::unique_ptr<error_details> last_problem_;
    std::unique_ptr<http_reply> applied_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/call_machine.ipp>
#endif

#endif
