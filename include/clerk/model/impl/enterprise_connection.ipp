// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_ENTERPRISE_CONNECTION_IPP
#define CLERK_MODEL_IMPL_ENTERPRISE_CONNECTION_IPP

#include <clerk/model/enterprise_connection.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<enterprise_connection>
{
    static constexpr std::tuple members{
        required("id", &enterprise_connection::id),
        required("protocol", &enterprise_connection::protocol),
        required("provider", &enterprise_connection::provider),
        required("name", &enterprise_connection::name),
        required("logo_public_url", &enterprise_connection::logo_public_url),
        optional("domain", &enterprise_connection::domain),
        optional("domains", &enterprise_connection::domains),
        required("active", &enterprise_connection::active),
        required("sync_user_attributes", &enterprise_connection::sync_user_attributes),
        required("allow_subdomains", &enterprise_connection::allow_subdomains),
        required("allow_idp_initiated", &enterprise_connection::allow_idp_initiated),
        required(
            "disable_additional_identifications", &enterprise_connection::disable_additional_identifications),
        required("created_at", &enterprise_connection::created_at),
        required("updated_at", &enterprise_connection::updated_at),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, enterprise_connection& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, enterprise_connection const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
