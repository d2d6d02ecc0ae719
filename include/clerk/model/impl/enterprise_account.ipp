// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_ENTERPRISE_ACCOUNT_IPP
#define CLERK_MODEL_IMPL_ENTERPRISE_ACCOUNT_IPP

#include <clerk/model/enterprise_account.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<enterprise_account>
{
    static constexpr std::tuple members{
        required("id", &enterprise_account::id),
        required("object", &enterprise_account::object),
        optional("protocol", &enterprise_account::protocol),
        required("provider", &enterprise_account::provider),
        required("active", &enterprise_account::active),
        required("email_address", &enterprise_account::email_address),
        optional("first_name", &enterprise_account::first_name),
        optional("last_name", &enterprise_account::last_name),
        optional("provider_user_id", &enterprise_account::provider_user_id),
        optional("enterprise_connection_id", &enterprise_account::enterprise_connection_id),
        required("public_metadata", &enterprise_account::public_metadata),
        required("verification", &enterprise_account::verification),
        optional("enterprise_connection", &enterprise_account::enterprise_connection),
        optional("last_authenticated_at", &enterprise_account::last_authenticated_at),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, enterprise_account& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, enterprise_account const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
