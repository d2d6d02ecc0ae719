// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_VERIFICATION_HPP
#define CLERK_MODEL_VERIFICATION_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/timestamp.hpp>
#include <clerk/model/verification_error.hpp>
#include <clerk/model/verification_status.hpp>
#include <clerk/model/verification_strategy.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace clerk
{
/// How an email address, a phone number, a wallet, a passkey or an account was, or is to be, verified.
///
/// Clerk describes about ten kinds and answers with more. This struct holds the members of all of them;
/// `object` and `strategy` tell which kind it is, and members that the kind lacks are empty.
struct verification
{
    /// Kind of this object: `verification_otp`, `verification_oauth`, `verification_ticket`, …
    std::string object;
    /// How far it got.
    verification_status status;
    /// By which means.
    verification_strategy strategy;
    /// How often it was tried. Unset where tries are not counted.
    std::optional<std::int64_t> attempts;
    /// Until when it can be completed. Unset where there is no such moment.
    std::optional<timestamp> expire_at;
    /// How a code was delivered, such as `sms`; phone codes only.
    std::optional<std::string> channel;
    /// Random text that the wallet or passkey has to sign.
    std::optional<std::string> nonce;
    /// Text that the wallet has to sign, with the nonce in it.
    std::optional<std::string> message;
    /// Where the browser goes to continue, at the OAuth or SAML provider.
    std::optional<std::string> external_verification_redirect_url;
    /// Why it failed, if it did.
    std::optional<clerk::verification_error> error;
    /// ID of the client (browser or device) that completed it.
    std::optional<std::string> verified_at_client;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(verification const&, verification const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, verification& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, verification& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, verification const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/verification.ipp>
#endif

#endif
