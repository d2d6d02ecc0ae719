// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_START_CALL_HPP
#define CLERK_CORE_START_CALL_HPP

#include <clerk/call_options.hpp>
#include <clerk/core/call.hpp>
#include <clerk/core/call_settings.hpp>
#include <clerk/core/client_core.hpp>
#include <clerk/core/completion.hpp>
#include <clerk/core/decode_outcome.hpp>
#include <clerk/core/observation.hpp>
#include <clerk/detail/invalid_argument.hpp>

#include <boost/asio/executor_work_guard.hpp>

#include <memory>
#include <utility>

namespace clerk::detail
{
/// A call whose result is a `T` and goes to a `Handler`.
template <completion_style Style, class T, class Handler>
class typed_call final : public call
{
public:
    typed_call(std::shared_ptr<client_core> core, call_settings const& settings, request<T> what, Handler handler)
        : call(std::move(core), settings, what.operation, std::move(what.steps))
        , handler_(std::move(handler))
        , work_(asio::get_associated_executor(handler_, this->core().executor()))
    {
    }

    /// A cancellation of the operation is one of the call, from any thread.
    void connect_cancellation_slot()
    {
        auto slot = asio::get_associated_cancellation_slot(handler_);
        if (!slot.is_connected())
            return;
        slot.assign(
            [weak = this->weak_from_this()](asio::cancellation_type type)
            {
                if (auto const self = weak.lock())
                    self->cancel(type);
            });
    }

private:
    void complete(call_outcome outcome) override
    {
        auto const success = this->core().observer() ? summary_of_success(outcome) : success_summary{};
        auto decoded = decode_outcome<T>(operation(), std::move(outcome));
        report_end(decoded ? end_of_call(success) : end_of_call(decoded.error()));
        post_outcome<Style>(std::move(handler_), std::move(decoded), this->core().executor());
        work_.reset();
    }

    Handler handler_;
    asio::executor_work_guard<asio::associated_executor_t<Handler, asio::any_io_executor>> work_;
};

/// What Asio calls with the real handler once there is one: at once for a callback, when it is awaited for a coroutine.
template <completion_style Style, class T>
struct call_initiation
{
    std::shared_ptr<client_core> core;
    call_settings settings;

    template <class Handler>
    void operator()(Handler&& handler, result<request<T>> what) const
    {
        if (!what)
            return refuse(std::forward<Handler>(handler), std::move(what).error());
        for (auto const problem : {core->problem(), problem_with(settings)})
            if (!problem.empty())
                return refuse(std::forward<Handler>(handler), invalid_argument(what->operation, problem));
        auto const started = std::make_shared<typed_call<Style, T, std::decay_t<Handler>>>(
            core, settings, *std::move(what), std::forward<Handler>(handler));
        started->connect_cancellation_slot();
        started->start();
    }

private:
    template <class Handler>
    void refuse(Handler&& handler, error problem) const
    {
        core->observe_refusal(problem);
        post_outcome<Style>(std::forward<Handler>(handler), result<T>{std::move(problem)}, core->executor());
    }
};

/// Carries out `what`; the result goes to `token`.
template <class T, class Token>
auto start_call(
    std::shared_ptr<client_core> core, call_options const& options, result<request<T>> what, Token&& token)
{
    auto const settings = settings_of_call(core->options(), options);
    constexpr auto style = style_of<std::decay_t<Token>>;
    using signature = typename completion_signature<T, style>::type;
    return asio::async_initiate<Token, signature>(
        call_initiation<style, T>{std::move(core), settings}, token, std::move(what));
}

} // namespace clerk::detail

#endif
