// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_MEMBER_TYPE_HPP
#define CLERK_DETAIL_MEMBER_TYPE_HPP

#include <clerk/detail/decode.hpp>
#include <clerk/detail/read_text.hpp>
#include <clerk/detail/write_value.hpp>

#include <string>

namespace clerk::detail
{
/// What can be done with a member of some type.
struct member_type
{
    char const* (*read_text)(json_reader& from, char const* at, void* to);
    bool (*read_value)(json::value const& from, void* to, std::string& problem);
    void (*write_value)(json::value& to, void const* from);
    bool (*is_empty)(void const* value);
};

template <class Type>
char const* read_text_of_member(json_reader& from, char const* at, void* to)
{
    return read_text(from, at, *static_cast<Type*>(to));
}

template <class Type>
bool read_value_of_member(json::value const& from, void* to, std::string& problem)
{
    return read_value(from, *static_cast<Type*>(to), problem);
}

template <class Type>
void write_value_of_member(json::value& to, void const* from)
{
    write_value(to, *static_cast<Type const*>(from));
}

template <class Type>
bool is_empty_member(void const* place)
{
    [[maybe_unused]] auto const& value = *static_cast<Type const*>(place);
    if constexpr (requires { value.has_value(); })
        return !value.has_value();
    else if constexpr (requires { value.empty(); })
        return value.empty();
    else
        return false;
}

template <class Type>
inline constexpr member_type member_type_of{
    &read_text_of_member<Type>,
    &read_value_of_member<Type>,
    &write_value_of_member<Type>,
    &is_empty_member<Type>,
};

} // namespace clerk::detail

#endif
