// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_ENCODE_MEMBERS_HPP
#define CLERK_DETAIL_ENCODE_MEMBERS_HPP

#include <clerk/detail/describe.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

// Only the .ipp files of the model include this.
namespace clerk::detail
{
/// Writes every described member in turn, then what came with the struct and was not known.
CLERK_DECL void encode_members(
    json::value& to, struct_description const& what, void const* from, json::object const& unknown);

template <class Struct>
void encode_members(json::value& to, Struct const& from)
{
    encode_members(to, described<Struct>, &from, from.unknown_members);
}

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/encode_members.ipp>
#endif

#endif
