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
    static constexpr member members[]{
        optional<&passkey::id>("id"),
        required<&passkey::object>("object"),
        required<&passkey::name>("name"),
        required<&passkey::last_used_at>("last_used_at"),
        required<&passkey::verification>("verification"),
    };
};

CLERK_DECL bool tag_invoke(detail::decode_tag, json::value const& from, passkey& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, passkey& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, passkey const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
