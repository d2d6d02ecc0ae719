// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_PUBLIC_USER_DATA_IPP
#define CLERK_MODEL_IMPL_PUBLIC_USER_DATA_IPP

#include <clerk/model/public_user_data.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<public_user_data>
{
    static constexpr std::tuple members{
        required("user_id", &public_user_data::user_id),
        required("first_name", &public_user_data::first_name),
        required("last_name", &public_user_data::last_name),
        required("profile_image_url", &public_user_data::profile_image_url),
        required("image_url", &public_user_data::image_url),
        required("has_image", &public_user_data::has_image),
        optional("identifier", &public_user_data::identifier),
        optional("username", &public_user_data::username),
        optional("banned", &public_user_data::banned),
        optional("deprovisioned", &public_user_data::deprovisioned),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, public_user_data& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, public_user_data const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
