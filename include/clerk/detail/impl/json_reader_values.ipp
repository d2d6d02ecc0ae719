// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_JSON_READER_VALUES_IPP
#define CLERK_DETAIL_IMPL_JSON_READER_VALUES_IPP

#include <clerk/detail/json_reader.hpp>
#include <clerk/detail/parse_json.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <algorithm>

// Values of any kind: metadata, and members that the library does not know.
namespace clerk::detail
{
/// How many places an array or object gets at first; Boost.JSON begins with one and goes on in small steps.
inline constexpr std::size_t first_places = 4;

CLERK_DECL char const* json_reader::read(char const* at, json::value& to)
{
    switch (next(at))
    {
    case '{': return read(at, to.emplace_object());
    case '[': return read(at, to.emplace_array());
    case '"': return read(at, to.emplace_string());
    case 't':
    case 'f': return read(at, to.emplace_bool());
    case 'n': to.emplace_null(); return null(at);
    default: break;
    }
    if (char const* const end = read(at, to.emplace_int64()))
        return end;
    return read_number(at, to);
}

CLERK_DECL char const* json_reader::read_number(char const* at, json::value& to)
{
    at = skip(at);
    std::string_view const left = rest(at);
    std::string_view const number = left.substr(0, left.find_first_not_of("0123456789+-.eE"));
    std::string problem;
    return parse_json(number, to, problem) ? counted(at + number.size()) : nullptr;
}

CLERK_DECL char const* json_reader::read(char const* at, json::string& to)
{
    std::string_view plain;
    if (char const* const end = read(at, plain))
    {
        to.assign(plain.data(), plain.size());
        return end;
    }
    std::string unescaped;
    at = read(at, unescaped);
    to.assign(unescaped.data(), unescaped.size());
    return at;
}

CLERK_DECL char const* json_reader::read(char const* at, json::array& to)
{
    at = open(at, '[');
    if (!at || is_next(at, ']'))
        return at ? close(at, ']') : nullptr;
    to.reserve(first_places);
    while ((at = read(at, to.emplace_back(nullptr))) && is_next(at, ','))
        at = skip(at) + 1;
    return at ? close(at, ']') : nullptr;
}

CLERK_DECL char const* json_reader::read(char const* at, json::object& to)
{
    at = open(at, '{');
    if (!at || is_next(at, '}'))
        return at ? close(at, '}') : nullptr;
    to.reserve(first_places);
    for (std::string_view name; (at = this->name(at, name)) && (at = read_member(at, name, to)) && is_next(at, ',');)
        at = skip(at) + 1;
    return at ? close(at, '}') : nullptr;
}

CLERK_DECL char const* json_reader::read_member(char const* at, std::string_view name, json::object& to)
{
    auto const [place, is_new] = to.emplace(json::string_view{name.data(), name.size()}, nullptr);
    return is_new ? read(at, place->value()) : nullptr;
}

} // namespace clerk::detail

#endif
