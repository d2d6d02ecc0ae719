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
    static constexpr member members[]{
        required<&saml_account::id>("id"),
        required<&saml_account::object>("object"),
        required<&saml_account::provider>("provider"),
        required<&saml_account::active>("active"),
        required<&saml_account::email_address>("email_address"),
        optional<&saml_account::first_name>("first_name"),
        optional<&saml_account::last_name>("last_name"),
        optional<&saml_account::provider_user_id>("provider_user_id"),
        optional<&saml_account::last_authenticated_at>("last_authenticated_at"),
        required<&saml_account::public_metadata>("public_metadata"),
        required<&saml_account::verification>("verification"),
        optional<&saml_account::saml_connection>("saml_connection"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, saml_account& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, saml_account& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, saml_account const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
