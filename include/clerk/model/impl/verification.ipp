// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_VERIFICATION_IPP
#define CLERK_MODEL_IMPL_VERIFICATION_IPP

#include <clerk/model/verification.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<verification>
{
    static constexpr member members[]{
        optional<&verification::object>("object"),
        required<&verification::status>("status"),
        required<&verification::strategy>("strategy"),
        required<&verification::attempts>("attempts"),
        required<&verification::expire_at>("expire_at"),
        optional<&verification::channel>("channel"),
        optional<&verification::nonce>("nonce"),
        optional<&verification::message>("message"),
        optional<&verification::external_verification_redirect_url>("external_verification_redirect_url"),
        optional<&verification::error>("error"),
        optional<&verification::verified_at_client>("verified_at_client"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, verification& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, verification& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, verification const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
