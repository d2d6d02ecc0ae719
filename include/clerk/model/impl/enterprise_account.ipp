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
    static constexpr member members[]{
        required<&enterprise_account::id>("id"),
        required<&enterprise_account::object>("object"),
        optional<&enterprise_account::protocol>("protocol"),
        required<&enterprise_account::provider>("provider"),
        required<&enterprise_account::active>("active"),
        required<&enterprise_account::email_address>("email_address"),
        optional<&enterprise_account::first_name>("first_name"),
        optional<&enterprise_account::last_name>("last_name"),
        optional<&enterprise_account::provider_user_id>("provider_user_id"),
        optional<&enterprise_account::enterprise_connection_id>("enterprise_connection_id"),
        required<&enterprise_account::public_metadata>("public_metadata"),
        required<&enterprise_account::verification>("verification"),
        optional<&enterprise_account::enterprise_connection>("enterprise_connection"),
        optional<&enterprise_account::last_authenticated_at>("last_authenticated_at"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, enterprise_account& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, enterprise_account& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, enterprise_account const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
