// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_LOCAL_RATE_LIMITER_IPP
#define CLERK_CORE_IMPL_LOCAL_RATE_LIMITER_IPP

#include <clerk/core/local_rate_limiter.hpp>
#include <clerk/detail/check_rate_limits.hpp>

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/post.hpp>

#include <mutex>
#include <utility>

namespace clerk::detail
{
CLERK_DECL local_rate_limiter::local_rate_limiter(
    asio::any_io_executor executor, rate_limit_options const& options, bool thread_safe)
    : executor_(std::move(executor))
    , mutex_(thread_safe)
    , machine_(options)
{
}

CLERK_DECL local_rate_limiter::~local_rate_limiter()
{
    if (auto const timer = timer_.lock())
        timer->cancel();
}

/// Tells the machine of an event, and does what it decides.
template <class Event>
void local_rate_limiter::apply(Event event)
{
    {
        std::lock_guard const lock{mutex_};
        event(std::chrono::steady_clock::now());
        set_timer();
    }
    post_ended();
}

CLERK_DECL bool local_rate_limiter::try_acquire(rate_limit_scope const& scope)
{
    bool granted = false;
    apply([&](time_point now) { granted = machine_.try_acquire(scope, now); });
    return granted;
}

CLERK_DECL void local_rate_limiter::async_acquire(
    rate_limit_scope const& scope, std::chrono::steady_clock::time_point deadline, handler done)
{
    ticket who = 0;
    {
        std::lock_guard const lock{mutex_};
        who = ++last_ticket_;
    }
    // First of all: once the machine knows of the wait, its end may come on another thread. And with no lock held, as
    // this destroys what was in the slot.
    if (auto slot = asio::get_associated_cancellation_slot(done); slot.is_connected())
        slot.assign(
            [self = weak_from_this(), who](asio::cancellation_type)
            {
                if (auto const limiter = self.lock())
                    limiter->apply([&](time_point now) { limiter->machine_.cancel(who, now); });
            });
    apply(
        [&](time_point now)
        {
            handlers_.try_emplace(who, std::move(done));
            machine_.acquire(who, scope, deadline, now);
        });
}

CLERK_DECL void local_rate_limiter::release(rate_limit_scope const& scope, rate_limit_outcome const& outcome) noexcept
{
    apply([&](time_point now) { machine_.release(scope, outcome, now); });
}

CLERK_DECL void local_rate_limiter::close()
{
    apply([&](time_point now) { machine_.close(now); });
}

CLERK_DECL void local_rate_limiter::post_ended()
{
    for (;;)
    {
        std::optional<rate_limit_machine::ended_wait> ended;
        std::unordered_map<ticket, handler>::node_type node;
        {
            std::lock_guard const lock{mutex_};
            ended = machine_.take_ended();
            if (!ended)
                return;
            node = handlers_.extract(ended->who);
        }
        asio::post(executor_, [done = std::move(node.mapped()), verdict = ended->verdict]() mutable
            { std::move(done)(verdict); });
    }
}

/// Sees to it that the machine is told in time. One that comes too early does no harm; one that nobody waits for would
/// keep the context running.
CLERK_DECL void local_rate_limiter::set_timer()
{
    auto const next = machine_.next_event();
    if (next && timer_at_ && *timer_at_ <= *next)
        return;
    if (next)
        return start_timer(*next);
    if (!timer_at_)
        return;
    ++timer_generation_;
    timer_at_.reset();
    if (auto const timer = timer_.lock())
        timer->cancel();
}

CLERK_DECL void local_rate_limiter::start_timer(time_point at)
{
    auto timer = timer_.lock();
    if (!timer)
        timer = std::make_shared<asio::steady_timer>(executor_);
    timer->expires_at(at);
    // The wait alone owns the timer: if the context is destroyed before the limiter, the timer is too.
    timer->async_wait([timer, self = weak_from_this(), generation = ++timer_generation_](boost::system::error_code)
        {
            if (auto const limiter = self.lock())
                limiter->on_timer(generation);
        });
    timer_ = timer;
    timer_at_ = at;
}

CLERK_DECL void local_rate_limiter::on_timer(std::uint64_t generation)
{
    apply(
        [&](time_point now)
        {
            if (generation == timer_generation_)
                timer_at_.reset();
            machine_.tick(now);
        });
}

} // namespace clerk::detail

namespace clerk
{
CLERK_DECL std::shared_ptr<rate_limiter> make_rate_limiter(
    asio::any_io_executor executor, rate_limit_options const& options, bool thread_safe)
{
    detail::check_rate_limits(options);
    return std::make_shared<detail::local_rate_limiter>(std::move(executor), options, thread_safe);
}

} // namespace clerk

#endif
