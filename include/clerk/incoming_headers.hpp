// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_INCOMING_HEADERS_HPP
#define CLERK_INCOMING_HEADERS_HPP

#include <clerk/detail/iterable.hpp>

#include <concepts>
#include <functional>
#include <string_view>
#include <type_traits>
#include <utility>

/// \file
/// What a server got, as far as the library looks at it: headers by their name. No Beast is included for it.

namespace clerk
{
namespace detail
{
/// Text that somebody else owns: it is still there when the object that said it is gone.
template <class Type>
concept borrowed_text = std::convertible_to<Type, std::string_view>
    && (std::is_lvalue_reference_v<Type> || std::is_trivially_destructible_v<std::remove_cvref_t<Type>>);

/// A `std::optional` of such text, or a pointer to it.
template <class Type>
concept borrowed_text_or_nothing = !std::convertible_to<Type, std::string_view>
    && (std::is_lvalue_reference_v<Type> || std::is_trivially_destructible_v<std::remove_cvref_t<Type>>)
    && requires(Type value) {
           static_cast<bool>(value);
           {
               *value
           } -> std::convertible_to<std::string_view>;
       };

/// A `std::vector` of such text, say.
template <class Type>
concept range_of_borrowed_text = !std::convertible_to<Type, std::string_view>
    && iterable<Type> && std::convertible_to<element_of<Type>, std::string_view>
    && (std::is_lvalue_reference_v<Type> || std::is_trivially_destructible_v<std::remove_cvref_t<element_of<Type>>>);
} // namespace detail

/// Headers as `boost::beast::http` has them: `equal_range(name)` gives the lines of that name, each with a `value()`.
template <class Source>
concept header_fields = requires(Source const& source, std::string_view name) {
    {
        source.equal_range(name).first->value()
    } -> std::convertible_to<std::string_view>;
    {
        source.equal_range(name).first != source.equal_range(name).second
    } -> std::convertible_to<bool>;
};

/// A function object that is given a header's name, in small letters, and gives its value: a `std::string_view` or a
/// `char const*` (empty or null: no such header), a `std::optional<std::string_view>`, a pointer to a string, or a range
/// of views, one for each line of that name.
///
/// What it gives must live on after the call: no `std::string` by value. One that knows only a single value of a header
/// hides that there were several.
template <class Source>
concept header_lookup = std::invocable<Source const&, std::string_view>
    && (detail::borrowed_text<std::invoke_result_t<Source const&, std::string_view>>
        || detail::borrowed_text_or_nothing<std::invoke_result_t<Source const&, std::string_view>>
        || detail::range_of_borrowed_text<std::invoke_result_t<Source const&, std::string_view>>);

/// Anything that headers can be looked up in. The source compares names without regard to case (RFC 9110, section 5.1).
template <class Source>
concept header_source = header_fields<Source> || header_lookup<Source>;

namespace detail
{
/// Calls `visit(std::string_view)` with every value of a header, in their order: one for each line of that name.
///
/// @param name In small letters.
template <class Source, class Visitor>
void for_each_header(Source const& source, std::string_view name, Visitor&& visit)
{
    static_assert(header_source<Source>,
        "headers are looked up in a boost::beast::http request (or anything else with equal_range(name), whose elements "
        "have value()), or by a callable that takes the name as std::string_view and returns the value as "
        "std::string_view, std::optional<std::string_view>, a pointer, or a range of views - nothing that owns its text");
    if constexpr (header_fields<Source>)
    {
        auto const [first, last] = source.equal_range(name);
        for (auto line = first; line != last; ++line)
            visit(std::string_view{line->value()});
    }
    else if constexpr (header_lookup<Source>)
    {
        using found_type = std::invoke_result_t<Source const&, std::string_view>;
        found_type&& found = std::invoke(source, name);
        if constexpr (range_of_borrowed_text<found_type>)
        {
            for (auto&& value : found)
                visit(std::string_view{value});
        }
        else if constexpr (borrowed_text_or_nothing<found_type>)
        {
            if (static_cast<bool>(found))
                visit(std::string_view{*found});
        }
        else
        {
            if constexpr (std::is_pointer_v<std::remove_cvref_t<found_type>>)
                if (found == nullptr)
                    return;
            if (std::string_view const value{found}; !value.empty())
                visit(value);
        }
    }
}
} // namespace detail

} // namespace clerk

#endif
