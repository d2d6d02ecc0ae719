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
    static constexpr member members[]{
        required<&verification_error::message>("message"),
        required<&verification_error::long_message>("long_message"),
        required<&verification_error::code>("code"),
        optional<&verification_error::meta>("meta"),
    };
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, verification_error& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, verification_error& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, verification_error const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
