// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_PERCENT_ENCODING_HPP
#define CLERK_DETAIL_PERCENT_ENCODING_HPP

#include <string>
#include <string_view>

namespace clerk::detail
{
constexpr bool is_unreserved(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_' || c == '~';
}

/// `pchar` of RFC 3986, section 3.3, but for `%`.
constexpr bool is_path_character(char c) noexcept
{
    return is_unreserved(c) || std::string_view{"!$&'()*+,;=:@"}.find(c) != std::string_view::npos;
}

template <class Predicate>
void append_percent_encoded(std::string& out, std::string_view text, Predicate keep)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const c : text)
    {
        if (keep(c))
        {
            out += c;
            continue;
        }
        auto const value = static_cast<unsigned char>(c);
        out += '%';
        out += digits[value >> 4U];
        out += digits[value & 0xFU];
    }
}

/// Appends `text` as one segment of a path: no slash, question mark or hash in it can act as one.
inline void append_path_segment(std::string& out, std::string_view text)
{
    append_percent_encoded(out, text, is_path_character);
}

/// Appends `text` as a name or value of a query.
inline void append_query_component(std::string& out, std::string_view text)
{
    append_percent_encoded(out, text, is_unreserved);
}

/// Undoes percent-encoding, once; what is no valid escape stays as it is.
inline std::string percent_decoded(std::string_view text)
{
    auto const digit = [](char c) -> int
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return -1;
    };
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        if (text[i] == '%' && text.size() - i > 2)
        {
            int const high = digit(text[i + 1]);
            int const low = digit(text[i + 2]);
            if (high >= 0 && low >= 0)
            {
                out += static_cast<char>(high * 16 + low);
                i += 2;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

} // namespace clerk::detail

#endif
