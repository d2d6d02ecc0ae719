// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_TOKEN_JSON_BY_BOOST_HPP
#define CLERK_TESTS_SUPPORT_TOKEN_JSON_BY_BOOST_HPP

#include <clerk/auth/token_json.hpp>
#include <clerk/detail/exact_double.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/json/string_view.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// What `token_json` is compared with: Boost.JSON's parser, under the same rules.
namespace clerk_tests
{
namespace json = boost::json;

/// A value in a row, as a `token_value` is.
struct value_by_boost
{
    enum class container
    {
        array,
        object,
    };
    std::string name;
    std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string, container> content;
    std::size_t size = 0;   ///< How many elements or members there are.
    std::size_t extent = 1; ///< How many values it and all within it are.
};

/// Puts the parser's events in a row.
class reader_by_boost
{
public:
    static constexpr std::size_t max_array_size = clerk::detail::max_token_json_values;
    static constexpr std::size_t max_object_size = max_array_size;
    static constexpr std::size_t max_string_size = 0xFFFF'FFFF;
    static constexpr std::size_t max_key_size = max_string_size;

    explicit reader_by_boost(std::vector<value_by_boost>& values)
        : values_(values)
    {
    }

    bool on_document_begin(boost::system::error_code&)
    {
        return true;
    }
    bool on_document_end(boost::system::error_code&)
    {
        return true;
    }
    bool on_object_begin(boost::system::error_code& error)
    {
        open_.push_back(values_.size());
        return add(value_by_boost::container::object, error);
    }
    bool on_object_end(std::size_t count, boost::system::error_code& error)
    {
        auto const& closed = close(count);
        std::vector<std::string_view> names;
        for (auto const* at = &closed + 1; at != &closed + closed.extent; at += at->extent)
            names.push_back(at->name);
        std::ranges::sort(names);
        if (std::ranges::adjacent_find(names) != names.end())
            error = json::error::not_object;
        return !error;
    }
    bool on_array_begin(boost::system::error_code& error)
    {
        open_.push_back(values_.size());
        return add(value_by_boost::container::array, error);
    }
    bool on_array_end(std::size_t count, boost::system::error_code&)
    {
        close(count);
        return true;
    }
    bool on_key_part(json::string_view part, std::size_t, boost::system::error_code&)
    {
        parts_.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view last, std::size_t, boost::system::error_code&)
    {
        name_ = whole(last);
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, boost::system::error_code&)
    {
        parts_.append(part.data(), part.size());
        return true;
    }
    bool on_string(json::string_view last, std::size_t, boost::system::error_code& error)
    {
        return add(whole(last), error);
    }
    bool on_number_part(json::string_view, boost::system::error_code&)
    {
        return true;
    }
    bool on_int64(std::int64_t number, json::string_view, boost::system::error_code& error)
    {
        return add(number, error);
    }
    bool on_uint64(std::uint64_t number, json::string_view, boost::system::error_code& error)
    {
        return add(number, error);
    }
    bool on_double(double estimate, json::string_view text, boost::system::error_code& error)
    {
        auto const number = clerk::detail::exact_double({text.data(), text.size()}, estimate);
        if (!number)
            error = json::error::exponent_overflow;
        return number && add(*number, error);
    }
    bool on_bool(bool value, boost::system::error_code& error)
    {
        return add(value, error);
    }
    bool on_null(boost::system::error_code& error)
    {
        return add(nullptr, error);
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
    std::string whole(json::string_view last)
    {
        parts_.append(last.data(), last.size());
        return std::exchange(parts_, {});
    }
    template <class Content>
    bool add(Content&& content, boost::system::error_code& error)
    {
        if (values_.size() == clerk::detail::max_token_json_values)
        {
            error = json::error::array_too_large;
            return false;
        }
        auto& made = values_.emplace_back();
        made.name = std::exchange(name_, {});
        made.content = std::forward<Content>(content);
        return true;
    }
    value_by_boost const& close(std::size_t count)
    {
        auto& closed = values_[open_.back()];
        closed.size = count;
        closed.extent = values_.size() - open_.back();
        open_.pop_back();
        return closed;
    }

    std::vector<value_by_boost>& values_;
    std::vector<std::size_t> open_;
    std::string parts_;
    std::string name_;
};

/// Nothing where the text is refused.
inline std::optional<std::vector<value_by_boost>> read_by_boost(std::string_view text)
{
    std::vector<value_by_boost> values;
    json::parse_options options;
    options.max_depth = clerk::detail::max_token_json_depth;
    json::basic_parser<reader_by_boost> parser{options, values};
    boost::system::error_code error;
    std::size_t const read = parser.write_some(false, text.data(), text.size(), error);
    using container = value_by_boost::container;
    if (error || read < text.size() || values.front().content != decltype(values.front().content){container::object})
        return std::nullopt;
    return values;
}

/// Whether both are the same to the last bit, and all that lies within them.
inline bool same_value(clerk::detail::token_value const& one, value_by_boost const& other)
{
    if (one.name() != other.name)
        return false;
    if (auto const* const kind = std::get_if<value_by_boost::container>(&other.content))
    {
        bool const object = *kind == value_by_boost::container::object;
        if ((object ? one.if_object() : one.if_array()) == nullptr || one.size() != other.size
            || one.end() != clerk::detail::token_value::const_iterator{&one + other.extent})
            return false;
        auto const* at = &other + 1;
        for (auto const& within : one)
        {
            if (!same_value(within, *at) || (object && one.if_contains(at->name) != &within))
                return false;
            at += at->extent;
        }
        return at == &other + other.extent;
    }
    if (auto const* const text = std::get_if<std::string>(&other.content))
        return one.is_string() && one.get_string() == *text;
    if (auto const* const integer = std::get_if<std::int64_t>(&other.content))
        return one.if_int64() && *one.if_int64() == *integer;
    if (auto const* const number = std::get_if<double>(&other.content))
        return one.if_double()
            && std::bit_cast<std::uint64_t>(*one.if_double()) == std::bit_cast<std::uint64_t>(*number);
    if (auto const* const yes = std::get_if<bool>(&other.content))
        return one.is_bool() && one.get_bool() == *yes;
    if (std::holds_alternative<std::nullptr_t>(other.content))
        return one.is_null();
    // A large integer is none of the kinds that can be asked for.
    return !one.if_object() && !one.if_array() && !one.is_string() && !one.if_int64() && !one.if_double()
        && !one.is_bool() && !one.is_null();
}

/// What both readers say of one text.
struct both_readers
{
    bool accepted = false; ///< By the library.
    bool agree = false;
};
inline both_readers read_token_json(std::string_view text)
{
    clerk::detail::token_json json;
    auto const* const value = json.parse(text);
    auto const expected = read_by_boost(text);
    bool const accepted = value != nullptr;
    return {accepted, accepted == expected.has_value() && (!accepted || same_value(*value, expected->front()))};
}
} // namespace clerk_tests

#endif
