// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_IMPL_WEB3_WALLET_IPP
#define CLERK_MODEL_IMPL_WEB3_WALLET_IPP

#include <clerk/model/web3_wallet.hpp>

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/describe.hpp>
#include <clerk/detail/encode_members.hpp>

namespace clerk
{
template <>
struct detail::description<web3_wallet>
{
    static constexpr member members[]{
        optional<&web3_wallet::id>("id"),
        required<&web3_wallet::object>("object"),
        required<&web3_wallet::web3_wallet>("web3_wallet"),
        required<&web3_wallet::verification>("verification"),
        required<&web3_wallet::created_at>("created_at"),
        required<&web3_wallet::updated_at>("updated_at"),
    };
};

CLERK_DECL bool tag_invoke(detail::decode_tag, json::value const& from, web3_wallet& to, std::string& problem)
{
    return detail::decode_members(from, to, problem);
}

CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, web3_wallet& to)
{
    return detail::decode_members(from, at, to);
}

CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, web3_wallet const& from)
{
    detail::encode_members(to, from);
}

} // namespace clerk

#endif
