// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_SAML_CONNECTION_IPP
#define CLERK_MODEL_IMPL_SAML_CONNECTION_IPP

#include <clerk/model/saml_connection.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<saml_connection>
{
    static constexpr std::tuple members{
        required("id", &saml_connection::id),
        required("name", &saml_connection::name),
        optional("domain", &saml_connection::domain),
        optional("domains", &saml_connection::domains),
        required("active", &saml_connection::active),
        required("provider", &saml_connection::provider),
        required("sync_user_attributes", &saml_connection::sync_user_attributes),
        optional("allow_subdomains", &saml_connection::allow_subdomains),
        optional("allow_idp_initiated", &saml_connection::allow_idp_initiated),
        optional("disable_additional_identifications", &saml_connection::disable_additional_identifications),
        required("created_at", &saml_connection::created_at),
        required("updated_at", &saml_connection::updated_at),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, saml_connection& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, saml_connection const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
