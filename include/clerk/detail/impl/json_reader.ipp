// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_JSON_READER_IPP
#define CLERK_DETAIL_IMPL_JSON_READER_IPP

#include <clerk/detail/json_reader.hpp>
#include <clerk/detail/parse_json.hpp>
#include <clerk/detail/plain_text.hpp>
#include <clerk/detail/same_text.hpp>
#include <clerk/detail/utf8.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <bit>
#include <cstring>
#include <utility>

namespace clerk::detail
{
CLERK_DECL void json_reader::skip_white_space() noexcept
{
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t'))
        ++at_;
}

CLERK_DECL bool json_reader::open(char bracket) noexcept
{
    if (next() != bracket || depth_ == max_json_depth)
        return false;
    ++at_;
    ++depth_;
    return counted();
}

CLERK_DECL bool json_reader::literal(std::string_view text) noexcept
{
    if (static_cast<std::size_t>(end_ - at_) < text.size() || std::memcmp(at_, text.data(), text.size()) != 0)
        return false;
    at_ += text.size();
    return counted();
}

CLERK_DECL bool json_reader::null() noexcept
{
    return next() == 'n' && literal("null");
}

CLERK_DECL bool json_reader::read(bool& to) noexcept
{
    to = next() == 't';
    return literal(to ? "true" : "false");
}

/// The number that eight digits are, or more than any where they are no digits.
inline std::uint64_t eight_digits(char const* text) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text, sizeof bytes);
    bytes -= ones * '0';
    if (((bytes | (bytes + ones * (0x80 - 10))) & ones * 0x80) != 0)
        return ~std::uint64_t{0};
    // Pairs of digits, then of those, then of these.
    bytes = bytes * 10 + (bytes >> 8U);
    constexpr std::uint64_t every_fourth = 0x000000FF000000FF;
    return ((bytes & every_fourth) * (100 + (1000000ULL << 32U))
               + ((bytes >> 16U) & every_fourth) * (1 + (10000ULL << 32U)))
        >> 32U;
}

CLERK_DECL bool json_reader::read(std::int64_t& to) noexcept
{
    constexpr std::ptrdiff_t safe_digits = 18;
    bool const negative = next() == '-';
    char const* const first = at_ + (negative ? 1 : 0);
    char const* at = first;
    std::int64_t number = 0;
    if constexpr (std::endian::native == std::endian::little)
        if (end_ - at >= 8)
            if (auto const eight = eight_digits(at); eight < 100'000'000)
            {
                number = static_cast<std::int64_t>(eight);
                at += 8;
            }
    for (; at != end_; ++at)
    {
        auto const digit = static_cast<unsigned>(*at) - '0';
        if (digit > 9)
            break;
        if (at - first == safe_digits)
            return false;
        number = number * 10 + digit;
    }
    bool const leading_zero = at - first > 1 && *first == '0';
    bool const goes_on = at != end_ && (*at == '.' || *at == 'e' || *at == 'E');
    if (at == first || leading_zero || goes_on)
        return false;
    at_ = at;
    to = negative ? -number : number;
    return counted();
}

CLERK_DECL bool json_reader::read(std::string_view& to) noexcept
{
    if (next() != '"')
        return false;
    ++at_;
    to = rest();
    to = to.substr(0, plain_length(to));
    at_ += to.size();
    if (at_ == end_ || *at_ != '"')
        return false;
    ++at_;
    return counted();
}

CLERK_DECL bool json_reader::read(std::string& to)
{
    if (next() != '"')
        return false;
    ++at_;
    std::string_view const left = rest();
    std::size_t const plain = plain_length(left);
    at_ += plain;
    to.assign(left.data(), plain);
    if (at_ == end_ || (*at_ != '"' && !rest_of_string(to)))
        return false;
    ++at_;
    return counted();
}

/// Up to the closing quote.
CLERK_DECL bool json_reader::rest_of_string(std::string& to)
{
    while (at_ != end_ && *at_ != '"')
    {
        if (*at_ == '\\')
        {
            if (!escape(to))
                return false;
            continue;
        }
        // No byte of a longer UTF-8 sequence is one of these: it is whole, or wrong.
        char const* const first = at_;
        while (at_ != end_ && *at_ != '"' && *at_ != '\\' && static_cast<unsigned char>(*at_) >= 0x20)
            ++at_;
        std::string_view const run{first, static_cast<std::size_t>(at_ - first)};
        if (run.empty() || find_invalid_utf8(run) != std::string_view::npos)
            return false;
        to.append(run);
    }
    return at_ != end_;
}

CLERK_DECL bool json_reader::escape(std::string& to)
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    ++at_;
    if (at_ == end_)
        return false;
    char const letter = *at_++;
    if (letter != 'u')
    {
        auto const which = letters.find(letter);
        if (which == std::string_view::npos)
            return false;
        to += meanings[which];
        return true;
    }
    unsigned code = 0;
    if (!code_unit(code))
        return false;
    if (code >= 0xD800 && code <= 0xDFFF)
    {
        unsigned low = 0;
        bool const pair = code < 0xDC00 && end_ - at_ >= 2 && at_[0] == '\\' && at_[1] == 'u';
        if (!pair)
            return false;
        at_ += 2;
        if (!code_unit(low) || low < 0xDC00 || low > 0xDFFF)
            return false;
        code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(to, code);
    return true;
}

/// Four hexadecimal digits.
CLERK_DECL bool json_reader::code_unit(unsigned& to) noexcept
{
    if (end_ - at_ < 4)
        return false;
    unsigned made = 0;
    for (char const* const last = at_ + 4; at_ != last; ++at_)
    {
        char const c = *at_;
        unsigned digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<unsigned>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<unsigned>(c - 'A' + 10);
        else
            return false;
        made = made * 16 + digit;
    }
    to = made;
    return true;
}

CLERK_DECL bool json_reader::read(json::value& to)
{
    (void)next();
    std::size_t const length = parse_json_beginning(rest(), max_json_depth - depth_, values_, to);
    at_ += length;
    return length > 0;
}

CLERK_DECL bool json_reader::read(json::object& to)
{
    if (next() != '{')
        return false;
    json::value made(to.storage());
    if (!read(made))
        return false;
    to = std::move(made.get_object());
    return true;
}

CLERK_DECL bool json_reader::name(std::string_view expected, std::string_view& name) noexcept
{
    if (next() != '"')
        return false;
    ++at_;
    std::string_view const left = rest();
    if (left.size() > expected.size() && left[expected.size()] == '"' && begins_with(left, expected))
        name = expected;
    else
    {
        name = left.substr(0, plain_length(left));
        if (name.size() == left.size() || left[name.size()] != '"')
            return false;
    }
    at_ += name.size() + 1;
    if (next() != ':')
        return false;
    ++at_;
    return true;
}

} // namespace clerk::detail

#endif
