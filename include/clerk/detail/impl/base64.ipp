// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_BASE64_IPP
#define CLERK_DETAIL_IMPL_BASE64_IPP

#include <clerk/detail/base64.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace clerk::detail
{
inline constexpr std::string_view base64_alphabet
    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
inline constexpr std::string_view base64url_alphabet
    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What each character stands for at each place of a group of four: its six bits where they belong in the group's three
/// bytes, as they lie in memory. A fourth byte is 0, but for a character that is not in the alphabet.
using base64_values = std::array<std::array<std::uint32_t, 256>, 4>;
using base64_group = std::array<unsigned char, 4>;

inline constexpr auto not_base64 = std::bit_cast<std::uint32_t>(base64_group{0, 0, 0, 1});

constexpr unsigned char low_byte(std::uint32_t bits) noexcept
{
    return static_cast<unsigned char>(bits & 0xFFU);
}

constexpr base64_values values_of(std::string_view alphabet) noexcept
{
    base64_values values{};
    for (std::size_t place = 0; place < values.size(); ++place)
    {
        values[place].fill(not_base64);
        for (std::size_t i = 0; i < alphabet.size(); ++i)
        {
            auto const bits = static_cast<std::uint32_t>(i) << (18U - 6U * place);
            values[place][static_cast<unsigned char>(alphabet[i])] = std::bit_cast<std::uint32_t>(
                base64_group{low_byte(bits >> 16U), low_byte(bits >> 8U), low_byte(bits), 0});
        }
    }
    return values;
}

inline constexpr base64_values values_of_base64 = values_of(base64_alphabet);
inline constexpr base64_values values_of_base64url = values_of(base64url_alphabet);

/// Decodes what has no padding. A character that does not belong there shows in `seen`, which is looked at once, so that
/// no step depends on the text's content.
inline std::optional<std::size_t> decode_unpadded(
    base64_values const& values, std::string_view text, std::span<unsigned char> out) noexcept
{
    std::size_t const size = base64_decoded_size(text.size());
    if (text.size() % 4 == 1 || size > out.size())
        return std::nullopt;
    if (text.empty())
        return size;
    std::uint32_t seen = 0;
    auto const bits_at = [&](char const* at, std::size_t place) -> std::uint32_t
    { return values[place][static_cast<unsigned char>(at[place])]; };
    char const* from = text.data();
    unsigned char* to = out.data();
    auto const decode_group = [&]
    {
        std::uint32_t const bits = bits_at(from, 0) | bits_at(from, 1) | bits_at(from, 2) | bits_at(from, 3);
        seen |= bits;
        // The fourth byte is the next group's first.
        std::memcpy(to, &bits, sizeof bits);
        from += 4;
        to += 3;
    };
    // The last group is whole, or not.
    std::size_t const last = (text.size() - 1) % 4 + 1;
    char const* const end = text.data() + text.size() - last;
    while (end - from >= 8)
    {
        decode_group();
        decode_group();
    }
    if (from != end)
        decode_group();
    std::uint32_t bits = 0;
    for (std::size_t place = 0; place < last; ++place)
        bits |= bits_at(from, place);
    auto const bytes = std::bit_cast<base64_group>((seen & not_base64) | bits);
    std::copy_n(bytes.begin(), last - 1, to);
    // What is left over, and what does not belong there.
    bool const canonical = std::all_of(bytes.begin() + (last - 1), bytes.end(), [](unsigned char byte) { return byte == 0; });
    return canonical ? std::optional{size} : std::nullopt;
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
