// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_ASCII_HPP
#define CLERK_DETAIL_ASCII_HPP

#include <clerk/detail/algorithms.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

// Text of protocols: ASCII only, whatever the locale.
namespace clerk::detail
{
constexpr char to_lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

constexpr bool equals_ignoring_case(std::string_view left, std::string_view right) noexcept
{
    return std::ranges::equal(left, right, [](char a, char b) { return to_lower(a) == to_lower(b); });
}

/// Without spaces and tabs at both ends (`OWS` of RFC 9110, section 5.6.3).
constexpr std::string_view trimmed(std::string_view text) noexcept
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The number that `text` is, digits alone and all of them; none where it does not fit.
template <class Number>
std::optional<Number> parse_digits(std::string_view text) noexcept
{
    Number value{};
    auto const* const last = text.data() + text.size();
    if (text.empty() || !detail::all_of(text, is_digit))
        return std::nullopt;
    auto const [end, problem] = std::from_chars(text.data(), last, value);
    if (problem != std::errc{} || end != last)
        return std::nullopt;
    return value;
}

} // namespace clerk::detail

#endif
