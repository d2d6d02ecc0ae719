// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_SAME_TEXT_HPP
#define CLERK_DETAIL_SAME_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace clerk::detail
{
/// Whether a text begins with a short name: what `starts_with` says, but most of the time a call of memcmp takes for names of
/// members is spent before it compares.
inline bool begins_with(std::string_view text, std::string_view name) noexcept
{
    if (text.size() < name.size())
        return false;
    auto const eight = [](char const* from)
    {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, from, sizeof bytes);
        return bytes;
    };
    std::size_t at = 0;
    for (; name.size() - at >= 8; at += 8)
        if (eight(text.data() + at) != eight(name.data() + at))
            return false;
    if (at > 0)
        return eight(text.data() + name.size() - 8) == eight(name.data() + name.size() - 8);
    for (; at < name.size(); ++at)
        if (text[at] != name[at])
            return false;
    return true;
}

} // namespace clerk::detail

#endif
