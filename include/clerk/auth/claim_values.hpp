// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_CLAIM_VALUES_HPP
#define CLERK_AUTH_CLAIM_VALUES_HPP

#include <clerk/auth/token_json.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Single claims of a token, whatever kind of token it is. What is of a wrong kind counts as absent.
namespace clerk::detail
{
inline std::optional<std::string> text_of(json::object const& claims, std::string_view name)
{
    auto const* const value = claims.if_contains(name);
    if (!value || !value->is_string())
        return std::nullopt;
    return std::string{as_view(value->get_string())};
}

/// The text of a claim; empty where it is none.
inline std::string_view view_of(json::object const& claims, std::string_view name) noexcept
{
    auto const* const value = claims.if_contains(name);
    return value && value->is_string() ? as_view(value->get_string()) : std::string_view{};
}

/// One text, or the texts of an array.
inline std::vector<std::string> texts_of(json::object const& claims, std::string_view name)
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

inline bool holds(std::vector<std::string> const& accepted, json::value const& text) noexcept
{
    return text.is_string() && std::ranges::find(accepted, as_view(text.get_string())) != accepted.end();
}

/// Whether one of those that a token is meant for is accepted. No text, and an array with anything but texts: not.
inline bool meets(std::vector<std::string> const& accepted, json::value const& audience) noexcept
{
    if (auto const* const list = audience.if_array())
        return std::ranges::all_of(*list, [](json::value const& one) { return one.is_string(); })
            && std::ranges::any_of(*list, [&](json::value const& one) { return holds(accepted, one); });
    return holds(accepted, audience);
}

} // namespace clerk::detail

#endif
