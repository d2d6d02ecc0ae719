// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_CHECK_WEBHOOK_HPP
#define CLERK_WEBHOOKS_CHECK_WEBHOOK_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/hmac_sha256.hpp>
#include <clerk/error.hpp>
#include <clerk/webhooks/signature_headers.hpp>
#include <clerk/webhooks/webhook_verifier_options.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

// Whether a message is Clerk's and of now: all that is asked before its body is read.
namespace clerk::detail
{
/// What a message may hold at most, so that a check costs little more than its HMAC.
inline constexpr std::size_t longest_message_id = 256;
inline constexpr std::size_t longest_timestamp = 20;
inline constexpr std::size_t longest_signature_list = 8192;

/// The seconds that a text says; what is beyond the year 9999 is none, so that differences cannot overflow.
CLERK_DECL std::optional<std::chrono::sys_seconds> read_webhook_timestamp(std::string_view text) noexcept;

/// An error of `verify_webhook`, or of what makes a verifier.
CLERK_DECL error webhook_error(errc code, phase where, std::string_view operation, std::string_view what);
CLERK_DECL error webhook_refusal(errc code, std::string_view what);

/// Form, signature and time, in this order. Does not allocate for a good message.
/// @param keys Any of them may have signed it.
/// @return Why it is refused; nothing where it is good.
[[nodiscard]] CLERK_DECL std::optional<error> check_webhook(
    signed_message const& message, std::span<hmac_sha256 const> keys, webhook_verifier_options const& options);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/webhooks/impl/check_webhook.ipp>
#endif

#endif
