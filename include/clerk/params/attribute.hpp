// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_ATTRIBUTE_HPP
#define CLERK_PARAMS_ATTRIBUTE_HPP

#include <clerk/null.hpp>

#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

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
        : content_(std::in_place_type<T>, std::forward<U>(value))
    {
    }
    attribute(null_t)
        : content_(null)
    {
    }
    attribute(invalid_attribute problem)
        : content_(problem)
    {
    }

    [[nodiscard]] bool absent() const noexcept
    {
        return std::holds_alternative<std::monostate>(content_);
    }

    /// Calls `visitor` with the value, `clerk::null` or the `invalid_attribute`; not at all where it is absent.
    template <class Visitor>
    void visit(Visitor&& visitor) const
    {
        std::visit(
            [&]<class Content>(Content const& content)
            {
                if constexpr (!std::same_as<Content, std::monostate>)
                    visitor(content);
            },
            content_);
    }

private:
    std::variant<std::monostate, null_t, invalid_attribute, T> content_;
};

} // namespace clerk::detail

#endif
