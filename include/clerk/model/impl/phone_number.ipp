// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_PHONE_NUMBER_IPP
#define CLERK_MODEL_IMPL_PHONE_NUMBER_IPP

#include <clerk/model/phone_number.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<phone_number>
{
    static constexpr member members[]{
        optional<&phone_number::id>("id"),
        required<&phone_number::object>("object"),
        required<&phone_number::phone_number>("phone_number"),
        optional<&phone_number::reserved_for_second_factor>("reserved_for_second_factor"),
        optional<&phone_number::default_second_factor>("default_second_factor"),
        required<&phone_number::reserved>("reserved"),
        required<&phone_number::verification>("verification"),
        required<&phone_number::linked_to>("linked_to"),
        optional<&phone_number::backup_codes>("backup_codes"),
        required<&phone_number::created_at>("created_at"),
        required<&phone_number::updated_at>("updated_at"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, phone_number& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, phone_number& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, phone_number const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
