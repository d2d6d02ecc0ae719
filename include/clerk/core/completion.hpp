// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_COMPLETION_HPP
#define CLERK_CORE_COMPLETION_HPP

// How an operation's result reaches its caller, whatever completion token was given.

#include <clerk/as_result.hpp>
#include <clerk/result.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_allocator.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/bind_allocator.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/execution/allocator.hpp>
#include <boost/asio/execution/blocking.hpp>
#include <boost/asio/execution/executor.hpp>
#include <boost/asio/execution/relationship.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/require.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <memory>
#include <type_traits>
#include <utility>

namespace clerk::detail
{
/// What a handler is called with.
enum class completion_style
{
    code,      ///< (boost::system::error_code, T)
    exception, ///< (std::exception_ptr, T): a coroutine gets all that is known, as `clerk::exception`
    result,    ///< (clerk::result<T>)
};

template <class Token>
inline constexpr completion_style style_of = completion_style::code;
template <class Executor>
inline constexpr completion_style style_of<asio::use_awaitable_t<Executor>> = completion_style::exception;
template <class Token>
inline constexpr completion_style style_of<as_result_t<Token>> = completion_style::result;
template <>
inline constexpr completion_style style_of<as_result_awaitable_t> = completion_style::result;
template <class Token, class Executor>
inline constexpr completion_style style_of<asio::executor_binder<Token, Executor>> = style_of<Token>;
template <class Token, class Slot>
inline constexpr completion_style style_of<asio::cancellation_slot_binder<Token, Slot>> = style_of<Token>;
template <class Token, class Allocator>
inline constexpr completion_style style_of<asio::allocator_binder<Token, Allocator>> = style_of<Token>;

template <class T, completion_style Style>
struct completion_signature;
template <class T>
struct completion_signature<T, completion_style::code>
{
    using type = void(boost::system::error_code, T);
};
template <class T>
struct completion_signature<T, completion_style::exception>
{
    using type = void(std::exception_ptr, T);
};
template <class T>
struct completion_signature<T, completion_style::result>
{
    using type = void(result<T>);
};

/// A `clerk::exception`.
[[nodiscard]] CLERK_DECL std::exception_ptr exception_of(error problem);

template <completion_style Style, class Handler, class T>
void call_handler(Handler&& handler, result<T>&& outcome)
{
    if constexpr (Style == completion_style::result)
        std::forward<Handler>(handler)(std::move(outcome));
    else if constexpr (Style == completion_style::code)
    {
        auto const code = outcome.error().code();
        if (outcome)
            std::forward<Handler>(handler)(code, std::move(*outcome));
        else
            std::forward<Handler>(handler)(code, T{});
    }
    else if (outcome)
        std::forward<Handler>(handler)(std::exception_ptr{}, std::move(*outcome));
    else
        std::forward<Handler>(handler)(exception_of(std::move(outcome).error()), T{});
}

/// Whether this executor can promise not to run a function at once. `asio::any_completion_executor` cannot, nor can those
/// of the Networking TS, which have functions of their own for that.
template <class Executor>
inline constexpr bool can_promise_not_to_block = std::conjunction_v<asio::execution::is_executor<Executor>,
    asio::can_require<Executor, asio::execution::blocking_t::never_t>>;

/// Posts the end of an operation to where its handler wants to be called; never calls it inline.
template <completion_style Style, class Handler, class T>
void post_outcome(Handler handler, std::unique_ptr<result<T>> outcome, asio::any_io_executor const& fallback)
{
    auto const executor = asio::get_associated_executor(handler, fallback);
    auto const allocator = asio::get_associated_allocator(handler);
    auto slot = asio::get_associated_cancellation_slot(handler);
    auto end = [handler = std::move(handler), outcome = std::move(outcome), slot]() mutable
    {
        // Here, where the caller may emit: a cancellation finds the operation, or nothing.
        if (slot.is_connected())
            slot.clear();
        call_handler<Style>(std::move(handler), std::move(*outcome));
    };
    using executor_type = std::remove_const_t<decltype(executor)>;
    if constexpr (can_promise_not_to_block<executor_type>)
        // What asio::post() does, without a dispatch to the same executor.
        asio::prefer(asio::require(executor, asio::execution::blocking.never), asio::execution::relationship.fork,
            asio::execution::allocator(allocator))
            .execute(std::move(end));
    else if constexpr (asio::execution::is_executor<executor_type>::value)
        asio::post(fallback, asio::bind_executor(executor, asio::bind_allocator(allocator, std::move(end))));
    else
        asio::post(executor, asio::bind_allocator(allocator, std::move(end)));
}

/// `return_type`, where `Inner`, an `async_result`, has one: that of `asio::deferred` has none.
template <class Inner>
struct return_type_of
{
};
template <class Inner>
    requires requires { typename Inner::return_type; }
struct return_type_of<Inner>
{
    using return_type = typename Inner::return_type;
};

} // namespace clerk::detail

/// `clerk::as_result(token)` is its inner token, for an operation that completes with a result.
template <class Token, class T>
class boost::asio::async_result<clerk::as_result_t<Token>, void(clerk::result<T>)>
    : public clerk::detail::return_type_of<async_result<Token, void(clerk::result<T>)>>
{
public:
    template <class Initiation, class RawToken, class... Arguments>
    static auto initiate(Initiation&& initiation, RawToken&& token, Arguments&&... arguments)
    {
        Token unwrapped(std::forward<RawToken>(token).inner);
        return async_initiate<Token, void(clerk::result<T>)>(
            std::forward<Initiation>(initiation), unwrapped, std::forward<Arguments>(arguments)...);
    }
};

/// `clerk::as_result` alone is `asio::use_awaitable`, for an operation that completes with a result.
template <class T>
class boost::asio::async_result<clerk::as_result_awaitable_t, void(clerk::result<T>)>
{
    using inner = async_result<use_awaitable_t<>, void(clerk::result<T>)>;

public:
    using return_type = typename inner::return_type;

    template <class Initiation, class RawToken, class... Arguments>
    static return_type initiate(Initiation&& initiation, RawToken&&, Arguments&&... arguments)
    {
        return async_initiate<use_awaitable_t<> const&, void(clerk::result<T>)>(
            std::forward<Initiation>(initiation), use_awaitable, std::forward<Arguments>(arguments)...);
    }
};

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/completion.ipp>
#endif

#endif
