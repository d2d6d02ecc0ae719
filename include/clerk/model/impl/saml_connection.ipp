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
    static constexpr member members[]{
        required<&saml_connection::id>("id"),
        required<&saml_connection::name>("name"),
        optional<&saml_connection::domain>("domain"),
        optional<&saml_connection::domains>("domains"),
        required<&saml_connection::active>("active"),
        required<&saml_connection::provider>("provider"),
        required<&saml_connection::sync_user_attributes>("sync_user_attributes"),
        optional<&saml_connection::allow_subdomains>("allow_subdomains"),
        optional<&saml_connection::allow_idp_initiated>("allow_idp_initiated"),
        optional<&saml_connection::disable_additional_identifications>("disable_additional_identifications"),
        required<&saml_connection::created_at>("created_at"),
        required<&saml_connection::updated_at>("updated_at"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, saml_connection& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, saml_connection& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, saml_connection const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
