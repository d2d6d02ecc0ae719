// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_JSON_TEXT_HPP
#define CLERK_DETAIL_JSON_TEXT_HPP

#include <clerk/detail/config.hpp>

#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <string_view>

namespace clerk::detail
{
inline std::string_view as_view(json::string const& text) noexcept
{
    return {text.data(), text.size()};
}

/// Whether a value is this text. (`==` of Boost.JSON would make a value of the text first.)
inline bool is_text(json::value const& value, std::string_view text) noexcept
{
    return value.is_string() && as_view(value.get_string()) == text;
}

} // namespace clerk::detail

#endif
