// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_WEB3_WALLET_HPP
#define CLERK_MODEL_WEB3_WALLET_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/timestamp.hpp>
#include <clerk/model/verification.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace clerk
{
/// A Web3 wallet of a user.
struct web3_wallet
{
    /// ID of this object (`idn_…`). Empty if Clerk did not say.
    std::string id;
    /// Kind of this object: `web3_wallet`.
    std::string object;
    /// The wallet's address.
    std::string web3_wallet;
    /// How it was verified. Unset if that was never begun.
    std::optional<clerk::verification> verification;
    /// When it was created.
    timestamp created_at{};
    /// When it last changed.
    timestamp updated_at{};

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(clerk::web3_wallet const&, clerk::web3_wallet const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, web3_wallet& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, web3_wallet& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, web3_wallet const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/web3_wallet.ipp>
#endif

#endif
