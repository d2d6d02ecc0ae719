// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_IMPL_WEBHOOK_VERIFIER_IPP
#define CLERK_WEBHOOKS_IMPL_WEBHOOK_VERIFIER_IPP

#include <clerk/detail/base64.hpp>
#include <clerk/detail/decode.hpp>
#include <clerk/detail/hmac_sha256.hpp>
#include <clerk/detail/printable.hpp>
#include <clerk/detail/wiping_allocator.hpp>
#include <clerk/webhooks/check_webhook.hpp>
#include <clerk/webhooks/seen_messages.hpp>
#include <clerk/webhooks/webhook_verifier.hpp>

#include <cstdlib>
#include <span>
#include <string>
#include <utility>

namespace clerk::detail
{
struct webhook_verifier_parts
{
    webhook_verifier_parts(std::vector<hmac_sha256> made_keys, webhook_verifier_options given)
        : keys(std::move(made_keys))
        , options(std::move(given))
        , seen(options.replay_window)
    {
    }

    std::vector<hmac_sha256> const keys;
    webhook_verifier_options const options;
    seen_messages seen;
};

[[noreturn]] inline void refuse_webhook_verifier(std::string_view what)
{
    throw exception{webhook_error(errc::invalid_argument, phase::preparing, "webhook_verifier", what)};
}

/// The key that a signing secret stands for.
/// @param which How to call it.
inline hmac_sha256 webhook_key(secret const& signing_secret, std::string const& which)
{
    constexpr std::string_view prefix = "whsec_";
    auto text = signing_secret.reveal();
    if (text.starts_with(prefix))
        text.remove_prefix(prefix.size());
    if (text.empty())
        refuse_webhook_verifier(which + " is empty; it is in Clerk's dashboard, with the webhook's endpoint");
    wiping_vector key(base64_decoded_size(text.size()));
    auto const size
        = decode_base64(text, {reinterpret_cast<unsigned char*>(key.data()), key.size()}, base64_padding::optional);
    if (!size || *size == 0)
        refuse_webhook_verifier(which
            + " is not Base64, or not all of it (\"whsec_\u2026\", as Clerk's dashboard shows it with the endpoint)");
    return hmac_sha256{{key.data(), *size}};
}

inline std::vector<hmac_sha256> webhook_keys(std::span<secret const> secrets)
{
    if (secrets.empty())
        refuse_webhook_verifier("there is no signing secret");
    std::vector<hmac_sha256> keys;
    keys.reserve(secrets.size());
    for (secret const& one : secrets)
    {
        auto const number = std::to_string(keys.size() + 1);
        keys.push_back(webhook_key(one,
            secrets.size() == 1 ? "the signing secret"
                                : "signing secret " + number + " of " + std::to_string(secrets.size())));
    }
    return keys;
}

inline webhook_verifier_options checked(webhook_verifier_options options)
{
    constexpr std::chrono::seconds longest = std::chrono::hours{24 * 365};
    if (options.tolerance < std::chrono::seconds{0} || options.tolerance > longest)
        refuse_webhook_verifier("the option tolerance must be from 0 to a year");
    return options;
}

inline result<webhook_event> verify_webhook(webhook_verifier_parts& parts, signed_message const& message)
{
    if (auto refusal = check_webhook(message, parts.keys, parts.options))
        return *std::move(refusal);
    webhook_event event;
    if (std::string problem; !decode_into_new(message.body, event, problem))
        return webhook_error(errc::malformed_response, phase::decoding, "verify_webhook",
            "the body is no event: " + scrubbed(problem, 300));
    event.message_id = message.id;
    event.sent_at = *read_webhook_timestamp(message.timestamp);
    if (!parts.seen.add(message.id))
        return webhook_refusal(errc::conflict,
            "the message " + quoted(message.id, longest_message_id)
                + " was seen before (answer it with success, or it comes again)");
    return event;
}

} // namespace clerk::detail

namespace clerk
{
CLERK_DECL webhook_verifier::webhook_verifier(secret signing_secret, webhook_verifier_options options)
    : parts_(std::make_shared<detail::webhook_verifier_parts>(
        detail::webhook_keys({&signing_secret, 1}), detail::checked(std::move(options))))
{
}

CLERK_DECL webhook_verifier::webhook_verifier(std::vector<secret> signing_secrets, webhook_verifier_options options)
    : parts_(std::make_shared<detail::webhook_verifier_parts>(
        detail::webhook_keys(signing_secrets), detail::checked(std::move(options))))
{
}

CLERK_DECL webhook_verifier webhook_verifier::from_environment(webhook_verifier_options options)
{
    char const* const variable = std::getenv("CLERK_WEBHOOK_SIGNING_SECRET");
    if (!variable || *variable == '\0')
        detail::refuse_webhook_verifier("the variable CLERK_WEBHOOK_SIGNING_SECRET is not set");
    return webhook_verifier{secret{variable}, std::move(options)};
}

CLERK_DECL result<webhook_event> webhook_verifier::verify(
    std::string_view id, std::string_view seconds, std::string_view signature, std::string_view body) const
{
    return detail::verify_webhook(*parts_, {id, seconds, signature, body, {}});
}

CLERK_DECL result<webhook_event> webhook_verifier::verify_found(
    detail::signature_headers const& found, std::string_view body) const
{
    detail::signed_message message;
    message.body = body;
    if (std::string problem; !detail::pick_signature_headers(found, message, problem))
        return detail::webhook_refusal(errc::invalid_argument, problem);
    return detail::verify_webhook(*parts_, message);
}

CLERK_DECL void webhook_verifier::forget(std::string_view message_id) const
{
    parts_->seen.remove(message_id);
}

} // namespace clerk

#endif
