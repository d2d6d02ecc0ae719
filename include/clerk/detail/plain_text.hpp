// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_PLAIN_TEXT_HPP
#define CLERK_DETAIL_PLAIN_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace clerk::detail
{
/// Whether JSON has the character in a string as it is, and it is ASCII: no quote, backslash, control character.
constexpr bool is_plain(char character) noexcept
{
    auto const byte = static_cast<unsigned char>(character);
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/// Whether eight characters are plain. May say no where they are.
inline bool are_plain(char const* eight) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, sizeof bytes);
    // A byte borrows from its highest bit where what is taken from it is greater.
    std::uint64_t const control = bytes - ones * 0x20;
    std::uint64_t const quote = (bytes ^ ones * '"') - ones;
    std::uint64_t const backslash = (bytes ^ ones * '\\') - ones;
    return ((bytes | control | quote | backslash) & ones * 0x80) == 0;
}

/// How many plain characters the text begins with.
inline std::size_t plain_length(std::string_view text) noexcept
{
    std::size_t length = 0;
    while (text.size() - length >= 8 && are_plain(text.data() + length))
        length += 8;
    while (length < text.size() && is_plain(text[length]))
        ++length;
    return length;
}

} // namespace clerk::detail

#endif
