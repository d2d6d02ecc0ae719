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
    static constexpr std::tuple members{
        identifying("object", &email::object, "email"),
        identifying("id", &email::id),
        optional("slug", &email::slug),
        required("from_email_name", &email::from_email_name),
        optional("to_email_address", &email::to_email_address),
        required("email_address_id", &email::email_address_id),
        optional("user_id", &email::user_id),
        optional("subject", &email::subject),
        optional("body", &email::body),
        optional("body_plain", &email::body_plain),
        optional("status", &email::status),
        optional("data", &email::data),
        required("delivered_by_clerk", &email::delivered_by_clerk),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, email& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, email const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
