// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_DECODE_MEMBERS_HPP
#define CLERK_DETAIL_DECODE_MEMBERS_HPP

#include <clerk/detail/decode.hpp>
#include <clerk/detail/describe.hpp>

#include <span>

// Only the .ipp files of the model include this: it is what takes time to compile.
namespace clerk::detail
{
/// Copies the members that are not in `names`.
CLERK_DECL void keep_unknown_members(
    json::object const& from, std::span<std::string_view const> names, json::object& to);

/// Checks a member that says what the resource is.
/// @param value Null if there is no such member.
/// @param only As in `member`.
CLERK_DECL bool check_identity(json::value const* value, std::string_view only, std::string& problem);

template <class Struct, class Type>
bool read_member(
    member<Struct, Type> const& member, json::value const* value, Struct& to, std::string& problem)
{
    bool fine = true;
    if (member.presence == presence::identifying)
        fine = check_identity(value, member.only, problem);
    if (fine && value && !value->is_null())
        fine = read_value(*value, to.*member.pointer, problem);
    if (!fine)
        prepend_path(member.name, problem);
    return fine;
}

/// Reads every described member in turn, up to the first problem. What is missing or null stays as it is.
template <class Struct>
bool decode_members(json::value const& from, Struct& to, std::string& problem)
{
    json::object const* const object = from.if_object();
    if (!object)
        return wrong_kind("object", from, problem);

    std::size_t found = 0;
    auto const read = [&](auto const& member)
    {
        json::value const* const value = object->if_contains({member.name.data(), member.name.size()});
        found += value ? 1u : 0u;
        bool const fine = read_member(member, value, to, problem);
        // An optional member that came without content is not written back by itself; kept here, it is.
        if (fine && value && member.presence == presence::optional && is_empty(to.*member.pointer))
            to.unknown_members.emplace({member.name.data(), member.name.size()}, *value);
        return fine;
    };
    auto const read_all = [&](auto const&... members) { return (read(members) && ...); };
    if (!std::apply(read_all, description<Struct>::members))
        return false;
    if (found < object->size())
        keep_unknown_members(*object, member_names<Struct>, to.unknown_members);
    return true;
}

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/decode_members.ipp>
#endif

#endif
