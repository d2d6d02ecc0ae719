// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_UTF8_HPP
#define CLERK_DETAIL_UTF8_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// The position of the first byte that is not well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing
/// above U+10FFFF), or `npos`.
constexpr std::size_t find_invalid_utf8(std::string_view text) noexcept
{
    auto const byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    std::size_t at = 0;
    while (at < text.size())
    {
        unsigned const lead = byte(at);
        if (lead < 0x80)
        {
            ++at;
            continue;
        }
        std::size_t const length = lead >= 0xC2 && lead <= 0xDF ? 2
            : (lead & 0xF0U) == 0xE0                            ? 3
            : lead >= 0xF0 && lead <= 0xF4                      ? 4
                                                                : 0;
        if (length == 0 || text.size() - at < length)
            return at;
        // The second byte's range is what excludes overlong forms, surrogates and values beyond the last code point.
        unsigned const second = byte(at + 1);
        unsigned const lowest = lead == 0xE0 ? 0xA0U : lead == 0xF0 ? 0x90U : 0x80U;
        unsigned const highest = lead == 0xED ? 0x9FU : lead == 0xF4 ? 0x8FU : 0xBFU;
        if (second < lowest || second > highest)
            return at;
        for (std::size_t i = 2; i < length; ++i)
            if ((byte(at + i) & 0xC0U) != 0x80U)
                return at;
        at += length;
    }
    return std::string_view::npos;
}

/// Precondition: a code point, and no surrogate.
inline void append_utf8(std::string& text, unsigned code_point)
{
    auto const byte = [&text](unsigned value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
    auto const following = [&](unsigned shift) { byte(0x80U | ((code_point >> shift) & 0x3FU)); };
    if (code_point < 0x80)
        return byte(code_point);
    if (code_point < 0x800)
        byte(0xC0U | (code_point >> 6U));
    else
    {
        if (code_point < 0x10000)
            byte(0xE0U | (code_point >> 12U));
        else
        {
            byte(0xF0U | (code_point >> 18U));
            following(12);
        }
        following(6);
    }
    following(0);
}

} // namespace clerk::detail

#endif
