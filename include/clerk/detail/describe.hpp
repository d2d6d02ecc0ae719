// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_DESCRIBE_HPP
#define CLERK_DETAIL_DESCRIBE_HPP

#include <clerk/detail/member_type.hpp>
#include <clerk/detail/same_text.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

// What a model struct consists of, told once: reading and writing are both driven by this list. Beside each
// struct's definitions stands
//
//     template <>
//     struct description<email_address>
//     {
//         static constexpr member members[]{
//             optional<&email_address::id>("id"),
//             …
//         };
//     };
//
// with the members in the order of Clerk's OpenAPI description.
//
// The list says by pointers to functions what differs from type to type, so that what goes through it need not be compiled
// for each struct anew.
namespace clerk::detail
{
enum class presence
{
    /// Clerk's description requires it: always written; null if it is an optional without a value.
    required,
    /// Clerk may leave it out: written unless it is empty.
    optional,
    /// Tells what the resource is: reading fails where it is missing. A string.
    identifying
};

struct member
{
    /// On the wire.
    std::string_view name;
    /// Where it is in the struct.
    void* (*in)(void* whole);
    member_type const* type;
    detail::presence presence;
    /// The one value that an identifying member may have; any but the empty string if this is empty.
    std::string_view only;

    [[nodiscard]] void const* in_const(void const* whole) const
    {
        return in(const_cast<void*>(whole)); // which it only adds an offset to
    }
    /// Whether an optional member holds nothing, so that it is not written.
    [[nodiscard]] bool left_out(void const* whole) const
    {
        return presence == presence::optional && type->is_empty(in_const(whole));
    }
};

template <class Struct, class Type, Type Struct::*Pointer>
void* place_of_member(void* whole)
{
    return &(static_cast<Struct*>(whole)->*Pointer);
}

template <auto Pointer>
struct pointed_member;
template <class Struct, class Type, Type Struct::*Pointer>
struct pointed_member<Pointer>
{
    static constexpr member make(std::string_view name, presence presence, std::string_view only)
    {
        return {name, &place_of_member<Struct, Type, Pointer>, &member_type_of<Type>, presence, only};
    }
};

template <auto Pointer>
constexpr member required(std::string_view name)
{
    return pointed_member<Pointer>::make(name, presence::required, {});
}

template <auto Pointer>
constexpr member optional(std::string_view name)
{
    return pointed_member<Pointer>::make(name, presence::optional, {});
}

template <auto Pointer>
constexpr member identifying(std::string_view name, std::string_view only = {})
{
    return pointed_member<Pointer>::make(name, presence::identifying, only);
}

/// No struct has more members than that.
inline constexpr std::size_t max_members = 64;

/// Some of a struct's members, each as the bit of its index.
using member_set = std::uint64_t;

/// A struct's members, and where each is found by its name.
struct struct_description
{
    template <std::size_t Count>
    constexpr explicit struct_description(member const (&all)[Count])
        : members(all)
    {
        static_assert(Count <= max_members);
        for (std::size_t i = 0; i < Count; ++i)
        {
            std::size_t slot = first_slot(all[i].name);
            while (slots[slot] != 0)
                slot = (slot + 1) % slots.size();
            slots[slot] = static_cast<std::uint8_t>(i + 1);
            if (all[i].presence == presence::identifying)
                identifying |= member_set{1} << i;
        }
    }

    /// The index of the member of this name; how many there are if there is none.
    [[nodiscard]] std::size_t find(std::string_view name) const noexcept
    {
        if (name.empty())
            return members.size();
        for (std::size_t slot = first_slot(name); slots[slot] != 0; slot = (slot + 1) % slots.size())
            if (std::size_t const index = slots[slot] - 1U; is_name(members[index].name, name))
                return index;
        return members.size();
    }

    std::span<member const> members;
    member_set identifying = 0;

private:
    static bool is_name(std::string_view one, std::string_view other) noexcept
    {
        return one.size() == other.size() && begins_with(one, other);
    }
    static constexpr std::size_t first_slot(std::string_view name) noexcept
    {
        auto const at = [name](std::size_t index) { return std::size_t{static_cast<unsigned char>(name[index])}; };
        return (name.size() * 9 + at(0) * 5 + at(name.size() / 2) * 3 + at(name.size() - 1)) % (2 * max_members);
    }

    /// A member's index and 1 in the first free one from `first_slot` of its name; 0: free.
    std::array<std::uint8_t, 2 * max_members> slots{};
};

/// Specialised for each model struct: an array `members` of `member`.
template <class Struct>
struct description;

template <class Struct>
inline constexpr struct_description described{description<Struct>::members};

} // namespace clerk::detail

#endif
