// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_CALL_MACHINE_IPP
#define CLERK_CORE_IMPL_CALL_MACHINE_IPP

#include <clerk/core/call_machine.hpp>
#include <clerk/core/http_date.hpp>
#include <clerk/core/reply_error.hpp>
#include <clerk/detail/describe_duration.hpp>

namespace clerk::detail
{
inline constexpr std::string_view not_repeated_for_its_effect = "not repeated, because it may have been carried out";

inline std::string describe_attempts(unsigned attempts)
{
    return std::to_string(attempts) + (attempts == 1 ? " attempt" : " attempts");
}

inline error_details details_of_failure(transport_failure const& failure, std::chrono::sys_seconds now)
{
    error_details details;
    details.code = failure.code;
    details.status = failure.status;
    details.phase = failure.phase;
    details.cause = failure.cause;
    if (!failure.retry_after.empty())
        details.retry_after = parse_retry_after(failure.retry_after, now);
    details.message = make_error_code(failure.code).message() + " while " + std::string{to_string(failure.phase)};
    if (!failure.description.empty())
        details.message += ": " + failure.description;
    return details;
}

CLERK_DECL call_machine::call_machine(
    request_steps steps, retry_options const& retry, time_point start, time_point deadline)
    : steps_(std::move(steps))
    , retry_(retry)
    , start_(start)
    , deadline_(deadline)
{
}

CLERK_DECL call_machine::action call_machine::on(started, time_point now)
{
    return begin_attempt(now);
}

CLERK_DECL call_machine::action call_machine::on(waited, time_point now)
{
    return state_ == state::waiting ? begin_attempt(now) : action{};
}

CLERK_DECL call_machine::action call_machine::begin_attempt(time_point now)
{
    if (now >= deadline_)
        return on(deadline_passed{}, now);
    state_ = state::asking;
    return {order::ask_permission, &step()};
}

CLERK_DECL call_machine::action call_machine::on(not_permitted verdict, time_point now)
{
    if (state_ != state::asking)
        return {};
    if (verdict.wait <= verdict.wait.zero())
    {
        stop_code_ = errc::cancelled;
        return stop(now);
    }
    error_details problem;
    problem.code = errc::rate_limited;
    problem.phase = phase::waiting_for_rate_limit;
    problem.retry_after = std::chrono::ceil<std::chrono::seconds>(verdict.wait);
    problem.message = make_error_code(problem.code).message() + ": held back for another "
        + describe_duration(verdict.wait) + ", which is longer than the call may take; this time nothing was sent";
    if (last_problem_)
        problem.message += "; last: " + last_problem_->message;
    return fail(std::move(problem), {});
}

CLERK_DECL call_machine::action call_machine::on(permitted, time_point)
{
    if (state_ != state::asking)
        return {};
    state_ = state::exchanging;
    ++attempts_;
    ++attempts_of_step_;
    return {order::exchange, &step()};
}

CLERK_DECL call_machine::action call_machine::abandon(bool only_while_unsent)
{
    return {order::abandon, nullptr, {}, only_while_unsent};
}

CLERK_DECL call_machine::action call_machine::on(deadline_passed, time_point now)
{
    if (stop_code_)
        return {};
    stop_code_ = errc::timeout;
    return state_ == state::exchanging ? abandon(false) : stop(now);
}

CLERK_DECL call_machine::action call_machine::on(cancelled request, time_point now)
{
    if (stop_code_ || (request.only_while_without_effect && effect_possible()))
        return {};
    if (state_ == state::exchanging)
    {
        // A cancellation that stands only while nothing was sent is not remembered: the transport may decline it.
        if (!request.only_while_without_effect)
            stop_code_ = errc::cancelled;
        return abandon(request.only_while_without_effect);
    }
    stop_code_ = errc::cancelled;
    return stop(now);
}

CLERK_DECL call_machine::action call_machine::on(exchanged report, time_point now)
{
    if (state_ != state::exchanging)
        return {};
    state_ = state::idle;

    if (auto* reply = std::get_if<http_reply>(&report.result))
    {
        if (reply->status >= 200 && reply->status < 300)
            return on_success(std::move(*reply), now);
        auto problem = details_of_reply(*reply, report.wall_clock);
        auto const what = effect_of_reply(problem);
        return on_problem(std::move(problem), what, report, now);
    }

    auto const& failure = std::get<transport_failure>(report.result);
    auto const what = effect_of_failure(failure);
    if (failure.code == errc::cancelled)
    {
        unknown_effect_ = unknown_effect_ || what == effect::unknown;
        if (!stop_code_)
            stop_code_ = errc::cancelled;
        // What an abandoned exchange failed with is of no interest; where it stood is, and the failure before it.
        if (!last_problem_)
        {
            last_problem_ = std::make_unique<error_details>(details_of_failure(failure, report.wall_clock));
            last_problem_->message.clear();
        }
        last_problem_->phase = failure.phase;
        return stop(now);
    }
    return on_problem(details_of_failure(failure, report.wall_clock), what, report, now);
}

CLERK_DECL call_machine::action call_machine::on_success(http_reply reply, time_point now)
{
    if (current_ + 1 == steps_.size())
        return end_with(
            {nullptr, std::move(reply), std::move(applied_), attempts_, step().changes_something()});
    applied_ = std::make_unique<http_reply>(std::move(reply));
    ++current_;
    attempts_of_step_ = 0;
    replaced_stale_ = false;
    unknown_effect_ = false;
    last_problem_.reset();
    return stop_code_ ? stop(now) : begin_attempt(now);
}

CLERK_DECL call_machine::action call_machine::on_problem(
    error_details problem, effect what, exchanged const& report, time_point now)
{
    unknown_effect_ = unknown_effect_ || what == effect::unknown;

    if (stop_code_)
    {
        last_problem_ = std::make_unique<error_details>(std::move(problem));
        return stop(now);
    }
    if (what == effect::refused)
        return fail(std::move(problem), {});
    if (what == effect::unknown && !may_repeat_unknown(step(), problem.status, problem.code, retry_))
        return fail(std::move(problem), step().changes_something() ? not_repeated_for_its_effect : "");
    if (what == effect::none && !may_repeat_unharmed(step(), problem.status))
        return fail(std::move(problem), "not repeated, because it must not be done twice");
    if (attempts_of_step_ >= retry_.max_attempts)
        return fail(std::move(problem), {});

    // A kept connection that the server had closed says nothing about the server: no reason to hold back.
    auto const* const failure = std::get_if<transport_failure>(&report.result);
    if (failure && failure->code == errc::network && failure->transfer.connection_reused
        && failure->transfer.bytes_received == 0 && !std::exchange(replaced_stale_, true))
    {
        last_problem_ = std::make_unique<error_details>(std::move(problem));
        return begin_attempt(now);
    }

    auto until = now + backoff(retry_, attempts_of_step_ + 1, report.random);
    if (problem.retry_after)
        until += *problem.retry_after;
    if (until >= deadline_)
        return fail(std::move(problem), "not repeated, because the wait would end after the deadline");
    last_problem_ = std::make_unique<error_details>(std::move(problem));
    state_ = state::waiting;
    return {order::wait, nullptr, until};
}

CLERK_DECL call_machine::action call_machine::stop(time_point now)
{
    error_details problem = last_problem_ ? *last_problem_ : error_details{};
    std::string const last = std::exchange(problem.message, {});
    problem.code = *stop_code_;
    if (state_ == state::waiting)
        problem.phase = phase::waiting_to_retry;
    else if (state_ == state::asking)
        problem.phase = phase::waiting_for_rate_limit;
    problem.message = make_error_code(problem.code).message() + " after " + describe_duration(now - start_) + " and "
        + describe_attempts(attempts_) + " while " + std::string{to_string(problem.phase)};
    if (!last.empty())
        problem.message += "; last: " + last;
    return fail(std::move(problem), {});
}

CLERK_DECL bool call_machine::effect_possible() const noexcept
{
    return applied_ || (unknown_effect_ && step().changes_something());
}

CLERK_DECL call_machine::action call_machine::fail(error_details problem, std::string_view why_no_more)
{
    problem.attempts = attempts_;
    problem.may_have_taken_effect = effect_possible();
    if (!stop_code_ && attempts_of_step_ > 1)
    {
        bool const exhausted = attempts_of_step_ >= retry_.max_attempts;
        problem.message += ", after " + (exhausted ? std::to_string(attempts_of_step_) + " of " : std::string{})
            + describe_attempts(attempts_of_step_);
    }
    if (!why_no_more.empty())
        problem.message.append("; ").append(why_no_more);
    if (applied_)
        problem.message += unknown_effect_ ? "; the first of two requests took effect, the second may have"
                                           : "; the first of two requests took effect, the second did not";
    else if (problem.may_have_taken_effect && why_no_more != not_repeated_for_its_effect)
        problem.message += "; the request may have taken effect";
    return end_with({std::make_unique<error_details>(std::move(problem)), {}, std::move(applied_), attempts_,
        steps_[0].changes_something()});
}

CLERK_DECL call_machine::action call_machine::end_with(call_outcome outcome)
{
    state_ = state::done;
    return {order::finish, nullptr, {}, false, std::move(outcome)};
}

} // namespace clerk::detail

#endif
