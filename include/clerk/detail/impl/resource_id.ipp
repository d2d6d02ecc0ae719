// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_RESOURCE_ID_IPP
#define CLERK_DETAIL_IMPL_RESOURCE_ID_IPP

#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/percent_encoding.hpp>
#include <clerk/detail/resource_id.hpp>
#include <clerk/detail/utf8.hpp>

#include <algorithm>
#include <utility>

namespace clerk::detail
{
inline bool is_id_character(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

inline bool has_control_character(std::string_view utf8) noexcept
{
    for (std::size_t i = 0; i < utf8.size(); ++i)
    {
        auto const c = static_cast<unsigned char>(utf8[i]);
        bool const c1 = c == 0xC2 && i + 1 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) < 0xA0;
        if (c < 0x20 || c == 0x7F || c1)
            return true;
    }
    return false;
}

inline bool has_dot_segment(std::string_view path) noexcept
{
    while (true)
    {
        auto const end = std::min(path.find_first_of("/\\"), path.size());
        // Some servers take what follows a semicolon for parameters of the segment, and off it.
        auto const segment = path.substr(0, std::min(end, path.find(';')));
        if (segment == "." || segment == "..")
            return true;
        if (end == path.size())
            return false;
        path.remove_prefix(end + 1);
    }
}

CLERK_DECL bool holds_dot_segment(std::string_view path)
{
    if (path.find('%') == std::string_view::npos)
        return has_dot_segment(path);
    // Every decoding shortens the text, so this ends.
    std::string decoded{path};
    for (std::string previous; decoded != previous;)
    {
        if (has_dot_segment(decoded))
            return true;
        previous = std::exchange(decoded, percent_decoded(decoded));
    }
    return false;
}

CLERK_DECL std::string problem_with_id(std::string_view id)
{
    constexpr std::size_t longest = 255;
    if (id.empty())
        return "it is empty";
    if (id.size() > longest)
        return "it has " + std::to_string(id.size()) + " bytes; at most " + std::to_string(longest) + " are allowed";
    // As all of Clerk's own are: nothing of the following can be wrong with it.
    if (detail::all_of(id, is_id_character))
        return {};
    if (find_invalid_utf8(id) != std::string_view::npos)
        return "it is not valid UTF-8";
    if (has_control_character(id))
        return "it holds a control character";
    if (id.find_first_of("/\\") != std::string_view::npos)
        return "it holds a slash or a backslash";
    if (holds_dot_segment(id))
        return "it holds a dot segment";
    return {};
}

} // namespace clerk::detail

#endif
