// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_SAME_TEXT_HPP
#define CLERK_DETAIL_SAME_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace clerk::detail
{
/// Whether two texts have the same bytes, as many as a `Word` has.
template <class Word>
bool same_word(char const* one, char const* other) noexcept
{
    Word words[2];
    std::memcpy(&words[0], one, sizeof(Word));
    std::memcpy(&words[1], other, sizeof(Word));
    return words[0] == words[1];
}

/// Whether a text, which is long enough, begins with a short name: what `starts_with` says, but most of the time a call of
/// memcmp takes for names of members is spent before it compares.
inline bool begins_with(char const* text, std::string_view name) noexcept
{
    char const* const wanted = name.data();
    std::size_t const size = name.size();
    if (size < 4)
        return size == 0 || (text[0] == wanted[0] && text[size / 2] == wanted[size / 2] && text[size - 1] == wanted[size - 1]);
    // The last word may reach back over what was compared already.
    if (size < 8)
        return same_word<std::uint32_t>(text, wanted) && same_word<std::uint32_t>(text + size - 4, wanted + size - 4);
    for (std::size_t at = 0; size - at > 8; at += 8)
        if (!same_word<std::uint64_t>(text + at, wanted + at))
            return false;
    return same_word<std::uint64_t>(text + size - 8, wanted + size - 8);
}

/// The same for a text of any length.
inline bool begins_with(std::string_view text, std::string_view name) noexcept
{
    return name.empty() || (text.size() >= name.size() && begins_with(&text.front(), name));
}

} // namespace clerk::detail

#endif
