// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_PRINTABLE_IPP
#define CLERK_DETAIL_IMPL_PRINTABLE_IPP

#include <clerk/detail/ascii.hpp>
#include <clerk/detail/percent_encoding.hpp>
#include <clerk/detail/printable.hpp>
#include <clerk/detail/utf8.hpp>

#include <algorithm>
#include <array>

namespace clerk::detail
{
inline std::size_t utf8_length(unsigned char lead) noexcept
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// U+0080–U+009F, U+061C, U+200E/F, U+2028–U+202E, U+2066–U+2069, U+FEFF: they steer a terminal or hide in a line.
inline bool is_invisible(std::string_view sequence) noexcept
{
    if (sequence.size() == 2)
        return sequence == "\xD8\x9C"
            || (sequence[0] == '\xC2' && static_cast<unsigned char>(sequence[1]) < 0xA0);
    if (sequence.size() != 3)
        return false;
    unsigned const last = static_cast<unsigned char>(sequence[2]);
    if (sequence.starts_with("\xE2\x80"))
        return last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE);
    if (sequence.starts_with("\xE2\x81"))
        return last >= 0xA6 && last <= 0xA9;
    return sequence == "\xEF\xBB\xBF";
}

inline void append_escaped(std::string& out, std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const c : bytes)
    {
        auto const value = static_cast<unsigned char>(c);
        out += "\\x";
        out += digits[value >> 4U];
        out += digits[value & 0xFU];
    }
}

CLERK_DECL std::string printable(std::string_view text, std::size_t limit)
{
    bool const cut = text.size() > limit;
    if (cut)
    {
        // Not in the middle of a character: its first half would look like invalid UTF-8.
        while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
            --limit;
        text = text.substr(0, limit);
    }
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
    {
        auto const c = static_cast<unsigned char>(text[at]);
        std::string_view const sequence = text.substr(at, utf8_length(c));
        at += sequence.size();
        if (find_invalid_utf8(sequence) != std::string_view::npos)
        {
            append_escaped(out, sequence.substr(0, 1));
            at -= sequence.size() - 1;
        }
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (c == '"' || c == '\\')
            out += {'\\', static_cast<char>(c)};
        else if (c < 0x20 || c == 0x7F || is_invisible(sequence))
            append_escaped(out, sequence);
        else
            out += sequence;
    }
    return cut ? out + "\u2026" : out;
}

/// The characters of keys, tokens and base64 (`token68` of RFC 9110, section 11.2).
inline bool is_token_character(char c) noexcept
{
    return is_unreserved(c) || c == '+' || c == '/' || c == '=';
}

inline constexpr std::string_view blank_characters = " \t\r\n";

/// The length of what announces a secret at the beginning of `text`: a key's prefix, or "Bearer" and the blanks after
/// it. 0 where nothing does. The short prefixes count at the beginning of a word only: "weak_password" holds no key.
inline std::size_t length_of_secrets_prefix(std::string_view text, bool inside_word) noexcept
{
    for (std::string_view const prefix : {"sk_test_", "sk_live_", "whsec_"})
        if (text.starts_with(prefix))
            return prefix.size();
    for (std::string_view const prefix : {"ak_", "mt_"})
        if (!inside_word && text.starts_with(prefix))
            return prefix.size();
    constexpr std::string_view scheme = "bearer";
    if (!equals_ignoring_case(text.substr(0, scheme.size()), scheme))
        return 0;
    // Line breaks too: they are shown as spaces.
    auto const credentials = std::min(text.find_first_not_of(blank_characters, scheme.size()), text.size());
    return credentials > scheme.size() ? credentials : 0;
}

CLERK_DECL std::string scrubbed(std::string_view text, std::size_t limit)
{
    std::string shown;
    while (!text.empty() && shown.size() <= limit)
    {
        bool const inside_word = !shown.empty() && is_unreserved(shown.back());
        if (auto const prefix = length_of_secrets_prefix(text, inside_word); prefix > 0)
        {
            auto const announced = text.substr(0, prefix);
            shown.append(announced.substr(0, announced.find_first_of(blank_characters)));
            shown.append(announced.ends_with('_') ? "" : " ").append("\u2026");
            text.remove_prefix(prefix);
            text.remove_prefix(
                static_cast<std::size_t>(std::ranges::find_if_not(text, is_token_character) - text.begin()));
            continue;
        }
        // A line break in a page of HTML says nothing; as one space it keeps the excerpt readable.
        bool const space = text.front() == '\n' || text.front() == '\r' || text.front() == '\t';
        if (!space)
            shown += text.front();
        else if (!shown.empty() && shown.back() != ' ')
            shown += ' ';
        text.remove_prefix(1);
    }
    return printable(shown, limit);
}

CLERK_DECL std::string excerpt(std::string_view text, std::size_t limit)
{
    constexpr std::array<std::string_view, 4> sensitive{"password", "totp_secret", "backup_codes", "private_metadata"};
    for (std::string_view const word : sensitive)
        if (text.find(word) != std::string_view::npos)
            return {};
    return scrubbed(text, limit);
}

} // namespace clerk::detail

#endif
