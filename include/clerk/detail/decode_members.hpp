// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_DECODE_MEMBERS_HPP
#define CLERK_DETAIL_DECODE_MEMBERS_HPP

#include <clerk/detail/describe.hpp>
#include <clerk/detail/json_reader.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

// Only the .ipp files of the model include this.
namespace clerk::detail
{
/// Checks a member that says what the resource is.
/// @param value Null if there is no such member.
/// @param only As in `member`.
CLERK_DECL bool check_identity(json::value const* value, std::string_view only, std::string& problem);

/// Reads every described member in turn, up to the first problem. What is missing or null stays as it is.
/// @param unknown Gets the other members, and those described that came without content.
CLERK_DECL bool decode_members(
    json::value const& from, struct_description const& what, void* to, json::object& unknown, std::string& problem);

/// Where in a struct its members are, in the described order. To ask each member takes a call through a pointer, which the
/// processor seldom foresees.
class member_places
{
public:
    /// @param whole Any object of the struct: they are at the same places in all of them.
    CLERK_DECL member_places(struct_description const& what, void* whole);

    [[nodiscard]] void* in(void* whole, std::size_t index) const noexcept
    {
        char* const first = static_cast<char*>(whole);
        return &first[offsets_[index]];
    }

private:
    std::array<std::uint16_t, max_members> offsets_{};
};

/// The same from text. Nothing may be in the struct yet.
CLERK_DECL char const* decode_members(json_reader& from, char const* at, struct_description const& what,
    member_places const& places, void* to, json::object& unknown);

template <class Struct>
bool decode_members(json::value const& from, Struct& to, std::string& problem)
{
    return decode_members(from, described<Struct>, &to, to.unknown_members, problem);
}

template <class Struct>
char const* decode_members(json_reader& from, char const* at, Struct& to)
{
    static_assert(sizeof(Struct) <= std::numeric_limits<std::uint16_t>::max());
    static member_places const places{described<Struct>, &to};
    return decode_members(from, at, described<Struct>, places, &to, to.unknown_members);
}

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/decode_members.ipp>
#endif

#endif
