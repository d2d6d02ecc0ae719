// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_DECODE_HPP
#define CLERK_DETAIL_DECODE_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/detail/open_enum.hpp>
#include <clerk/detail/parse_json.hpp>
#include <clerk/detail/read_text.hpp>
#include <clerk/model/timestamp.hpp>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Reading typed values from JSON. Every read_value() returns false on a value of the wrong kind, and then
// sets `problem` to the rest of a path and the reason, such as `[1].status: expected string, got number`.
// Each level on the way out puts its own name before it: paths cost nothing while all is well.
namespace clerk::detail
{
/// A struct with a tag_invoke(decode_tag, …) beside it.
template <class Type>
concept model = requires(json::value const& from, Type& to, std::string& problem) {
    tag_invoke(decode_tag{}, from, to, problem);
};

/// Says `: expected integer, got string`.
/// @return false, for the caller to return.
CLERK_DECL bool wrong_kind(std::string_view expected, json::value const& got, std::string& problem);

/// Puts a member's name or an element's `[index]` before the path in `problem`.
CLERK_DECL void prepend_path(std::string_view segment, std::string& problem);
CLERK_DECL void prepend_path(std::size_t index, std::string& problem);

CLERK_DECL bool read_value(json::value const& from, bool& to, std::string& problem);
/// An integer, also where it is written as a floating-point number (`5.0`, `1.7e12`).
CLERK_DECL bool read_value(json::value const& from, std::int64_t& to, std::string& problem);
CLERK_DECL bool read_value(json::value const& from, std::string& to, std::string& problem);
CLERK_DECL bool read_value(json::value const& from, json::object& to, std::string& problem);
CLERK_DECL bool read_value(json::value const& from, timestamp& to, std::string& problem);
CLERK_DECL bool read_value(json::value const& from, std::chrono::seconds& to, std::string& problem);

template <open_enumeration Name>
bool read_value(json::value const& from, Name& to, std::string& problem);
template <model Struct>
bool read_value(json::value const& from, Struct& to, std::string& problem);
template <class Type>
bool read_value(json::value const& from, std::optional<Type>& to, std::string& problem);
template <class Type>
bool read_value(json::value const& from, std::vector<Type>& to, std::string& problem);

template <open_enumeration Name>
bool read_value(json::value const& from, Name& to, std::string& problem)
{
    std::string name;
    if (!read_value(from, name, problem))
        return false;
    to = Name{std::string_view{name}};
    return true;
}

template <model Struct>
bool read_value(json::value const& from, Struct& to, std::string& problem)
{
    return tag_invoke(decode_tag{}, from, to, problem);
}

template <class Type>
bool read_value(json::value const& from, std::optional<Type>& to, std::string& problem)
{
    if (from.is_null())
    {
        to.reset();
        return true;
    }
    return read_value(from, to.emplace(), problem);
}

template <class Type>
bool read_value(json::value const& from, std::vector<Type>& to, std::string& problem)
{
    json::array const* const elements = from.if_array();
    if (!elements)
        return wrong_kind("array", from, problem);
    to.clear();
    to.reserve(elements->size());
    for (json::value const& element : *elements)
        if (!read_value(element, to.emplace_back(), problem))
        {
            prepend_path(to.size() - 1, problem);
            return false;
        }
    return true;
}

/// Reads a model struct, or a vector of such, from a JSON value.
///
/// @param out Replaced on success, else untouched.
/// @param problem Set on failure, such as `email_addresses[1].verification.status: expected string, got
///     number`, or `expected object, got array` for the value itself.
/// @return false if a known member has the wrong type, or if what identifies the resource is missing.
template <class Type>
bool decode_value(json::value const& from, Type& out, std::string& problem)
{
    Type value{};
    if (!read_value(from, value, problem))
    {
        if (problem.starts_with(": "))
            problem.erase(0, 2);
        return false;
    }
    out = std::move(value);
    return true;
}

/// Reads a model struct, or a vector of such, from JSON text by way of a json::value.
///
/// @param out Replaced on success, else untouched.
/// @param problem Set on failure, as by parse_json() or decode_value().
template <class Type>
bool decode_thoroughly(std::string_view text, Type& out, std::string& problem)
{
    // The document lives only as long as this call: its parts need not be freed one by one.
    std::array<unsigned char, 4096> buffer;
    json::monotonic_resource memory{buffer.data(), buffer.size()};
    json::value document(&memory); // braces would mean an array
    return parse_json(text, document, problem) && decode_value(document, out, problem);
}

/// The same without the json::value, if the text is as Clerk writes it.
///
/// @param out As it was made. Anything may be in it after a no.
/// @return false if it is not: then it may still be valid.
template <class Type>
bool decode_quickly(std::string_view text, Type& out)
{
    // No string is longer than Boost.JSON's may be.
    if (text.size() > json::string::max_size())
        return false;
    json_reader reader{text};
    char const* const end = read_text(reader, reader.begin(), out);
    return end && reader.is_end(end);
}

/// Reads a model struct, or a vector of such, from JSON text, without a copy on the way.
///
/// @param out As it was made, and so again on failure.
/// @param problem Set on failure, as by parse_json() or decode_value().
template <class Type>
bool decode_into_new(std::string_view text, Type& out, std::string& problem)
{
    if constexpr (model_of_text<Type>)
    {
        if (decode_quickly(text, out))
            return true;
        out = Type{};
    }
    return decode_thoroughly(text, out, problem);
}

/// The same for an `out` that may hold something.
///
/// @param out Replaced on success, else untouched.
template <class Type>
bool decode(std::string_view text, Type& out, std::string& problem)
{
    Type value{};
    bool const fine = decode_into_new(text, value, problem);
    if (fine)
        out = std::move(value);
    return fine;
}

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/decode.ipp>
#endif

#endif
