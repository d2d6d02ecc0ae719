// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_TOKEN_JSON_IPP
#define CLERK_AUTH_IMPL_TOKEN_JSON_IPP

#include <clerk/auth/token_json.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/detail/json_reader.hpp>
#include <clerk/detail/plain_text.hpp>

#include <boost/json/value.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clerk::detail
{
/// Puts the values of an object in a row, each object's and array's content behind it.
///
/// As in `json_reader`, the functions take the place where they begin, and return the one where they ended; null is a no.
class token_json_reader
{
public:
    /// @param text What is read, and referred to. Shorter than 4 GiB.
    token_json_reader(
        std::string_view text, std::pmr::vector<token_value>& values, std::pmr::memory_resource& memory) noexcept
        : json_(text)
        , end_(text.data() + text.size())
        , values_(values)
        , memory_(memory)
    {
    }

    /// Whether it is an object and nothing else.
    bool read()
    {
        char const* at = json_.skip(json_.begin());
        if (at == end_ || *at != '{')
            return false;
        at = container(at + 1, token_value::kind::object, {});
        return at && json_.is_end(at);
    }

private:
    char const* value(char const* at, std::string_view member)
    {
        at = json_.skip(at);
        if (at == end_)
            return nullptr;
        token_value::content content;
        switch (*at)
        {
        case '"':
        {
            std::string_view text;
            at = string(at, text);
            content.text = text.data();
            return at && add(token_value::kind::text, content, member, text.size()) ? at : nullptr;
        }
        case '{': return container(at + 1, token_value::kind::object, member);
        case '[': return container(at + 1, token_value::kind::array, member);
        case 't':
        case 'f':
        {
            bool yes = false;
            at = json_.read(at, yes);
            content.integer = yes ? 1 : 0;
            return at && add(token_value::kind::boolean, content, member) ? at : nullptr;
        }
        case 'n': at = json_.null(at); return at && add(token_value::kind::null, content, member) ? at : nullptr;
        default: return number(at, member);
        }
    }

    char const* number(char const* at, std::string_view member)
    {
        token_value::content content;
        if (char const* const end = json_.read(at, content.integer))
            return add(token_value::kind::integer, content, member) ? end : nullptr;
        // No number of Clerk's has a fraction or that many digits.
        json::value read;
        at = json_.read_number(at, read);
        auto kind = token_value::kind::large_integer;
        if (auto const* const integer = read.if_int64())
        {
            kind = token_value::kind::integer;
            content.integer = *integer;
        }
        else if (auto const* const inexact = read.if_double())
        {
            kind = token_value::kind::number;
            content.number = *inexact;
        }
        return at && add(kind, content, member) ? at : nullptr;
    }

    /// What is in an array or object, from behind its first bracket past its last one.
    char const* container(char const* at, token_value::kind kind, std::string_view member)
    {
        bool const is_object = kind == token_value::kind::object;
        char const bracket = is_object ? '}' : ']';
        auto const place = values_.size();
        if (++depth_ > max_token_json_depth || !add(kind, {}, member))
            return nullptr;
        std::uint32_t count = 0;
        at = json_.skip(at);
        bool more = at != end_ && *at != bracket;
        while (more)
        {
            std::string_view own;
            at = is_object ? name(at, own) : at;
            at = at ? value(at, own) : nullptr;
            if (!at)
                return nullptr;
            ++count;
            at = json_.skip(at);
            more = at != end_ && *at == ',';
            at += more ? 1 : 0;
        }
        if (at == end_ || *at != bracket)
            return nullptr;
        --depth_;
        auto& closed = values_[place];
        closed.size_ = count;
        closed.extent_ = static_cast<std::uint32_t>(values_.size() - place);
        return is_object && has_duplicates(closed) ? nullptr : at + 1;
    }

    /// A member's name and its colon.
    char const* name(char const* at, std::string_view& to)
    {
        at = string(json_.skip(at), to);
        at = at ? json_.skip(at) : end_;
        return at != end_ && *at == ':' ? at + 1 : nullptr;
    }

    /// Where the text stands in the JSON, or without its escapes in memory that stays.
    char const* string(char const* at, std::string_view& to)
    {
        if (at == end_ || *at != '"')
            return nullptr;
        char const* const first = at + 1;
        std::size_t const plain = plain_length({first, static_cast<std::size_t>(end_ - first)});
        char const* const last = first + plain;
        to = {first, plain};
        return last != end_ && *last == '"' ? last + 1 : special_string(at, to);
    }
    /// The same of one that is not all plain.
    [[gnu::noinline]] char const* special_string(char const* at, std::string_view& to)
    {
        std::string made;
        char const* const end = json_.read(at, made);
        if (!end)
            return nullptr;
        to = {at + 1, static_cast<std::size_t>(end - at) - 2};
        // Every escape is longer than what it means.
        if (made.size() < to.size())
        {
            auto* const place = static_cast<char*>(memory_.allocate(std::max<std::size_t>(made.size(), 1), 1));
            std::ranges::copy(made, place);
            to = {place, made.size()};
        }
        return end;
    }

    bool add(token_value::kind kind, token_value::content content, std::string_view member, std::size_t size = 0)
    {
        if (values_.size() == max_token_json_values)
            return false;
        auto& made = values_.emplace_back();
        made.kind_ = kind;
        made.content_ = content;
        made.size_ = static_cast<std::uint32_t>(size);
        made.name_ = member.data();
        made.name_size_ = static_cast<std::uint32_t>(member.size());
        made.name_head_ = token_value::head_of(member);
        return true;
    }

    static bool has_duplicates(token_value const& object)
    {
        constexpr std::size_t few = 24;
        if (object.size() > few)
            return has_duplicates_among_many(object);
        // A name is compared with those before it only where one of them may be the same.
        std::uint64_t seen = 0;
        for (auto one = object.begin(); one != object.end(); ++one)
        {
            std::uint64_t const bit = std::uint64_t{1} << ((one->name_head_ * 0x9E3779B97F4A7C15) >> 58U);
            if ((seen & bit) != 0)
                for (auto other = object.begin(); other != one; ++other)
                    if (one->has_name(other->name(), other->name_head_))
                        return true;
            seen |= bit;
        }
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

    json_reader json_;
    char const* end_;
    std::pmr::vector<token_value>& values_;
    std::pmr::memory_resource& memory_;
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
    if (text.size() > std::numeric_limits<std::uint32_t>::max())
        return nullptr;
    values_.reserve(usual_values);
    token_json_reader reader{text, values_, resource_};
    return reader.read() ? values_.data() : nullptr;
}

} // namespace clerk::detail

#endif
