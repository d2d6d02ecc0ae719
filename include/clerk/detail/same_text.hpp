// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_SAME_TEXT_HPP
#define CLERK_DETAIL_SAME_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace clerk::detail
{
/// Whether two texts have the same bytes from there on, as many as a `Word` has.
template <class Word>
bool same_word(std::string_view one, std::string_view other, std::size_t at) noexcept
{
    Word words[2];
    std::memcpy(&words[0], one.data() + at, sizeof(Word));
    std::memcpy(&words[1], other.data() + at, sizeof(Word));
    return words[0] == words[1];
}

/// Whether a text begins with a short name: what `starts_with` says, but most of the time a call of memcmp takes for names of
/// members is spent before it compares.
inline bool begins_with(std::string_view text, std::string_view name) noexcept
{
    std::size_t const size = name.size();
    if (text.size() < size)
        return false;
    if (size < 4)
        return size == 0 || (text[0] == name[0] && text[size / 2] == name[size / 2] && text[size - 1] == name[size - 1]);
    // The last word may reach back over what was compared already.
    if (size < 8)
        return same_word<std::uint32_t>(text, name, 0) && same_word<std::uint32_t>(text, name, size - 4);
    for (std::size_t at = 0; size - at > 8; at += 8)
        if (!same_word<std::uint64_t>(text, name, at))
            return false;
    return same_word<std::uint64_t>(text, name, size - 8);
}

} // namespace clerk::detail

#endif
