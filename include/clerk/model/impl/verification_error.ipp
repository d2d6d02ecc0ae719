// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_VERIFICATION_ERROR_IPP
#define CLERK_MODEL_IMPL_VERIFICATION_ERROR_IPP

#include <clerk/model/verification_error.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<verification_error>
{
    static constexpr std::tuple members{
        required("message", &verification_error::message),
        required("long_message", &verification_error::long_message),
        required("code", &verification_error::code),
        optional("meta", &verification_error::meta),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, verification_error& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, verification_error const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
