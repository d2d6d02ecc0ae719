// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_OPEN_ENUM_HPP
#define CLERK_DETAIL_OPEN_ENUM_HPP

#include <concepts>
#include <iosfwd>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// An enumeration that stays open: it holds the name that goes over the wire, and a name that this library
/// does not know passes through unharmed.
///
/// Values compare by name, with each other and with the constants of their own enumeration.
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access.
///
/// @tparam Name The class that derives from this one and lists its constants.
template <class Name>
class open_enum
{
public:
    /// A name that the library knows. Converts to `Name` wherever one is needed.
    class known
    {
    public:
        explicit constexpr known(std::string_view name) noexcept
            : name_(name)
        {
        }
        [[nodiscard]] constexpr std::string_view name() const noexcept
        {
            return name_;
        }
        friend constexpr bool operator==(known left, known right) noexcept
        {
            return left.name_ == right.name_;
        }
        template <class Traits>
        friend std::basic_ostream<char, Traits>& operator<<(
            std::basic_ostream<char, Traits>& stream, known value)
        {
            return stream << value.name_;
        }

    private:
        std::string_view name_;
    };

    /// No name at all: nothing was said.
    open_enum() = default;

    open_enum(known value)
        : name_(value.name())
    {
    }

    /// Any name, known or not.
    explicit open_enum(std::string_view name)
        : name_(name)
    {
    }

    /// The name that goes over the wire. The view is valid until this object is changed or destroyed.
    [[nodiscard]] std::string_view name() const noexcept
    {
        return name_;
    }

    [[nodiscard]] bool empty() const noexcept
    {
        return name_.empty();
    }

    friend bool operator==(Name const& left, Name const& right) noexcept
    {
        return left.name() == right.name();
    }
    friend bool operator==(Name const& left, known right) noexcept
    {
        return left.name() == right.name();
    }
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(
        std::basic_ostream<char, Traits>& stream, Name const& value)
    {
        return stream << value.name();
    }

private:
    std::string name_;
};

template <class Type>
concept open_enumeration = std::derived_from<Type, open_enum<Type>>;

} // namespace clerk::detail

#endif
