// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_CALL_IPP
#define CLERK_CORE_IMPL_CALL_IPP

#include <clerk/core/call.hpp>
#include <clerk/core/client_core.hpp>
#include <clerk/core/observation.hpp>
#include <clerk/core/rate_limit_terms.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/post.hpp>

#include <mutex>

namespace clerk::detail
{
/// Whether it is a reply with a status of 200 to 299.
inline bool is_success(transport_result const& result) noexcept
{
    auto const* const reply = std::get_if<http_reply>(&result);
    return reply && reply->status >= 200 && reply->status < 300;
}

CLERK_DECL call::call(std::shared_ptr<client_core> core, call_settings const& settings,
    std::string_view operation_name, request_steps steps)
    : core_(std::move(core))
    , start_(std::chrono::steady_clock::now())
    , deadline_(start_ + settings.timeout)
    , mutex_(core_->options().thread_safe)
    , machine_(std::move(steps), settings.retry, start_, deadline_)
    , observed_{core_->next_call_id(), operation_name}
{
}

CLERK_DECL call::~call()
{
    release_permit(rate_limit_outcome{}); // Of an exchange that was lost with its execution context.
    core_->forget(*this);
}

CLERK_DECL void call::start()
{
    if (auto* const observer = core_->observer())
        observer->on_call(observed_);
    if (!core_->enter(*this))
    {
        error_details closed;
        closed.code = errc::cancelled;
        closed.message = "the client is closed; nothing was sent";
        call_outcome outcome;
        outcome.problem = std::make_unique<error_details>(std::move(closed));
        return complete(std::move(outcome));
    }
    advance(
        [&]
        {
            // From `enter` on the client may end the call, on another thread: then nothing begins.
            return machine_.resume(call_machine::started{}, std::chrono::steady_clock::now());
        });
}

CLERK_DECL void call::cancel(asio::cancellation_type type)
{
    auto const immediate = asio::cancellation_type::terminal | asio::cancellation_type::partial;
    bool const only_while_without_effect = (type & immediate) == asio::cancellation_type::none;
    if (only_while_without_effect && (type & asio::cancellation_type::total) == asio::cancellation_type::none)
        return;
    advance(
        [&]
        {
            return machine_.resume(
                call_machine::cancelled{only_while_without_effect}, std::chrono::steady_clock::now());
        });
}

template <class Tell>
void call::advance(Tell tell)
{
    std::unique_lock lock{mutex_};
    auto last = carry_out(tell());
    lock.unlock();
    if (last.what != call_machine::order::finish)
        return;
    complete(std::move(last.outcome));
    core_->leave(*this); // Last: whoever waits for the client to close hears of that after the call's own end.
}

CLERK_DECL call::action call::carry_out(action next)
{
    using order = call_machine::order;
    for (;;)
    {
        switch (next.what)
        {
        case order::nothing:
            return next;
        case order::ask_permission:
            if (!acquire_permit(*next.step))
                return next;
            next = on_permitted();
            break;
        case order::exchange:
            if (begin_exchange(*next.step))
                return next;
            next = on_exchanged({http_reply{200, {}, {}, {}}, {}, 0});
            break;
        case order::wait:
            observe_wait({phase::waiting_to_retry, next.until - std::chrono::steady_clock::now()});
            start_timer(next.until);
            return next;
        case order::abandon:
            post_cancellation(
                next.only_while_unsent ? asio::cancellation_type::total : asio::cancellation_type::terminal);
            return next;
        case order::finish:
            stop_waiting();
            return next;
        }
    }
}

/// Asks the limiter; false: it answers later.
CLERK_DECL bool call::acquire_permit(request_step const& step)
{
    if (step.opens_only)
        return true;
    scope_ = scope_of(step);
    auto const limiter = core_->limiter();
    permit_held_ = limiter->try_acquire(scope_);
    if (permit_held_)
        return true;

    observe_wait({phase::waiting_for_rate_limit, std::nullopt});
    asking_ = true;
    ++operation_number_;
    // Weak, as the limiter may outlive the client and its context. Until the answer, the timer holds the call.
    start_timer(deadline_);
    limiter->async_acquire(scope_, deadline_,
        asio::bind_cancellation_slot(abandon_.slot(),
            [weak = weak_from_this(), back_to = std::weak_ptr{limiter}, scope = scope_](rate_limit_verdict verdict)
            {
                if (auto const self = weak.lock())
                    self->on_verdict(verdict);
                else if (auto const alive = back_to.lock(); alive && verdict.granted)
                    alive->release(scope, unsent());
            }));
    return false;
}

CLERK_DECL void call::on_verdict(rate_limit_verdict verdict)
{
    advance(
        [&]
        {
            asking_ = false;
            permit_held_ = verdict.granted;
            return verdict.granted
                ? on_permitted()
                : machine_.resume(call_machine::not_permitted{verdict.wait}, std::chrono::steady_clock::now());
        });
}

CLERK_DECL call::action call::on_permitted()
{
    auto next = machine_.resume(call_machine::permitted{}, std::chrono::steady_clock::now());
    if (next.what != call_machine::order::exchange)
        release_permit(unsent()); // It came too late.
    return next;
}

/// False: a connection is all that is wanted, and the transport keeps none.
CLERK_DECL bool call::begin_exchange(request_step const& step)
{
    ++operation_number_;
    request_.method = step.method;
    request_.target = core_->target_prefix() + step.path;
    request_.body.reset();
    request_.headers = {};
    if (step.body)
        request_.body = std::string_view{step.body->data(), step.body->size()};
    observe_attempt(step);
    if (machine_.repeating())
        core_->count_retry();

    auto done = asio::bind_cancellation_slot(abandon_.slot(),
        [self = shared_from_this()](transport_result result)
        {
            auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
            // Only a failure may be waited after; randomness costs more than all else here.
            double const random = is_success(result) ? 0 : random_fraction();
            self->advance([&] { return self->on_exchanged({std::move(result), now, random}); });
        });
    if (step.opens_only)
        return !core_->transport().async_open(deadline_, std::move(done));
    core_->transport().async_exchange(request_, deadline_, std::move(done));
    return true;
}

CLERK_DECL call::action call::on_exchanged(call_machine::exchanged report)
{
    release_permit(rate_limit_outcome_of(report.result, report.wall_clock));
    observe_attempt_end(report.result);
    return machine_.resume(std::move(report), std::chrono::steady_clock::now());
}

CLERK_DECL void call::release_permit(rate_limit_outcome const& outcome) noexcept
{
    if (std::exchange(permit_held_, false))
        core_->limiter()->release(scope_, outcome);
}

CLERK_DECL void call::stop_waiting()
{
    ++timer_generation_;
    if (timer_)
        timer_->cancel();
    if (asking_)
        post_cancellation(asio::cancellation_type::terminal);
}

CLERK_DECL void call::post_cancellation(asio::cancellation_type type)
{
    // Posted: a transport may answer a cancellation at once, and the answer takes the lock that is held here.
    asio::post(core_->executor(),
        [self = shared_from_this(), type, meant = operation_number_]
        {
            std::lock_guard const lock{self->mutex_};
            if (meant == self->operation_number_) // and not the one after it, which may have begun meanwhile
                self->abandon_.emit(type);
        });
}

CLERK_DECL void call::start_timer(call_machine::time_point at)
{
    if (!timer_)
        timer_ = std::make_unique<asio::steady_timer>(core_->executor());
    timer_->expires_at(at);
    timer_->async_wait([self = shared_from_this(), generation = ++timer_generation_](boost::system::error_code)
        { self->on_timer(generation); });
}

CLERK_DECL void call::on_timer(unsigned generation)
{
    advance(
        [&]() -> action
        {
            if (generation != timer_generation_)
                return {};
            auto const now = std::chrono::steady_clock::now();
            if (now >= deadline_)
                return machine_.resume(call_machine::deadline_passed{}, now);
            return machine_.resume(call_machine::waited{}, now);
        });
}

CLERK_DECL void call::expire()
{
    advance([&] { return machine_.resume(call_machine::deadline_passed{}, std::chrono::steady_clock::now()); });
}

// ---- what observers are told -------------------------------------------------------------------------------------

CLERK_DECL void call::observe_attempt(request_step const& step)
{
    auto* const observer = core_->observer();
    if (!observer)
        return;
    attempt_ = {machine_.attempts(), step.method, step.route.text()};
    attempt_start_ = std::chrono::steady_clock::now();
    attempt_headers headers{request_.headers};
    observer->on_attempt(observed_, attempt_, headers);
}

CLERK_DECL void call::observe_attempt_end(transport_result const& result) const
{
    auto* const observer = core_->observer();
    if (!observer)
        return;
    auto const summary = summary_of(result);
    observed_attempt_end end;
    end.attempt = attempt_;
    end.code = summary.code;
    end.status = summary.status;
    end.phase = summary.phase;
    end.duration = std::chrono::steady_clock::now() - attempt_start_;
    end.trace_id = summary.trace_id;
    end.transfer = summary.transfer;
    observer->on_attempt_end(observed_, end);
}

CLERK_DECL void call::observe_wait(observed_wait const& wait) const
{
    if (auto* const observer = core_->observer())
        observer->on_wait(observed_, wait);
}

CLERK_DECL void call::report_end(observed_call_end end) const
{
    auto* const observer = core_->observer();
    if (!observer)
        return;
    end.duration = std::chrono::steady_clock::now() - start_;
    observer->on_call_end(observed_, end);
}

} // namespace clerk::detail

#endif
