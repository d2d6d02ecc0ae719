// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_EMAIL_ADDRESS_IPP
#define CLERK_MODEL_IMPL_EMAIL_ADDRESS_IPP

#include <clerk/model/email_address.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<email_address>
{
    static constexpr member members[]{
        optional<&email_address::id>("id"),
        required<&email_address::object>("object"),
        required<&email_address::email_address>("email_address"),
        required<&email_address::reserved>("reserved"),
        required<&email_address::verification>("verification"),
        required<&email_address::linked_to>("linked_to"),
        optional<&email_address::matches_sso_connection>("matches_sso_connection"),
        required<&email_address::created_at>("created_at"),
        required<&email_address::updated_at>("updated_at"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, email_address& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, email_address& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, email_address const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
