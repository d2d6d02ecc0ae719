// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_EXTERNAL_ACCOUNT_IPP
#define CLERK_MODEL_IMPL_EXTERNAL_ACCOUNT_IPP

#include <clerk/model/external_account.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<external_account>
{
    static constexpr member members[]{
        required<&external_account::object>("object"),
        required<&external_account::id>("id"),
        required<&external_account::provider>("provider"),
        required<&external_account::identification_id>("identification_id"),
        required<&external_account::provider_user_id>("provider_user_id"),
        required<&external_account::approved_scopes>("approved_scopes"),
        required<&external_account::email_address>("email_address"),
        optional<&external_account::email_address_verified>("email_address_verified"),
        required<&external_account::first_name>("first_name"),
        required<&external_account::last_name>("last_name"),
        optional<&external_account::avatar_url>("avatar_url"),
        optional<&external_account::image_url>("image_url"),
        optional<&external_account::username>("username"),
        optional<&external_account::phone_number>("phone_number"),
        required<&external_account::public_metadata>("public_metadata"),
        optional<&external_account::label>("label"),
        required<&external_account::created_at>("created_at"),
        required<&external_account::updated_at>("updated_at"),
        required<&external_account::verification>("verification"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, external_account& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, external_account& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, external_account const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
