// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_EMAIL_IPP
#define CLERK_MODEL_IMPL_EMAIL_IPP

#include <clerk/model/email.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<email>
{
    static constexpr member members[]{
        identifying<&email::object>("object", "email"),
        identifying<&email::id>("id"),
        optional<&email::slug>("slug"),
        required<&email::from_email_name>("from_email_name"),
        optional<&email::to_email_address>("to_email_address"),
        required<&email::email_address_id>("email_address_id"),
        optional<&email::user_id>("user_id"),
        optional<&email::subject>("subject"),
        optional<&email::body>("body"),
        optional<&email::body_plain>("body_plain"),
        optional<&email::status>("status"),
        optional<&email::data>("data"),
        required<&email::delivered_by_clerk>("delivered_by_clerk"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, email& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, email& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, email const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
