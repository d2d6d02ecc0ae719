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
    static constexpr std::tuple members{
        optional("id", &phone_number::id),
        required("object", &phone_number::object),
        required("phone_number", &phone_number::phone_number),
        optional("reserved_for_second_factor", &phone_number::reserved_for_second_factor),
        optional("default_second_factor", &phone_number::default_second_factor),
        required("reserved", &phone_number::reserved),
        required("verification", &phone_number::verification),
        required("linked_to", &phone_number::linked_to),
        optional("backup_codes", &phone_number::backup_codes),
        required("created_at", &phone_number::created_at),
        required("updated_at", &phone_number::updated_at),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, phone_number& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, phone_number const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
