// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_IMPL_OBSERVER_IPP
#define CLERK_IMPL_OBSERVER_IPP

#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/ascii.hpp>
#include <clerk/observer.hpp>

#include <array>

namespace clerk
{
namespace detail
{
/// `tchar` of RFC 9110, section 5.6.2.
inline bool is_field_name_character(char c) noexcept
{
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    bool const letter = to_lower(c) >= 'a' && to_lower(c) <= 'z';
    return letter || is_digit(c) || others.find(c) != std::string_view::npos;
}

/// Fields that decide where a message ends, who sends it and what it means: the library's alone to set.
inline bool is_reserved_field(std::string_view name) noexcept
{
    constexpr std::array<std::string_view, 18> names{"accept", "accept-encoding", "authorization", "clerk-api-version",
        "connection", "content-encoding", "content-length", "content-type", "cookie", "expect", "host", "keep-alive",
        "te", "trailer", "transfer-encoding", "upgrade", "user-agent", "via"};
    return detail::any_of(names, [&](std::string_view one) { return equals_ignoring_case(one, name); })
        || equals_ignoring_case(name.substr(0, 6), "proxy-");
}
} // namespace detail

CLERK_DECL bool attempt_headers::add(std::string_view name, std::string_view value)
{
    bool const good_name = !name.empty() && detail::all_of(name, detail::is_field_name_character);
    bool const good_value = detail::all_of(value, [](char c) { return (c >= ' ' && c <= '~') || c == '\t'; });
    if (!good_name || !good_value || detail::is_reserved_field(name))
        return false;
    target_.add(name, value);
    return true;
}

} // namespace clerk

#endif
