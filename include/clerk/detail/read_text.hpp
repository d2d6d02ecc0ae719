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

// Reading typed values from JSON text, for each type that read_value() has. False as a json_reader's no.
namespace clerk::detail
{
/// A struct with a tag_invoke(decode_tag, json_reader&, …) beside it, or a vector of such.
template <class Type>
inline constexpr bool model_of_text
    = requires(json_reader& from, Type& to) { tag_invoke(decode_tag{}, from, to); };
template <class Type>
inline constexpr bool model_of_text<std::vector<Type>> = model_of_text<Type>;

inline bool read_text(json_reader& from, bool& to) noexcept
{
    return from.read(to);
}

inline bool read_text(json_reader& from, std::int64_t& to) noexcept
{
    return from.read(to);
}

inline bool read_text(json_reader& from, std::string& to)
{
    return from.read(to);
}

inline bool read_text(json_reader& from, json::object& to)
{
    return from.read(to);
}

inline bool read_text(json_reader& from, timestamp& to) noexcept
{
    std::int64_t count = 0;
    bool const fine = from.read(count);
    to = timestamp{std::chrono::milliseconds{count}};
    return fine;
}

inline bool read_text(json_reader& from, std::chrono::seconds& to) noexcept
{
    std::int64_t count = 0;
    bool const fine = from.read(count);
    to = std::chrono::seconds{count};
    return fine;
}

template <open_enumeration Name>
bool read_text(json_reader& from, Name& to)
{
    std::string_view name;
    if (!from.read(name))
        return false;
    to = Name{name};
    return true;
}

template <class Struct>
    requires(requires(json_reader& from, Struct& to) { tag_invoke(decode_tag{}, from, to); })
bool read_text(json_reader& from, Struct& to)
{
    return tag_invoke(decode_tag{}, from, to);
}

template <class Type>
bool read_text(json_reader& from, std::vector<Type>& to);

template <class Type>
bool read_text(json_reader& from, std::optional<Type>& to)
{
    if (from.next() == 'n')
        return from.null();
    return read_text(from, to.emplace());
}

template <class Type>
bool read_text(json_reader& from, std::vector<Type>& to)
{
    if (!from.open('['))
        return false;
    if (from.close(']'))
        return true;
    do
    {
        if (!read_text(from, to.emplace_back()))
            return false;
    } while (from.comma());
    return from.close(']');
}

} // namespace clerk::detail

#endif
