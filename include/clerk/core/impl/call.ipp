// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_CALL_IPP
#define CLERK_CORE_IMPL_CALL_IPP

#include <clerk/core/call.hpp>
#include <clerk/core/client_core.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/post.hpp>

namespace clerk::detail
{
CLERK_DECL call::call(std::shared_ptr<client_core> core, std::vector<request_step> steps)
    : core_(std::move(core))
    , deadline_(std::chrono::steady_clock::now() + core_->options().timeout)
    , machine_(std::move(steps), core_->options().retry, std::chrono::steady_clock::now(), deadline_)
    , timer_(core_->executor())
{
}

CLERK_DECL call::~call()
{
    core_->forget(*this);
}

CLERK_DECL void call::start()
{
    if (!core_->enter(*this))
    {
        error_details closed;
        closed.code = errc::cancelled;
        closed.message = "the client is closed; nothing was sent";
        return complete(call_outcome{std::move(closed), std::nullopt, 0, false});
    }
    {
        // From `enter` on the client may cancel the call, on another thread: then it is over already.
        std::lock_guard const lock{mutex_};
        if (machine_.done())
            return;
        arm_timer(deadline_, timer_purpose::deadline);
    }
    resume(call_machine::started{});
}

CLERK_DECL void call::cancel(asio::cancellation_type type)
{
    auto const immediate = asio::cancellation_type::terminal | asio::cancellation_type::partial;
    bool const only_while_without_effect = (type & immediate) == asio::cancellation_type::none;
    if (only_while_without_effect && (type & asio::cancellation_type::total) == asio::cancellation_type::none)
        return;
    resume(call_machine::cancelled{only_while_without_effect});
}

CLERK_DECL void call::resume(call_machine::event happened)
{
    std::optional<call_outcome> outcome;
    {
        std::lock_guard const lock{mutex_};
        auto const action = machine_.resume(std::move(happened), std::chrono::steady_clock::now());
        std::visit([this](auto const& what) { perform(what); }, action);
        if (std::holds_alternative<call_machine::finish>(action))
            outcome = machine_.take_outcome();
    }
    if (outcome)
    {
        complete(std::move(*outcome));
        core_->leave(*this); // Last: whoever waits for the client to close hears of that after the call's own end.
    }
}

CLERK_DECL void call::perform(call_machine::exchange action)
{
    auto const& step = *action.step;
    ++exchange_number_;
    request_.method = step.method;
    request_.target = core_->target_prefix() + step.path;
    request_.body.reset();
    if (step.body)
        request_.body = std::string_view{step.body->data(), step.body->size()};
    auto self = shared_from_this();
    core_->transport().async_exchange(request_, deadline_,
        asio::bind_cancellation_slot(abandon_exchange_.slot(),
            [self](transport_result result)
            {
                auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
                self->resume(call_machine::exchanged{std::move(result), now, random_fraction()});
            }));
}

CLERK_DECL void call::perform(call_machine::wait action)
{
    arm_timer(action.until, timer_purpose::wait);
}

CLERK_DECL void call::perform(call_machine::abandon action)
{
    // Posted: a transport may answer a cancellation at once, and the answer takes the lock that is held here.
    auto const type = action.only_while_unsent ? asio::cancellation_type::total : asio::cancellation_type::terminal;
    asio::post(core_->executor(),
        [self = shared_from_this(), type, meant = exchange_number_]
        {
            std::lock_guard const lock{self->mutex_};
            if (meant == self->exchange_number_) // and not the one after it, which may have begun meanwhile
                self->abandon_exchange_.emit(type);
        });
}

CLERK_DECL void call::perform(call_machine::finish)
{
    ++timer_generation_;
    timer_.cancel();
}

CLERK_DECL void call::arm_timer(call_machine::time_point at, timer_purpose purpose)
{
    auto const generation = ++timer_generation_;
    timer_.expires_at(at);
    timer_.async_wait([self = shared_from_this(), generation, purpose](boost::system::error_code)
        { self->on_timer(generation, purpose); });
}

CLERK_DECL void call::on_timer(unsigned generation, timer_purpose purpose)
{
    {
        std::lock_guard const lock{mutex_};
        if (generation != timer_generation_)
            return;
        if (purpose == timer_purpose::wait)
            arm_timer(deadline_, timer_purpose::deadline);
    }
    if (purpose == timer_purpose::wait)
        resume(call_machine::waited{});
    else
        resume(call_machine::deadline_passed{});
}

} // namespace clerk::detail

#endif
