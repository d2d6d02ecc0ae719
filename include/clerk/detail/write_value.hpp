// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_WRITE_VALUE_HPP
#define CLERK_DETAIL_WRITE_VALUE_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/open_enum.hpp>
#include <clerk/model/timestamp.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_from.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Writing model structs as JSON, in the memory resource of the value that is written to. Only the .ipp files
// of the model include this.
namespace clerk::detail
{
CLERK_DECL void write_value(json::value& to, bool from);
CLERK_DECL void write_value(json::value& to, std::int64_t from);
CLERK_DECL void write_value(json::value& to, std::string const& from);
CLERK_DECL void write_value(json::value& to, json::object const& from);
CLERK_DECL void write_value(json::value& to, timestamp from);
CLERK_DECL void write_value(json::value& to, std::chrono::seconds from);

template <open_enumeration Name>
void write_value(json::value& to, Name const& from)
{
    to.emplace_string().assign(from.name().data(), from.name().size());
}

/// A model struct.
template <class Struct>
    requires requires(json::value& to, Struct const& from)
    {
        tag_invoke(json::value_from_tag{}, to, from);
    }
void write_value(json::value& to, Struct const& from)
{
    tag_invoke(json::value_from_tag{}, to, from);
}

template <class Type>
void write_value(json::value& to, std::optional<Type> const& from);

template <class Type>
void write_value(json::value& to, std::vector<Type> const& from)
{
    json::array& elements = to.emplace_array();
    elements.reserve(from.size());
    for (Type const& element : from)
        write_value(elements.emplace_back(nullptr), element);
}

template <class Type>
void write_value(json::value& to, std::optional<Type> const& from)
{
    if (from)
        write_value(to, *from);
    else
        to.emplace_null();
}

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/write_value.ipp>
#endif

#endif
