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
    static constexpr std::tuple members{
        required("object", &external_account::object),
        required("id", &external_account::id),
        required("provider", &external_account::provider),
        required("identification_id", &external_account::identification_id),
        required("provider_user_id", &external_account::provider_user_id),
        required("approved_scopes", &external_account::approved_scopes),
        required("email_address", &external_account::email_address),
        optional("email_address_verified", &external_account::email_address_verified),
        required("first_name", &external_account::first_name),
        required("last_name", &external_account::last_name),
        optional("avatar_url", &external_account::avatar_url),
        optional("image_url", &external_account::image_url),
        optional("username", &external_account::username),
        optional("phone_number", &external_account::phone_number),
        required("public_metadata", &external_account::public_metadata),
        optional("label", &external_account::label),
        required("created_at", &external_account::created_at),
        required("updated_at", &external_account::updated_at),
        required("verification", &external_account::verification),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, external_account& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, external_account const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
