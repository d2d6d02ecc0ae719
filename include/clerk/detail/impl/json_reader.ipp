// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_JSON_READER_IPP
#define CLERK_DETAIL_IMPL_JSON_READER_IPP

#include <clerk/detail/json_reader.hpp>
#include <clerk/detail/plain_text.hpp>
#include <clerk/detail/utf8.hpp>

#include <bit>
#include <cstring>

namespace clerk::detail
{
CLERK_DECL char const* json_reader::skip_white_space(char const* at) const noexcept
{
    while (at != end_ && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
        ++at;
    return at;
}

CLERK_DECL char const* json_reader::open(char const* at, char bracket) noexcept
{
    at = skip(at);
    if (at == end_ || *at != bracket || depth_ == max_json_depth)
        return nullptr;
    ++depth_;
    return counted(at + 1);
}

CLERK_DECL char const* json_reader::close(char const* at, char bracket) noexcept
{
    at = skip(at);
    if (at == end_ || *at != bracket)
        return nullptr;
    --depth_;
    return at + 1;
}

CLERK_DECL char const* json_reader::null(char const* at) noexcept
{
    return literal(at, "null");
}

CLERK_DECL char const* json_reader::read(char const* at, bool& to) noexcept
{
    to = is_next(at, 't');
    return to ? literal(at, "true") : literal(at, "false");
}

/// As many digits as some characters begin with, and the number that they are.
struct leading_digits
{
    unsigned count;
    std::uint64_t number;
};

/// The digits that eight characters begin with. The lowest byte comes first.
inline leading_digits digits_of_eight(char const* text) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text, sizeof bytes);
    bytes ^= ones * '0'; // a digit becomes its number, what is none more than 9
    std::uint64_t const others = (bytes | (bytes + ones * (0x80 - 10))) & ones * 0x80;
    auto const count = static_cast<unsigned>(std::countr_zero(others)) / 8;
    if (count == 0)
        return {0, 0};
    // Zeros before it, instead of what follows; then of neighbours one number each time: of digits, of pairs, of fours.
    bytes <<= 64 - 8 * count;
    bytes = bytes * 10 + (bytes >> 8U);
    constexpr std::uint64_t every_fourth = 0x000000FF000000FF;
    std::uint64_t const first_and_third = (bytes & every_fourth) * (100 + (std::uint64_t{1'000'000} << 32U));
    std::uint64_t const others_of_four = ((bytes >> 16U) & every_fourth) * (1 + (std::uint64_t{10'000} << 32U));
    return {count, (first_and_third + others_of_four) >> 32U};
}

/// Most integers: up to fifteen digits, no sign, and more of the text behind them.
CLERK_DECL char const* json_reader::read(char const* at, std::int64_t& to) noexcept
{
    constexpr int step = 8;
    at = skip(at);
    if (std::endian::native != std::endian::little || end_ - at <= 2 * step)
        return any_integer(at, to);
    auto [count, number] = digits_of_eight(at);
    if (count == step)
    {
        static constexpr std::uint64_t powers_of_ten[]{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
        auto const more = digits_of_eight(at + step);
        count += more.count;
        number = number * powers_of_ten[more.count] + more.number;
    }
    char const next = at[count];
    if (count == 0 || count == 2 * step || *at == '0' || next == '.' || next == 'e' || next == 'E')
        return any_integer(at, to);
    to = static_cast<std::int64_t>(number);
    return counted(at + count);
}

/// Any other one, from its first character on.
CLERK_DECL char const* json_reader::any_integer(char const* at, std::int64_t& to) noexcept
{
    constexpr std::ptrdiff_t safe_digits = 18;
    bool const negative = at != end_ && *at == '-';
    char const* const first = at + (negative ? 1 : 0);
    std::int64_t number = 0;
    for (at = first; at != end_ && *at >= '0' && *at <= '9'; ++at)
    {
        if (at - first == safe_digits)
            return nullptr;
        number = number * 10 + (*at - '0');
    }
    bool const leading_zero = at - first > 1 && *first == '0';
    bool const goes_on = at != end_ && (*at == '.' || *at == 'e' || *at == 'E');
    if (at == first || leading_zero || goes_on)
        return nullptr;
    to = negative ? -number : number;
    return counted(at);
}

CLERK_DECL char const* json_reader::read(char const* at, std::string_view& to) noexcept
{
    at = skip(at);
    if (at == end_ || *at != '"')
        return nullptr;
    ++at;
    std::size_t const length = plain_length(rest(at));
    to = {at, length};
    at += length;
    return at != end_ && *at == '"' ? counted(at + 1) : nullptr;
}

CLERK_DECL char const* json_reader::read(char const* at, std::string& to)
{
    at = skip(at);
    if (at == end_ || *at != '"')
        return nullptr;
    ++at;
    std::size_t const plain = plain_length(rest(at));
    to.assign(at, plain);
    at += plain;
    if (at != end_ && *at == '"')
        return counted(at + 1);
    at = rest_of_string(at, to);
    return at ? counted(at) : nullptr;
}

/// From a character that is not plain, past the closing quote.
CLERK_DECL char const* json_reader::rest_of_string(char const* at, std::string& to) const
{
    while (at != end_ && *at != '"')
    {
        if (*at == '\\')
        {
            at = escape(at + 1, to);
            if (!at)
                return nullptr;
            continue;
        }
        // No byte of a longer UTF-8 sequence is one of these: it is whole, or wrong.
        char const* const first = at;
        while (at != end_ && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20)
            ++at;
        std::string_view const run{first, static_cast<std::size_t>(at - first)};
        if (run.empty() || find_invalid_utf8(run) != std::string_view::npos)
            return nullptr;
        to.append(run);
    }
    return at != end_ ? at + 1 : nullptr;
}

/// What follows a backslash.
CLERK_DECL char const* json_reader::escape(char const* at, std::string& to) const
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (at == end_)
        return nullptr;
    char const letter = *at++;
    if (letter != 'u')
    {
        auto const which = letters.find(letter);
        if (which == std::string_view::npos)
            return nullptr;
        to += meanings[which];
        return at;
    }
    unsigned code = 0;
    at = code_unit(at, code);
    if (at && code >= 0xD800 && code <= 0xDFFF)
    {
        unsigned low = 0;
        bool const pair = code < 0xDC00 && rest(at).starts_with("\\u");
        at = pair ? code_unit(at + 2, low) : nullptr;
        if (low < 0xDC00 || low > 0xDFFF)
            return nullptr;
        code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    }
    if (at)
        append_utf8(to, code);
    return at;
}

/// Four hexadecimal digits.
CLERK_DECL char const* json_reader::code_unit(char const* at, unsigned& to) const noexcept
{
    if (end_ - at < 4)
        return nullptr;
    unsigned made = 0;
    for (char const* const last = at + 4; at != last; ++at)
    {
        char const c = *at;
        unsigned digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<unsigned>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<unsigned>(c - 'A' + 10);
        else
            return nullptr;
        made = made * 16 + digit;
    }
    to = made;
    return at;
}

CLERK_DECL char const* json_reader::name(char const* at, std::string_view& name) const noexcept
{
    at = skip(at);
    if (at == end_ || *at != '"')
        return nullptr;
    ++at;
    std::size_t const length = plain_length(rest(at));
    name = {at, length};
    at += length;
    if (at == end_ || *at != '"')
        return nullptr;
    at = skip(at + 1);
    return at != end_ && *at == ':' ? at + 1 : nullptr;
}

} // namespace clerk::detail

#endif
