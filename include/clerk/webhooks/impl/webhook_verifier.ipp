// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_IMPL_WEBHOOK_VERIFIER_IPP
#define CLERK_WEBHOOKS_IMPL_WEBHOOK_VERIFIER_IPP

#include <clerk/detail/ascii.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/detail/decode.hpp>
#include <clerk/detail/hmac_sha256.hpp>
#include <clerk/detail/printable.hpp>
#include <clerk/detail/wiping_allocator.hpp>
#include <clerk/webhooks/seen_messages.hpp>
#include <clerk/webhooks/webhook_verifier.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
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

/// What a message may hold at most, so that a check costs little more than its HMAC.
inline constexpr std::size_t longest_message_id = 256;
inline constexpr std::size_t longest_signature_list = 8192;

inline error webhook_error(errc code, phase where, std::string_view operation, std::string_view what)
{
    error_details details;
    details.code = code;
    details.phase = where;
    details.operation = operation;
    details.message = std::string{operation}.append(": ").append(what);
    return error{std::move(details)};
}

inline error webhook_refusal(errc code, std::string_view what)
{
    return webhook_error(code, phase::preparing, "verify_webhook", what);
}

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

/// `svix-id`, or `id` where it came without a header.
inline std::string part_name(signed_message const& message, std::string_view part)
{
    return std::string{message.family}.append(part);
}

/// Without a full stop: it parts what is signed, and with one in an ID the same signed text could be read in two ways.
inline bool is_message_id(std::string_view id) noexcept
{
    return !id.empty() && id.size() <= longest_message_id
        && std::ranges::all_of(id, [](char c) { return c > ' ' && c < '\x7F' && c != '.'; });
}

/// The seconds that a text says; what is beyond the year 9999 is none, so that differences cannot overflow.
inline std::optional<std::chrono::sys_seconds> read_webhook_timestamp(std::string_view text) noexcept
{
    constexpr std::int64_t last = 253'402'300'799;
    auto const count = parse_digits<std::int64_t>(text);
    if (!count || *count > last)
        return std::nullopt;
    return std::chrono::sys_seconds{std::chrono::seconds{*count}};
}

/// Whether any of the signatures of version 1 in a list (`v1,…`, parted by spaces) is the code of the message by any of
/// the keys.
inline bool any_signature_matches(std::span<hmac_sha256 const> keys, signed_message const& message)
{
    std::array<std::string_view, 5> const texts{message.id, ".", message.timestamp, ".", message.body};
    for (hmac_sha256 const& key : keys)
    {
        auto const expected = key.sign(texts);
        bool matches = false;
        for (auto rest = message.signatures; !rest.empty();)
        {
            auto const entry = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(entry.size() + 1, rest.size()));
            constexpr std::string_view version = "v1,";
            hmac_sha256::digest given{};
            if (!entry.starts_with(version))
                continue;
            auto const size = decode_base64(entry.substr(version.size()), given, base64_padding::required);
            if (size == given.size() && equal_in_constant_time(given, expected))
                matches = true;
        }
        if (matches)
            return true;
    }
    return false;
}

/// What is wrong with the parts of a message, before its signature is looked at.
inline std::string check_webhook_parts(signed_message const& message, std::size_t max_body_bytes)
{
    constexpr std::size_t shown = 60;
    for (auto const& [part, value] : {std::pair{"id", message.id}, std::pair{"timestamp", message.timestamp},
             std::pair{"signature", message.signatures}})
        if (value.empty())
            return part_name(message, part) + " is empty";
    if (!is_message_id(message.id))
        return part_name(message, "id") + " is no message ID (up to " + std::to_string(longest_message_id)
            + " visible ASCII characters without a full stop): " + quoted(message.id, shown);
    if (!read_webhook_timestamp(message.timestamp))
        return part_name(message, "timestamp")
            + " is no whole number of seconds since 1970: " + quoted(message.timestamp, shown);
    if (message.signatures.size() > longest_signature_list)
        return part_name(message, "signature") + " is longer than " + std::to_string(longest_signature_list) + " bytes";
    if (message.body.size() > max_body_bytes)
        return "the body is longer than webhook_verifier_options::max_body_bytes (" + std::to_string(max_body_bytes)
            + ")";
    return {};
}

/// What is wrong with the time of a message that is signed.
inline std::string check_webhook_time(std::chrono::sys_seconds sent_at, webhook_verifier_options const& options)
{
    using namespace std::chrono;
    auto const now = floor<seconds>(options.clock ? options.clock() : system_clock::now());
    auto const age = now - sent_at;
    auto const allowed = " s, and " + std::to_string(options.tolerance.count()) + " s are allowed";
    if (age > options.tolerance)
        return "the message was sent too long ago: " + std::to_string(age.count()) + allowed
            + " (an old message sent again by somebody else, or is this machine's clock fast?)";
    if (-age > options.tolerance)
        return "the message is from the future: " + std::to_string(-age.count()) + allowed
            + " (is this machine's clock slow?)";
    return {};
}

inline result<webhook_event> verify_webhook(webhook_verifier_parts& parts, signed_message const& message)
{
    if (auto const problem = check_webhook_parts(message, parts.options.max_body_bytes); !problem.empty())
        return webhook_refusal(errc::invalid_argument, problem);
    if (!any_signature_matches(parts.keys, message))
        return webhook_refusal(errc::unauthorized,
            "no signature of version 1 in " + part_name(message, "signature")
                + " matches (is it this endpoint's signing secret, and the body as it came, byte for byte?)");
    auto const sent_at = *read_webhook_timestamp(message.timestamp);
    if (auto const problem = check_webhook_time(sent_at, parts.options); !problem.empty())
        return webhook_refusal(errc::unauthorized, problem);
    webhook_event event;
    if (std::string problem; !decode(message.body, event, problem))
        return webhook_error(errc::malformed_response, phase::decoding, "verify_webhook",
            "the body is no event: " + scrubbed(problem, 300));
    event.message_id = message.id;
    event.sent_at = sent_at;
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
