// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_DESCRIBE_HPP
#define CLERK_DETAIL_DESCRIBE_HPP

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>

// What a model struct consists of, told once: reading and writing are both driven by this list. Beside each
// struct's definitions stands
//
//     template <>
//     struct description<email_address>
//     {
//         static constexpr std::tuple members{
//             optional("id", &email_address::id),
//             …
//         };
//     };
//
// with the members in the order of Clerk's OpenAPI description.
namespace clerk::detail
{
enum class presence
{
    /// Clerk's description requires it: always written; null if it is an optional without a value.
    required,
    /// Clerk may leave it out: written unless it is empty.
    optional,
    /// Tells what the resource is: reading fails where it is missing.
    identifying
};

template <class Struct, class Type>
struct member
{
    /// On the wire.
    std::string_view name;
    Type Struct::*pointer;
    detail::presence presence;
    /// The one value that an identifying member may have; any but the empty string if this is empty.
    std::string_view only;
};

template <class Struct, class Type>
constexpr member<Struct, Type> required(std::string_view name, Type Struct::*pointer)
{
    return {name, pointer, presence::required, {}};
}

template <class Struct, class Type>
constexpr member<Struct, Type> optional(std::string_view name, Type Struct::*pointer)
{
    return {name, pointer, presence::optional, {}};
}

template <class Struct, class Type>
constexpr member<Struct, Type> identifying(
    std::string_view name, Type Struct::*pointer, std::string_view only = {})
{
    return {name, pointer, presence::identifying, only};
}

/// Whether an optional member holds nothing, so that it is not written.
template <class Type>
bool is_empty(Type const& value)
{
    if constexpr (requires { value.has_value(); })
        return !value.has_value();
    else if constexpr (requires { value.empty(); })
        return value.empty();
    else
        return false;
}

/// Specialised for each model struct: a constexpr tuple `members` of `member`.
template <class Struct>
struct description;

/// The wire names of a struct's members.
template <class Struct>
inline constexpr auto member_names = std::apply(
    [](auto const&... members) { return std::array<std::string_view, sizeof...(members)>{members.name...}; },
    description<Struct>::members);

} // namespace clerk::detail

#endif
