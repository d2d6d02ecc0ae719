// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_TOKEN_JSON_IPP
#define CLERK_AUTH_IMPL_TOKEN_JSON_IPP

#include <clerk/auth/token_json.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/detail/exact_double.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace clerk::detail
{
/// Puts the parser's events in a row, each object's and array's content behind it.
class token_json_reader
{
public:
    static constexpr std::size_t max_array_size = max_token_json_values;
    static constexpr std::size_t max_object_size = max_token_json_values;
    static constexpr std::size_t max_string_size = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t max_key_size = max_string_size;

    /// @param source What is parsed.
    token_json_reader(
        std::string_view source, std::pmr::vector<token_value>& values, std::pmr::memory_resource& memory)
        : source_(source)
        , values_(values)
        , memory_(memory)
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
        return open(token_value::kind::object, error);
    }
    bool on_object_end(std::size_t count, boost::system::error_code& error)
    {
        if (has_duplicates(close(count)))
            error = json::error::not_object; // any error: Boost.JSON has no word for a name that comes twice
        return !error;
    }
    bool on_array_begin(boost::system::error_code& error)
    {
        return open(token_value::kind::array, error);
    }
    bool on_array_end(std::size_t count, boost::system::error_code&)
    {
        close(count);
        return true;
    }
    // A text with escapes comes from the parser's own memory, and if it is long, in parts.
    bool on_key_part(json::string_view part, std::size_t, boost::system::error_code&)
    {
        parts_.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view last_part, std::size_t, boost::system::error_code&)
    {
        name_ = whole(last_part);
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, boost::system::error_code&)
    {
        parts_.append(part.data(), part.size());
        return true;
    }
    bool on_string(json::string_view last_part, std::size_t, boost::system::error_code& error)
    {
        auto const text = whole(last_part);
        token_value::content content;
        content.text = text.data();
        return add(token_value::kind::text, content, error, text.size());
    }
    // Only a text that ends within a number gets here, and it fails right afterwards.
    bool on_number_part(json::string_view, boost::system::error_code&)
    {
        return true;
    }
    bool on_int64(std::int64_t number, json::string_view, boost::system::error_code& error)
    {
        return add(token_value::kind::integer, {number}, error);
    }
    bool on_uint64(std::uint64_t, json::string_view, boost::system::error_code& error)
    {
        return add(token_value::kind::large_integer, {}, error);
    }
    bool on_double(double estimate, json::string_view text, boost::system::error_code& error)
    {
        auto const number = exact_double({text.data(), text.size()}, estimate);
        if (!number)
        {
            error = json::error::exponent_overflow;
            return false;
        }
        token_value::content content;
        content.number = *number;
        return add(token_value::kind::number, content, error);
    }
    bool on_bool(bool value, boost::system::error_code& error)
    {
        return add(token_value::kind::boolean, {value ? 1 : 0}, error);
    }
    bool on_null(boost::system::error_code& error)
    {
        return add(token_value::kind::null, {}, error);
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
    /// The text whose last part this is: where it stands in the JSON, or put together in memory that stays.
    std::string_view whole(json::string_view last_part)
    {
        std::less<> const before;
        bool const stays = !before(last_part.data(), source_.data())
            && !before(source_.data() + source_.size(), last_part.data() + last_part.size());
        if (parts_.empty() && stays)
            return {last_part.data(), last_part.size()};
        parts_.append(last_part.data(), last_part.size());
        auto* const place = static_cast<char*>(memory_.allocate(parts_.size(), 1));
        std::ranges::copy(parts_, place);
        std::string_view const made{place, parts_.size()};
        parts_.clear();
        return made;
    }

    bool add(token_value::kind kind, token_value::content content, boost::system::error_code& error,
        std::size_t size = 0)
    {
        if (values_.size() == max_token_json_values)
        {
            error = json::error::array_too_large;
            return false;
        }
        auto& made = values_.emplace_back();
        auto const name = std::exchange(name_, {});
        made.kind_ = kind;
        made.content_ = content;
        made.size_ = static_cast<std::uint32_t>(size);
        made.name_ = name.data();
        made.name_size_ = static_cast<std::uint32_t>(name.size());
        made.name_head_ = token_value::head_of(name);
        return true;
    }

    bool open(token_value::kind kind, boost::system::error_code& error)
    {
        open_[depth_++] = values_.size();
        return add(kind, {}, error);
    }
    token_value const& close(std::size_t count)
    {
        auto const place = open_[--depth_];
        auto& closed = values_[place];
        closed.size_ = static_cast<std::uint32_t>(count);
        closed.extent_ = static_cast<std::uint32_t>(values_.size() - place);
        return closed;
    }

    static bool has_duplicates(token_value const& object)
    {
        constexpr std::size_t few = 24;
        if (object.size() > few)
            return has_duplicates_among_many(object);
        for (auto one = object.begin(); one != object.end(); ++one)
            for (auto other = object.begin(); other != one; ++other)
                if (one->has_name(other->name(), other->name_head_))
                    return true;
        return false;
    }
    static bool has_duplicates_among_many(token_value const& object)
    {
        std::vector<std::string_view> names;
        names.reserve(object.size());
        for (auto const& member : object)
            names.push_back(member.name());
        std::ranges::sort(names);
        return std::ranges::adjacent_find(names) != names.end();
    }

    std::string_view source_;
    std::pmr::vector<token_value>& values_;
    std::pmr::memory_resource& memory_;
    std::pmr::string parts_{&memory_};
    std::string_view name_;
    std::array<std::size_t, max_token_json_depth + 1> open_;
    std::size_t depth_ = 0;
};

CLERK_DECL token_value const* token_json::decode(std::string_view encoded)
{
    auto const size = base64_decoded_size(encoded.size());
    char* out = text_.data();
    if (size > text_.size())
    {
        long_text_ = std::make_unique_for_overwrite<char[]>(size);
        out = long_text_.get();
    }
    auto const written = decode_base64url(encoded, std::span{reinterpret_cast<unsigned char*>(out), size});
    if (!written)
        return nullptr;
    decoded_ = {out, *written};
    return parse(decoded_);
}

CLERK_DECL token_value const* token_json::parse(std::string_view text)
{
    values_.reserve(usual_values);
    json::parse_options options;
    options.max_depth = max_token_json_depth;
    json::basic_parser<token_json_reader> parser{options, text, values_, resource_};
    boost::system::error_code error;
    std::size_t const read = parser.write_some(false, text.data(), text.size(), error);
    if (error || read < text.size())
        return nullptr;
    return values_.front().if_object();
}

} // namespace clerk::detail

#endif
