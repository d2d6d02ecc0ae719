// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_PARSE_JSON_IPP
#define CLERK_DETAIL_IMPL_PARSE_JSON_IPP

#include <clerk/detail/json_builder.hpp>
#include <clerk/detail/parse_json.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/system/error_code.hpp>

#include <optional>
#include <utility>

namespace clerk::detail
{
// The length of the UTF-8 sequence (RFC 3629) at the start of the text; 0 if there is none.
inline std::size_t utf8_sequence_length(std::string_view text)
{
    auto const byte = [text](std::size_t index)
    { return index < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[index])) : 0u; };
    auto const follows = [byte](std::size_t index, unsigned least, unsigned most)
    { return byte(index) >= least && byte(index) <= most; };
    unsigned const first = byte(0);
    bool const two = first >= 0xC2 && first <= 0xDF;
    bool const three = first >= 0xE0 && first <= 0xEF;
    bool const four = first >= 0xF0 && first <= 0xF4;
    // Nothing longer than needed (E0, F0), no surrogates (ED), nothing beyond U+10FFFF (F4).
    unsigned const low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned const high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (first < 0x80)
        return 1;
    if (two && follows(1, 0x80, 0xBF))
        return 2;
    if (three && follows(1, low, high) && follows(2, 0x80, 0xBF))
        return 3;
    if (four && follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF))
        return 4;
    return 0;
}

// Where the first sequence that is not UTF-8 begins, if it begins at or before `end`.
inline std::optional<std::size_t> find_invalid_utf8(std::string_view text, std::size_t end)
{
    for (std::size_t at = 0; at < text.size() && at <= end;)
    {
        std::size_t const length = utf8_sequence_length(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

inline std::string describe_json_error(
    std::string_view text, boost::system::error_code error, std::size_t at, char const* too_large)
{
    std::string what = error.message();
    if (text.empty())
        what = "empty text";
    else if (text.starts_with("\xEF\xBB\xBF"))
    {
        what = "byte order mark";
        at = 0;
    }
    else if (std::optional<std::size_t> const invalid = find_invalid_utf8(text, at))
    {
        what = "invalid UTF-8";
        at = *invalid;
    }
    else if (error == json::error::exponent_overflow)
    {
        what = "number out of range";
        if (too_large)
            at = static_cast<std::size_t>(too_large - text.data());
    }
    else if (error == json::error::incomplete)
        what = "unexpected end";
    else if (error == json::error::extra_data)
        what = "unexpected text after the value";
    else if (error == json::error::array_too_large)
        what = "more than " + std::to_string(max_json_values) + " values";
    else if (error == json::error::too_deep)
        what = "more than " + std::to_string(max_json_depth) + " levels deep";
    return what + " at byte " + std::to_string(at);
}

CLERK_DECL bool parse_json(std::string_view text, json::value& out, std::string& problem)
{
    json::parse_options options;
    options.max_depth = max_json_depth;
    json::basic_parser<json_builder> parser{options, out.storage()};
    boost::system::error_code error;
    std::size_t const read = parser.write_some(false, text.data(), text.size(), error);
    if (!error && read < text.size())
        error = json::error::extra_data;
    if (error)
    {
        problem = describe_json_error(text, error, read, parser.handler().too_large());
        return false;
    }
    out = parser.handler().release();
    return true;
}

} // namespace clerk::detail

#endif
