// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_INITIATE_HPP
#define CLERK_CORE_INITIATE_HPP

#include <clerk/core/completion.hpp>
#include <clerk/core/operation.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>

#include <memory>
#include <utility>

// All that is compiled anew for every completion token: the way from it to an operation, and back.
namespace clerk::detail
{
/// Posts a result to a handler.
template <completion_style Style, class T, class Handler>
class handler_receiver final : public receiver<T>
{
public:
    /// @param executor For a handler that has none of its own.
    handler_receiver(Handler handler, asio::any_io_executor executor)
        : handler_(std::move(handler))
        , executor_(std::move(executor))
        , work_(asio::get_associated_executor(handler_, executor_))
    {
    }

    void receive(std::unique_ptr<result<T>> outcome) override
    {
        post_outcome<Style>(std::move(handler_), std::move(outcome), executor_);
        work_.reset();
    }

private:
    Handler handler_;
    asio::any_io_executor executor_;
    asio::executor_work_guard<asio::associated_executor_t<Handler, asio::any_io_executor>> work_;
};

/// What Asio calls with the real handler once there is one: at once for a callback, when it is awaited for a coroutine.
template <completion_style Style, class Prepared>
class initiation
{
public:
    explicit initiation(Prepared prepared)
        : prepared_(std::move(prepared))
    {
    }

    template <class Handler>
    void operator()(Handler&& handler) const
    {
        using receiver_type = handler_receiver<Style, typename Prepared::result_type, std::decay_t<Handler>>;
        auto slot = asio::get_associated_cancellation_slot(handler);
        std::shared_ptr<operation> const begun = prepared_.begin(
            std::make_unique<receiver_type>(std::forward<Handler>(handler), prepared_.executor()));
        if (!begun)
            return;
        if (slot.is_connected())
            slot.assign(
                [weak = std::weak_ptr{begun}](asio::cancellation_type type)
                {
                    if (auto const self = weak.lock())
                        self->cancel(type);
                });
        begun->start();
    }

private:
    Prepared prepared_;
};

/// Carries out what was prepared; the result goes to `token`.
///
/// `Prepared` is copyable and has
/// - a type `result_type`,
/// - `executor()`, for handlers without one of their own,
/// - `begin(std::unique_ptr<receiver<result_type>>) const`, which makes the operation, not yet started; null where it
///   is refused, which the receiver was then told.
template <class Prepared, class Token>
auto initiate(Prepared prepared, Token&& token)
{
    constexpr auto style = style_of<std::decay_t<Token>>;
    using signature = typename completion_signature<typename Prepared::result_type, style>::type;
    return asio::async_initiate<Token, signature>(initiation<style, Prepared>{std::move(prepared)}, token);
}

} // namespace clerk::detail

#endif
