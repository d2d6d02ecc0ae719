// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_BASE64_IPP
#define CLERK_DETAIL_IMPL_BASE64_IPP

#include <clerk/detail/base64.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

namespace clerk::detail
{
inline constexpr std::string_view base64_alphabet
    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
inline constexpr std::string_view base64url_alphabet
    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What each character stands for at each place of a group of four: its six bits where they belong in the group's 24.
/// A character that is not in the alphabet stands for `not_base64`.
using base64_values = std::array<std::array<std::uint32_t, 256>, 4>;

inline constexpr std::uint32_t not_base64 = 0x8000'0000;

constexpr base64_values values_of(std::string_view alphabet) noexcept
{
    base64_values values{};
    for (std::size_t place = 0; place < values.size(); ++place)
    {
        values[place].fill(not_base64);
        for (std::size_t i = 0; i < alphabet.size(); ++i)
            values[place][static_cast<unsigned char>(alphabet[i])]
                = static_cast<std::uint32_t>(i) << (18U - 6U * place);
    }
    return values;
}

inline constexpr base64_values values_of_base64 = values_of(base64_alphabet);
inline constexpr base64_values values_of_base64url = values_of(base64url_alphabet);

constexpr unsigned char low_byte(std::uint32_t bits) noexcept
{
    return static_cast<unsigned char>(bits & 0xFFU);
}

/// Decodes what has no padding. A character that does not belong there shows in `seen`, which is looked at once, so that
/// no step depends on the text's content.
inline std::optional<std::size_t> decode_unpadded(
    base64_values const& values, std::string_view text, std::span<unsigned char> out) noexcept
{
    std::size_t const rest = text.size() % 4;
    std::size_t const size = base64_decoded_size(text.size());
    if (rest == 1 || size > out.size())
        return std::nullopt;
    std::uint32_t seen = 0;
    // The bits of `count` characters, the first of them highest.
    auto const bits_at = [&](std::size_t at, std::size_t count) -> std::uint32_t
    {
        std::uint32_t bits = 0;
        for (std::size_t place = 0; place < count; ++place)
            bits |= values[place][static_cast<unsigned char>(text[at + place])];
        seen |= bits;
        return bits;
    };
    std::size_t at = 0;
    std::size_t written = 0;
    for (std::size_t const whole = text.size() - rest; at < whole; at += 4, written += 3)
    {
        std::uint32_t const bits = bits_at(at, 4);
        out[written] = low_byte(bits >> 16U);
        out[written + 1] = low_byte(bits >> 8U);
        out[written + 2] = low_byte(bits);
    }
    std::uint32_t left_over = 0;
    if (rest == 2)
    {
        std::uint32_t const bits = bits_at(at, 2);
        out[written] = low_byte(bits >> 16U);
        left_over = bits & 0x00'FFFFU;
    }
    else if (rest == 3)
    {
        std::uint32_t const bits = bits_at(at, 3);
        out[written] = low_byte(bits >> 16U);
        out[written + 1] = low_byte(bits >> 8U);
        left_over = bits & 0xFFU;
    }
    if ((seen & not_base64) != 0 || left_over != 0)
        return std::nullopt;
    return size;
}

/// Takes the padding off; nothing where there is less or more than there may be.
inline std::optional<std::string_view> without_padding(std::string_view text, base64_padding padding) noexcept
{
    if (padding == base64_padding::none)
        return text;
    if (text.size() % 4 != 0)
        return padding == base64_padding::optional && !text.ends_with('=') ? std::optional{text} : std::nullopt;
    // A third one is left in place, as no character of the alphabet.
    for (int i = 0; i < 2 && text.ends_with('='); ++i)
        text.remove_suffix(1);
    return text;
}

inline std::optional<std::string> as_string(
    base64_values const& values, std::optional<std::string_view> text)
{
    if (!text)
        return std::nullopt;
    std::string bytes(base64_decoded_size(text->size()), '\0');
    std::span<unsigned char> const out{reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()};
    return decode_unpadded(values, *text, out) ? std::optional{std::move(bytes)} : std::nullopt;
}

CLERK_DECL std::optional<std::size_t> decode_base64(
    std::string_view text, std::span<unsigned char> out, base64_padding padding) noexcept
{
    auto const unpadded = without_padding(text, padding);
    return unpadded ? decode_unpadded(values_of_base64, *unpadded, out) : std::nullopt;
}

CLERK_DECL std::optional<std::string> decode_base64(std::string_view text, base64_padding padding)
{
    return as_string(values_of_base64, without_padding(text, padding));
}

CLERK_DECL std::optional<std::size_t> decode_base64url(std::string_view text, std::span<unsigned char> out) noexcept
{
    return decode_unpadded(values_of_base64url, text, out);
}

CLERK_DECL std::optional<std::string> decode_base64url(std::string_view text)
{
    return as_string(values_of_base64url, text);
}

inline std::string encode_unpadded(std::string_view alphabet, std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3)
    {
        std::size_t const count = std::min<std::size_t>(bytes.size() - at, 3);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i <= count; ++i)
            text += alphabet[bits >> (18U - 6U * i) & 0x3FU];
    }
    return text;
}

CLERK_DECL std::string encode_base64(std::string_view bytes)
{
    auto text = encode_unpadded(base64_alphabet, bytes);
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

CLERK_DECL std::string encode_base64url(std::string_view bytes)
{
    return encode_unpadded(base64url_alphabet, bytes);
}

} // namespace clerk::detail

#endif
