// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_ATTRIBUTE_HPP
#define CLERK_PARAMS_ATTRIBUTE_HPP

#include <clerk/null.hpp>

#include <concepts>
#include <utility>

namespace clerk::detail
{
/// Was given, but cannot be sent; the call that gets it says so, with the attribute's name in front.
class invalid_attribute
{
public:
    explicit constexpr invalid_attribute(char const* why) noexcept
        : why_(why)
    {
    }
    [[nodiscard]] constexpr char const* why() const noexcept
    {
        return why_;
    }

private:
    char const* why_;
};

/// An attribute of an update: absent (it stays as it is), null (it is cleared) or a value.
template <class T>
class attribute
{
public:
    attribute() = default;
    template <std::convertible_to<T> U>
    attribute(U&& value)
        : kind_(kind::value)
        , value_(std::forward<U>(value))
    {
    }
    attribute(null_t)
        : kind_(kind::null)
    {
    }
    attribute(invalid_attribute problem)
        : kind_(kind::invalid)
        , problem_(problem)
    {
    }

    [[nodiscard]] bool absent() const noexcept
    {
        return kind_ == kind::absent;
    }

    /// Calls `visitor` with the value, `clerk::null` or the `invalid_attribute`; not at all where it is absent.
    template <class Visitor>
    void visit(Visitor&& visitor) const
    {
        switch (kind_)
        {
        case kind::absent: break;
        case kind::null: visitor(null); break;
        case kind::invalid: visitor(problem_); break;
        case kind::value: visitor(value_); break;
        }
    }

private:
    enum class kind
    {
        absent,
        null,
        invalid,
        value,
    };

    // No std::variant: one for each kind of attribute takes a fifth of the time that a user's file takes to compile.
    kind kind_ = kind::absent;
    invalid_attribute problem_{nullptr};
    T value_{};
};

} // namespace clerk::detail

#endif
