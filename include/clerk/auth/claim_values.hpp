// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_CLAIM_VALUES_HPP
#define CLERK_AUTH_CLAIM_VALUES_HPP

#include <clerk/auth/token_value.hpp>
#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/json_text.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Single claims, of a token (`token_value`) or of Clerk's word on one (`json::object`). What is of a wrong kind counts as
// absent.
namespace clerk::detail
{
inline std::string_view as_view(std::string_view text) noexcept
{
    return text;
}

inline bool is_text(token_value const& value, std::string_view text) noexcept
{
    return value.is_string() && value.get_string() == text;
}

/// The text of a claim; empty where it is none.
template <class Object>
std::string_view view_of(Object const& claims, std::string_view name) noexcept
{
    auto const* const value = claims.if_contains(name);
    return value && value->is_string() ? as_view(value->get_string()) : std::string_view{};
}

template <class Object>
std::optional<std::string> text_of(Object const& claims, std::string_view name)
{
    auto const* const value = claims.if_contains(name);
    if (!value || !value->is_string())
        return std::nullopt;
    return std::string{as_view(value->get_string())};
}

/// One text, or the texts of an array.
template <class Object>
std::vector<std::string> texts_of(Object const& claims, std::string_view name)
{
    std::vector<std::string> texts;
    auto const* const value = claims.if_contains(name);
    if (!value)
        return texts;
    if (value->is_string())
        texts.emplace_back(as_view(value->get_string()));
    else if (auto const* const list = value->if_array())
        for (auto const& one : *list)
            if (one.is_string())
                texts.emplace_back(as_view(one.get_string()));
    return texts;
}

inline bool holds(std::vector<std::string> const& accepted, token_value const& text) noexcept
{
    return text.is_string() && detail::find(accepted, text.get_string()) != accepted.end();
}

/// Whether one of those that a token is meant for is accepted. No text, and an array with anything but texts: not.
inline bool meets(std::vector<std::string> const& accepted, token_value const& audience) noexcept
{
    if (auto const* const list = audience.if_array())
        return std::all_of(list->begin(), list->end(), [](token_value const& one) { return one.is_string(); })
            && std::any_of(list->begin(), list->end(), [&](token_value const& one) { return holds(accepted, one); });
    return holds(accepted, audience);
}

} // namespace clerk::detail

#endif
