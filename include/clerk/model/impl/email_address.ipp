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
    static constexpr std::tuple members{
        optional("id", &email_address::id),
        required("object", &email_address::object),
        required("email_address", &email_address::email_address),
        required("reserved", &email_address::reserved),
        required("verification", &email_address::verification),
        required("linked_to", &email_address::linked_to),
        optional("matches_sso_connection", &email_address::matches_sso_connection),
        required("created_at", &email_address::created_at),
        required("updated_at", &email_address::updated_at),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, email_address& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, email_address const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
