// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_CALL_HPP
#define CLERK_CORE_CALL_HPP

#include <clerk/core/call_machine.hpp>
#include <clerk/core/call_settings.hpp>
#include <clerk/core/operation.hpp>
#include <clerk/detail/optional_mutex.hpp>
#include <clerk/observer.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/set_hook.hpp>

#include <memory>
#include <string>

namespace clerk::detail
{
class client_core;

/// One call under way: does what its machine decides, and tells it what came of it. All decisions are the machine's.
///
/// Thread safety: `start` once; `cancel` at any time from any thread. A mutex guards the machine, because a reply, the
/// timer and a cancellation may come on three threads.
class call : public operation, public std::enable_shared_from_this<call>, public boost::intrusive::set_base_hook<>
{
public:
    CLERK_DECL ~call() override;

    /// Begins; `complete` will be called once, not from within this function, unless the executor ends before that.
    CLERK_DECL void start() override;
    CLERK_DECL void cancel(asio::cancellation_type type) override;

    [[nodiscard]] call_machine::time_point deadline() const noexcept
    {
        return deadline_;
    }
    /// The deadline has passed: the client tells, once or more.
    CLERK_DECL void expire();

protected:
    CLERK_DECL call(std::shared_ptr<client_core> core, call_settings const& settings, std::string_view operation_name,
        request_steps steps);

    [[nodiscard]] client_core& core() const noexcept
    {
        return *core_;
    }
    [[nodiscard]] std::string_view operation_name() const noexcept
    {
        return observed_.operation;
    }

    /// Called once, on a thread of the client's executor or of whoever cancels, with no lock held.
    virtual void complete(call_outcome outcome) = 0;

    /// Tells the observer how the call ended. To be called in `complete`, before the caller hears of it.
    CLERK_DECL void report_end(observed_call_end end) const;

private:
    using action = call_machine::action;

    /// With the lock, has `tell` tell the machine what happened, and does what it wants done; then, without the lock, ends
    /// the call if that is what it wants.
    template <class Tell>
    void advance(Tell tell);

    // Under the lock. These tell the machine of something that comes with duties of the call's own.
    [[nodiscard]] action on_permitted();
    [[nodiscard]] action on_exchanged(call_machine::exchanged report);

    // Under the lock, too. What the machine wants done, and then wants after that where the answer is there at once.
    [[nodiscard]] action carry_out(action next);
    [[nodiscard]] bool acquire_permit(request_step const& step);
    [[nodiscard]] bool begin_exchange(request_step const& step);
    void stop_waiting();

    void on_verdict(rate_limit_verdict verdict);
    void release_permit(rate_limit_outcome const& outcome) noexcept;
    void post_cancellation(asio::cancellation_type type);

    void start_timer(call_machine::time_point at);
    void on_timer(unsigned generation);

    void observe_attempt(request_step const& step);
    void observe_attempt_end(transport_result const& result) const;
    void observe_wait(observed_wait const& wait) const;

    std::shared_ptr<client_core> core_;
    call_machine::time_point start_;
    call_machine::time_point deadline_;

    optional_mutex mutex_;
    call_machine machine_;
    /// Of a call that waits for something else than its exchange. Most never do.
    std::unique_ptr<asio::steady_timer> timer_;
    unsigned timer_generation_ = 0; ///< An expiry that was overtaken by an end or by a new start has an older one.
    asio::cancellation_signal abandon_; ///< Of the present operation of the transport or of the limiter.
    unsigned operation_number_ = 0;
    http_request request_;
    rate_limit_scope scope_; ///< Of the present request.
    bool permit_held_ = false;
    bool asking_ = false; ///< The limiter has yet to answer.

    observed_call observed_;
    observed_attempt attempt_;
    call_machine::time_point attempt_start_;
};

} // namespace clerk::detail

// The two know each other: the functions of both follow where both are complete.
#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/client_core.hpp>
#endif

#endif
