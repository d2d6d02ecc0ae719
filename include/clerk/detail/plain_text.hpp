// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_PLAIN_TEXT_HPP
#define CLERK_DETAIL_PLAIN_TEXT_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace clerk::detail
{
/// Whether JSON has the character in a string as it is, and it is ASCII: no quote, backslash, control character.
constexpr bool is_plain(char character) noexcept
{
    auto const byte = static_cast<unsigned char>(character);
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/// Not 0 if one of the eight characters is not plain. Where the lowest byte comes first, the lowest bit that is set is in
/// the first such one; the others may be wrong.
inline std::uint64_t special_among(char const* eight) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, sizeof bytes);
    // A byte borrows from its highest bit where what is taken from it is greater.
    std::uint64_t const control = bytes - ones * 0x20;
    std::uint64_t const quote = (bytes ^ ones * '"') - ones;
    std::uint64_t const backslash = (bytes ^ ones * '\\') - ones;
    return (bytes | control | quote | backslash) & ones * 0x80;
}

/// How many plain characters the text begins with, by eight and one by one.
[[gnu::noinline]] inline std::size_t plain_length_by_eight(std::string_view text) noexcept
{
    std::size_t length = 0;
    for (; text.size() - length >= 8; length += 8)
        if (std::uint64_t const special = special_among(text.data() + length); special != 0)
        {
            if constexpr (std::endian::native == std::endian::little)
                return length + static_cast<std::size_t>(std::countr_zero(special)) / 8;
            break;
        }
    while (length < text.size() && is_plain(text[length]))
        ++length;
    return length;
}

/// How many plain characters the text begins with.
[[gnu::always_inline]] inline std::size_t plain_length(std::string_view text) noexcept
{
    std::size_t length = 0;
#if defined(__SSE2__)
    for (; text.size() - length >= 16; length += 16)
    {
        __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + length));
        // As signed numbers, those beyond ASCII are less than a space, too.
        __m128i const other = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
        __m128i const quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
        __m128i const backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
        int const special = _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(other, quote), backslash));
        if (special != 0)
            return length + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(special)));
    }
#endif
    return length + plain_length_by_eight({text.data() + length, text.size() - length});
}

} // namespace clerk::detail

#endif
