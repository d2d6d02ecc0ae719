// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_RESULT_HPP
#define CLERK_RESULT_HPP

#include <clerk/error.hpp>

#include <concepts>
#include <utility>
#include <variant>

namespace clerk
{
/// Either a value or the error that came instead of it.
///
///     clerk::result<clerk::user> r = co_await users.update_user(id, params, clerk::as_result);
///     if (r) use(r->first_name); else log(r.error().message());
///
/// A default-constructed result holds no value and an empty error.
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access.
template <class T>
class [[nodiscard]] result
{
public:
    using value_type = T;

    result() = default;
    result(T value)
        : content_(std::in_place_index<1>, std::move(value))
    {
    }
    result(clerk::error failure)
        : content_(std::in_place_index<0>, std::move(failure))
    {
    }

    [[nodiscard]] bool has_value() const noexcept
    {
        return content_.index() == 1;
    }
    [[nodiscard]] explicit operator bool() const noexcept
    {
        return has_value();
    }

    /// The value. Throws `clerk::exception` where there is none.
    [[nodiscard]] T& value() &
    {
        require_value();
        return *std::get_if<1>(&content_);
    }
    /// \copydoc value()
    [[nodiscard]] T const& value() const&
    {
        require_value();
        return *std::get_if<1>(&content_);
    }
    /// \copydoc value()
    [[nodiscard]] T value() &&
    {
        require_value();
        return std::move(*std::get_if<1>(&content_));
    }

    /// The value. Precondition: `has_value()`.
    [[nodiscard]] T& operator*() & noexcept
    {
        return *std::get_if<1>(&content_);
    }
    /// \copydoc operator*()
    [[nodiscard]] T const& operator*() const& noexcept
    {
        return *std::get_if<1>(&content_);
    }
    /// \copydoc operator*()
    [[nodiscard]] T operator*() && noexcept
    {
        return std::move(*std::get_if<1>(&content_));
    }
    /// \copydoc operator*()
    [[nodiscard]] T* operator->() noexcept
    {
        return std::get_if<1>(&content_);
    }
    /// \copydoc operator*()
    [[nodiscard]] T const* operator->() const noexcept
    {
        return std::get_if<1>(&content_);
    }

    /// The value, or `other` where there is none.
    template <std::convertible_to<T> U>
    [[nodiscard]] T value_or(U&& other) const&
    {
        return has_value() ? **this : static_cast<T>(std::forward<U>(other));
    }

    /// The error; an empty one (`code()` is success) where there is a value.
    [[nodiscard]] clerk::error const& error() const& noexcept
    {
        static clerk::error const none;
        auto const* failure = std::get_if<0>(&content_);
        return failure ? *failure : none;
    }
    /// \copydoc error()
    [[nodiscard]] clerk::error error() && noexcept
    {
        auto* failure = std::get_if<0>(&content_);
        return failure ? std::move(*failure) : clerk::error{};
    }

private:
    void require_value() const
    {
        if (auto const* failure = std::get_if<0>(&content_))
            throw exception(*failure);
    }

    std::variant<clerk::error, T> content_;
};

} // namespace clerk

#endif
