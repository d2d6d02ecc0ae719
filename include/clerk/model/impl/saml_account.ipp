// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_SAML_ACCOUNT_IPP
#define CLERK_MODEL_IMPL_SAML_ACCOUNT_IPP

#include <clerk/model/saml_account.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<saml_account>
{
    static constexpr std::tuple members{
        required("id", &saml_account::id),
        required("object", &saml_account::object),
        required("provider", &saml_account::provider),
        required("active", &saml_account::active),
        required("email_address", &saml_account::email_address),
        optional("first_name", &saml_account::first_name),
        optional("last_name", &saml_account::last_name),
        optional("provider_user_id", &saml_account::provider_user_id),
        optional("last_authenticated_at", &saml_account::last_authenticated_at),
        required("public_metadata", &saml_account::public_metadata),
        required("verification", &saml_account::verification),
        optional("saml_connection", &saml_account::saml_connection),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, saml_account& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, saml_account const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
