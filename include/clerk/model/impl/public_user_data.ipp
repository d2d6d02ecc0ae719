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
    static constexpr member members[]{
        required<&public_user_data::user_id>("user_id"),
        required<&public_user_data::first_name>("first_name"),
        required<&public_user_data::last_name>("last_name"),
        required<&public_user_data::profile_image_url>("profile_image_url"),
        required<&public_user_data::image_url>("image_url"),
        required<&public_user_data::has_image>("has_image"),
        optional<&public_user_data::identifier>("identifier"),
        optional<&public_user_data::username>("username"),
        optional<&public_user_data::banned>("banned"),
        optional<&public_user_data::deprovisioned>("deprovisioned"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, public_user_data& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, public_user_data& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, public_user_data const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
