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
    static constexpr std::tuple members{
        optional("object", &verification::object),
        required("status", &verification::status),
        required("strategy", &verification::strategy),
        required("attempts", &verification::attempts),
        required("expire_at", &verification::expire_at),
        optional("channel", &verification::channel),
        optional("nonce", &verification::nonce),
        optional("message", &verification::message),
        optional("external_verification_redirect_url", &verification::external_verification_redirect_url),
        optional("error", &verification::error),
        optional("verified_at_client", &verification::verified_at_client),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, verification& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, verification const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
