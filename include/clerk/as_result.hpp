// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AS_RESULT_HPP
#define CLERK_AS_RESULT_HPP

#include <clerk/detail/config.hpp>

#include <type_traits>
#include <utility>

namespace clerk
{
/// A completion token that makes an operation complete with `clerk::result<T>`, which holds all that is known about an
/// error. Made by `clerk::as_result(token)`.
template <class Token>
class as_result_t
{
public:
    explicit constexpr as_result_t(Token token)
        : inner(std::move(token))
    {
    }

    Token inner;
};

/// The token that `clerk::as_result` itself is: it makes an operation return `asio::awaitable<clerk::result<T>>`.
class as_result_awaitable_t
{
public:
    constexpr as_result_awaitable_t() = default;

    /// Adapts any other token: `clerk::as_result(asio::use_future)`, `clerk::as_result(handler)`.
    template <class Token>
    constexpr as_result_t<std::decay_t<Token>> operator()(Token&& token) const
    {
        return as_result_t<std::decay_t<Token>>{std::forward<Token>(token)};
    }
};

/// Asks for a `clerk::result` in place of an exception or an error code:
///
///     clerk::result<clerk::user> r = co_await users.get_user(id, clerk::as_result);
///     users.get_user(id, clerk::as_result([](clerk::result<clerk::user> r) { … }));
inline constexpr as_result_awaitable_t as_result{};

} // namespace clerk

#endif
