// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_READ_TEXT_HPP
#define CLERK_DETAIL_READ_TEXT_HPP

#include <clerk/detail/decode_tag.hpp>
#include <clerk/detail/json_reader.hpp>
#include <clerk/detail/open_enum.hpp>
#include <clerk/model/timestamp.hpp>

#include <boost/json/object.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Reading typed values from JSON text, for each type that read_value() has: from a place, to the place returned or to null,
// a no, as json_reader does.
namespace clerk::detail
{
/// A struct with a tag_invoke(decode_tag, json_reader&, char const*, …) beside it, or a vector of such.
template <class Type>
inline constexpr bool model_of_text
    = requires(json_reader& from, char const* at, Type& to) { tag_invoke(decode_tag{}, from, at, to); };
template <class Type>
inline constexpr bool model_of_text<std::vector<Type>> = model_of_text<Type>;

inline char const* read_text(json_reader& from, char const* at, bool& to) noexcept
{
    return from.read(at, to);
}

inline char const* read_text(json_reader& from, char const* at, std::int64_t& to) noexcept
{
    return from.read(at, to);
}

inline char const* read_text(json_reader& from, char const* at, std::string& to)
{
    return from.read(at, to);
}

/// Made in its place: quicker than to assign to an empty one.
inline char const* read_text(json_reader& from, char const* at, std::optional<std::string>& to)
{
    std::string_view plain;
    if (char const* const end = from.read(at, plain))
    {
        to.emplace(plain);
        return end;
    }
    if (from.is_next(at, 'n'))
        return from.null(at);
    return from.read(at, to.emplace());
}

inline char const* read_text(json_reader& from, char const* at, json::object& to)
{
    return from.read(at, to);
}

inline char const* read_text(json_reader& from, char const* at, timestamp& to) noexcept
{
    std::int64_t count = 0;
    at = from.read(at, count);
    to = timestamp{std::chrono::milliseconds{count}};
    return at;
}

inline char const* read_text(json_reader& from, char const* at, std::chrono::seconds& to) noexcept
{
    std::int64_t count = 0;
    at = from.read(at, count);
    to = std::chrono::seconds{count};
    return at;
}

template <open_enumeration Name>
char const* read_text(json_reader& from, char const* at, Name& to)
{
    std::string_view name;
    at = from.read(at, name);
    to = Name{name};
    return at;
}

template <class Struct>
    requires(requires(json_reader& from, char const* at, Struct& to) { tag_invoke(decode_tag{}, from, at, to); })
char const* read_text(json_reader& from, char const* at, Struct& to)
{
    return tag_invoke(decode_tag{}, from, at, to);
}

template <class Type>
char const* read_text(json_reader& from, char const* at, std::vector<Type>& to);

template <class Type>
char const* read_text(json_reader& from, char const* at, std::optional<Type>& to)
{
    if (from.is_next(at, 'n'))
        return from.null(at);
    return read_text(from, at, to.emplace());
}

template <class Type>
char const* read_text(json_reader& from, char const* at, std::vector<Type>& to)
{
    at = from.open(at, '[');
    if (!at || from.is_next(at, ']'))
        return at ? from.close(at, ']') : nullptr;
    while ((at = read_text(from, at, to.emplace_back())) && from.is_next(at, ','))
        at = from.skip(at) + 1;
    return at ? from.close(at, ']') : nullptr;
}

} // namespace clerk::detail

#endif
