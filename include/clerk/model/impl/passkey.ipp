// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_PASSKEY_IPP
#define CLERK_MODEL_IMPL_PASSKEY_IPP

#include <clerk/model/passkey.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<passkey>
{
    static constexpr std::tuple members{
        optional("id", &passkey::id),
        required("object", &passkey::object),
        required("name", &passkey::name),
        required("last_used_at", &passkey::last_used_at),
        required("verification", &passkey::verification),
    };
};

CLERK_DECL bool tag_invoke(detail::decode_tag, json::value const& from, passkey& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, passkey const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
