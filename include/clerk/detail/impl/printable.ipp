// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_PRINTABLE_IPP
#define CLERK_DETAIL_IMPL_PRINTABLE_IPP

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

/// U+0080–U+009F, U+200E/F, U+2028–U+202E, U+2066–U+2069, U+FEFF: they steer a terminal or hide in a line.
inline bool is_invisible(std::string_view sequence) noexcept
{
    if (sequence.size() == 2)
        return sequence[0] == '\xC2' && static_cast<unsigned char>(sequence[1]) < 0xA0;
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

CLERK_DECL std::string scrubbed(std::string_view text, std::size_t limit)
{
    constexpr std::array<std::string_view, 7> markers{
        "sk_test_", "sk_live_", "whsec_", "Bearer ", "bearer ", "ak_", "mt_"};
    auto const is_token = [](char c)
    { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'; };

    std::string shown;
    while (!text.empty() && shown.size() <= limit)
    {
        auto const marker = std::ranges::find_if(markers, [&](std::string_view m) { return text.starts_with(m); });
        if (marker == markers.end())
        {
            // A line break in a page of HTML says nothing; as one space it keeps the excerpt readable.
            bool const space = text.front() == '\n' || text.front() == '\r' || text.front() == '\t';
            if (!space)
                shown += text.front();
            else if (!shown.empty() && shown.back() != ' ')
                shown += ' ';
            text.remove_prefix(1);
            continue;
        }
        shown += *marker;
        shown += "\u2026";
        text.remove_prefix(marker->size());
        text.remove_prefix(static_cast<std::size_t>(std::ranges::find_if_not(text, is_token) - text.begin()));
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
