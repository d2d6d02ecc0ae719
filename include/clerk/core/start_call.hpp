// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_START_CALL_HPP
#define CLERK_CORE_START_CALL_HPP

#include <clerk/core/call.hpp>
#include <clerk/core/client_core.hpp>
#include <clerk/core/completion.hpp>
#include <clerk/core/decode_outcome.hpp>
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
    typed_call(std::shared_ptr<client_core> core, request<T> what, Handler handler)
        : call(std::move(core), std::move(what.steps))
        , operation_(what.operation)
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
        auto decoded = decode_outcome<T>(operation_, std::move(outcome));
        post_outcome<Style>(std::move(handler_), std::move(decoded), this->core().executor());
        work_.reset();
    }

    std::string_view operation_;
    Handler handler_;
    asio::executor_work_guard<asio::associated_executor_t<Handler, asio::any_io_executor>> work_;
};

/// What Asio calls with the real handler once there is one: at once for a callback, when it is awaited for a coroutine.
template <completion_style Style, class T>
struct call_initiation
{
    std::shared_ptr<client_core> core;

    template <class Handler>
    void operator()(Handler&& handler, result<request<T>> what) const
    {
        if (!what)
            return post_outcome<Style>(
                std::forward<Handler>(handler), result<T>{std::move(what).error()}, core->executor());
        if (auto const problem = core->problem(); !problem.empty())
            return post_outcome<Style>(std::forward<Handler>(handler),
                result<T>{invalid_argument(what->operation, problem)}, core->executor());
        auto const started = std::make_shared<typed_call<Style, T, std::decay_t<Handler>>>(
            core, *std::move(what), std::forward<Handler>(handler));
        started->connect_cancellation_slot();
        started->start();
    }
};

/// Carries out `what`; the result goes to `token`.
template <class T, class Token>
auto start_call(std::shared_ptr<client_core> core, result<request<T>> what, Token&& token)
{
    constexpr auto style = style_of<std::decay_t<Token>>;
    using signature = typename completion_signature<T, style>::type;
    return asio::async_initiate<Token, signature>(
        call_initiation<style, T>{std::move(core)}, token, std::move(what));
}

} // namespace clerk::detail

#endif
