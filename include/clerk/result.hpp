// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_RESULT_HPP
#define CLERK_RESULT_HPP

#include <clerk/error.hpp>

#include <concepts>
#include <optional>
#include <utility>

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
    /// A value made in place.
    template <class... Arguments>
    explicit result(std::in_place_t, Arguments&&... arguments)
        : value_(std::in_place, std::forward<Arguments>(arguments)...)
    {
    }
    result(T value)
        : value_(std::move(value))
    {
    }
    result(clerk::error failure)
        : error_(std::move(failure))
    {
    }

    [[nodiscard]] bool has_value() const noexcept
    {
        return value_.has_value();
    }
    [[nodiscard]] explicit operator bool() const noexcept
    {
        return has_value();
    }

    /// The value. Throws `clerk::exception` where there is none.
    [[nodiscard]] T& value() &
    {
        require_value();
        return *value_;
    }
    /// \copydoc value()
    [[nodiscard]] T const& value() const&
    {
        require_value();
        return *value_;
    }
    /// \copydoc value()
    [[nodiscard]] T value() &&
    {
        require_value();
        return *std::move(value_);
    }

    /// The value. Precondition: `has_value()`.
    [[nodiscard]] T& operator*() & noexcept
    {
        return *value_;
    }
    /// \copydoc operator*()
    [[nodiscard]] T const& operator*() const& noexcept
    {
        return *value_;
    }
    /// \copydoc operator*()
    [[nodiscard]] T operator*() && noexcept
    {
        return *std::move(value_);
    }
    /// \copydoc operator*()
    [[nodiscard]] T* operator->() noexcept
    {
        return &*value_;
    }
    /// \copydoc operator*()
    [[nodiscard]] T const* operator->() const noexcept
    {
        return &*value_;
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
        return error_;
    }
    /// \copydoc error()
    [[nodiscard]] clerk::error error() && noexcept
    {
        return std::move(error_);
    }

private:
    void require_value() const
    {
        if (!value_)
            throw exception(error_);
    }

    // Rather than one std::variant: that takes much longer to compile, for everybody who looks at a result.
    clerk::error error_;
    std::optional<T> value_;
};

} // namespace clerk

#endif
