// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_DECODE_MEMBERS_IPP
#define CLERK_DETAIL_IMPL_DECODE_MEMBERS_IPP

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/printable.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace clerk::detail
{
CLERK_DECL bool check_identity(json::value const* value, std::string_view only, std::string& problem)
{
    if (!value || value->is_null())
    {
        problem = ": missing";
        return false;
    }
    constexpr std::size_t longest = 64;
    json::string const* const text = value->if_string();
    if (!text)
        return wrong_kind("string", *value, problem);
    std::string_view const got{text->data(), text->size()};
    if (only.empty() ? !got.empty() : got == only)
        return true;
    if (only.empty())
        problem = ": empty";
    else if (got.size() > longest)
        problem = ": expected '" + std::string{only} + "', got another string";
    else
        problem = ": expected '" + std::string{only} + "', got '" + printable(got, longest) + "'";
    return false;
}

inline json::string_view key(member const& of)
{
    return {of.name.data(), of.name.size()};
}

/// Keeps the optional members that came without content: they are not written back by themselves.
/// @param empty Their indices.
/// @param value Gives what came, by index.
template <class Value>
void keep_empty_members(struct_description const& what, member_set empty, json::object& unknown, Value const& value)
{
    if (empty == 0)
        return;
    unknown.reserve(unknown.size() + static_cast<std::size_t>(std::popcount(empty)));
    for (member_set left = empty; left != 0; left &= left - 1)
    {
        auto const index = static_cast<std::size_t>(std::countr_zero(left));
        unknown.emplace(key(what.members[index]), value(index));
    }
}

CLERK_DECL bool decode_members(
    json::value const& from, struct_description const& what, void* to, json::object& unknown, std::string& problem)
{
    json::object const* const object = from.if_object();
    if (!object)
        return wrong_kind("object", from, problem);

    member_set empty = 0;
    std::size_t found = 0;
    for (std::size_t index = 0; index < what.members.size(); ++index)
    {
        member const& each = what.members[index];
        json::value const* const value = object->if_contains(key(each));
        bool fine = each.presence != presence::identifying || check_identity(value, each.only, problem);
        if (fine && value && !value->is_null())
            fine = each.type->read_value(*value, each.in(to), problem);
        if (!fine)
        {
            prepend_path(each.name, problem);
            return false;
        }
        found += value ? 1U : 0U;
        if (value && each.left_out(to))
            empty |= member_set{1} << index;
    }
    if (found < object->size())
        for (json::key_value_pair const& pair : *object)
            if (what.find({pair.key().data(), pair.key().size()}) == what.members.size())
                unknown.emplace(pair.key(), pair.value());
    keep_empty_members(what, empty, unknown, [&](std::size_t index) { return object->at(key(what.members[index])); });
    return true;
}

/// Which members came, and which of them without content; of these, how the value's text begins.
struct seen_members
{
    /// The index of the one that comes next, mostly: they come in the described order, with some left out.
    std::size_t expected = 0;
    member_set all = 0;
    member_set empty = 0;
    std::array<char, max_members> first_characters;
};

inline json::value empty_value(char first_character)
{
    switch (first_character)
    {
    case '"': return json::string_kind;
    case '[': return json::array_kind;
    case '{': return json::object_kind;
    default: return nullptr;
    }
}

/// Whether this is the text of a string that says what the resource is.
inline bool identifies(std::string_view value, std::string_view only) noexcept
{
    if (!value.starts_with('"'))
        return false;
    auto const content = value.substr(1, value.size() - 2);
    return only.empty() ? !content.empty() : content == only;
}

CLERK_DECL member_places::member_places(struct_description const& what, void* whole)
{
    for (std::size_t index = 0; index < what.members.size(); ++index)
        offsets_[index] = static_cast<std::uint16_t>(
            static_cast<char*>(what.members[index].in(whole)) - static_cast<char*>(whole));
}

/// A described member, from behind its colon.
[[gnu::always_inline]] inline char const* decode_member(json_reader& from, char const* at, struct_description const& what,
    member_places const& places, std::size_t index, void* to, seen_members& seen)
{
    member const& here = what.members[index];
    seen.expected = index + 1 < what.members.size() ? index + 1 : 0;
    auto const bit = member_set{1} << index;
    if ((seen.all & bit) != 0)
        return nullptr;
    seen.all |= bit;
    char const* const value = from.skip(at);
    bool const null = from.is_next(value, 'n');
    void* const place = places.in(to, index);
    at = null ? from.null(value) : here.type->read_text(from, value, place);
    if (!at || here.presence == presence::required)
        return at;
    if (here.presence == presence::identifying)
        return identifies({value, static_cast<std::size_t>(at - value)}, here.only) ? at : nullptr;
    if (here.type->is_empty(place))
    {
        seen.empty |= bit;
        seen.first_characters[index] = *value;
    }
    return at;
}

/// A member that was not expected, from its name on. Not inline: what mostly comes is to stay in registers.
[[gnu::noinline]] inline char const* decode_other_member(json_reader& from, char const* at, struct_description const& what,
    member_places const& places, void* to, json::object& unknown, seen_members& seen)
{
    std::string_view name;
    at = from.name(at, name);
    if (!at)
        return nullptr;
    std::size_t const index = what.find(name);
    return index < what.members.size() ? decode_member(from, at, what, places, index, to, seen)
                                       : from.read_member(at, name, unknown);
}

CLERK_DECL char const* decode_members(json_reader& from, char const* at, struct_description const& what,
    member_places const& places, void* to, json::object& unknown)
{
    at = from.open(at, '{');
    if (!at)
        return nullptr;
    seen_members seen;
    for (char const* next = from.is_next(at, '}') ? nullptr : at; next; next = from.past(at, ','))
    {
        std::size_t const expected = seen.expected;
        char const* const value = from.expected_name(next, what.members[expected].name);
        at = value ? decode_member(from, value, what, places, expected, to, seen)
                   : decode_other_member(from, next, what, places, to, unknown, seen);
        if (!at)
            return nullptr;
    }
    at = from.close(at, '}');
    if ((seen.all & what.identifying) != what.identifying)
        return nullptr;
    if (at)
        keep_empty_members(what, seen.empty, unknown,
            [&](std::size_t index) { return empty_value(seen.first_characters[index]); });
    return at;
}

} // namespace clerk::detail

#endif
