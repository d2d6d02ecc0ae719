// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_PARSE_JSON_IPP
#define CLERK_DETAIL_IMPL_PARSE_JSON_IPP

#include <clerk/detail/parse_json.hpp>

#include <clerk/detail/exact_double.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/json/value_stack.hpp>
#include <boost/system/error_code.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace clerk::detail
{
// Builds a json::value from the parser's events. It differs from Boost's own builder in one thing: where the
// parser computed a double, which it does without correct rounding, the number is read again from its text.
class json_builder
{
public:
    static constexpr std::size_t max_array_size = json::array::max_size();
    static constexpr std::size_t max_object_size = json::object::max_size();
    static constexpr std::size_t max_string_size = json::string::max_size();
    static constexpr std::size_t max_key_size = json::string::max_size();

    explicit json_builder(json::storage_ptr storage)
        : stack_(json::storage_ptr{}, buffer_.data(), buffer_.size())
    {
        stack_.reset(std::move(storage));
    }

    json::value release()
    {
        return stack_.release();
    }

    /// The number that a double cannot hold, if one ended the parse.
    [[nodiscard]] char const* too_large() const noexcept
    {
        return too_large_;
    }

    /// How many members the objects have in the text; the value has fewer where names come twice.
    [[nodiscard]] std::size_t members() const noexcept
    {
        return members_;
    }

    bool on_document_begin(boost::system::error_code&)
    {
        return true;
    }
    bool on_document_end(boost::system::error_code&)
    {
        return true;
    }
    bool on_array_begin(boost::system::error_code&)
    {
        return true;
    }
    bool on_array_end(std::size_t count, boost::system::error_code& error)
    {
        stack_.push_array(count);
        return one_more(error);
    }
    bool on_object_begin(boost::system::error_code&)
    {
        return true;
    }
    bool on_object_end(std::size_t count, boost::system::error_code& error)
    {
        members_ += count;
        stack_.push_object(count);
        return one_more(error);
    }
    bool on_key_part(json::string_view part, std::size_t, boost::system::error_code&)
    {
        stack_.push_chars(part);
        return true;
    }
    bool on_key(json::string_view last_part, std::size_t, boost::system::error_code&)
    {
        stack_.push_key(last_part);
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, boost::system::error_code&)
    {
        stack_.push_chars(part);
        return true;
    }
    bool on_string(json::string_view last_part, std::size_t, boost::system::error_code& error)
    {
        stack_.push_string(last_part);
        return one_more(error);
    }
    // Only a text that ends within a number gets here, and it fails right afterwards.
    bool on_number_part(json::string_view, boost::system::error_code&)
    {
        return true;
    }
    bool on_int64(std::int64_t number, json::string_view, boost::system::error_code& error)
    {
        stack_.push_int64(number);
        return one_more(error);
    }
    bool on_uint64(std::uint64_t number, json::string_view, boost::system::error_code& error)
    {
        stack_.push_uint64(number);
        return one_more(error);
    }
    // The text is the whole number, as parse_json gives the parser the whole document at once.
    bool on_double(double estimate, json::string_view text, boost::system::error_code& error)
    {
        std::optional<double> const number = exact_double({text.data(), text.size()}, estimate);
        if (!number)
        {
            too_large_ = text.data();
            error = json::error::exponent_overflow;
            return false;
        }
        stack_.push_double(*number);
        return one_more(error);
    }
    bool on_bool(bool value, boost::system::error_code& error)
    {
        stack_.push_bool(value);
        return one_more(error);
    }
    bool on_null(boost::system::error_code& error)
    {
        stack_.push_null();
        return one_more(error);
    }
    bool on_comment_part(json::string_view, boost::system::error_code&)
    {
        return true;
    }
    bool on_comment(json::string_view, boost::system::error_code&)
    {
        return true;
    }

private:
    bool one_more(boost::system::error_code& error)
    {
        if (++values_ > max_json_values)
            error = json::error::array_too_large;
        return !error;
    }

    std::size_t values_ = 0;
    std::size_t members_ = 0;
    // Most replies are built without another allocation for the stack.
    alignas(json::value) std::array<unsigned char, 4096> buffer_;
    json::value_stack stack_;
    char const* too_large_ = nullptr;
};

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
