// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_IMPL_CHECK_WEBHOOK_IPP
#define CLERK_WEBHOOKS_IMPL_CHECK_WEBHOOK_IPP

#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/ascii.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/detail/printable.hpp>
#include <clerk/webhooks/check_webhook.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace clerk::detail
{
CLERK_DECL error webhook_error(errc code, phase where, std::string_view operation, std::string_view what)
{
    error_details details;
    details.code = code;
    details.phase = where;
    details.operation = operation;
    details.message = std::string{operation}.append(": ").append(what);
    return error{std::move(details)};
}

CLERK_DECL error webhook_refusal(errc code, std::string_view what)
{
    return webhook_error(code, phase::preparing, "verify_webhook", what);
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
        && detail::all_of(id, [](char c) { return c > ' ' && c < '\x7F' && c != '.'; });
}

CLERK_DECL std::optional<std::chrono::sys_seconds> read_webhook_timestamp(std::string_view text) noexcept
{
    constexpr std::int64_t last = 253'402'300'799;
    if (text.size() > longest_timestamp)
        return std::nullopt;
    auto const count = parse_digits<std::int64_t>(text);
    if (!count || *count > last)
        return std::nullopt;
    return std::chrono::sys_seconds{std::chrono::seconds{*count}};
}

/// Whether any of the signatures of version 1 in a list (`v1,…`, parted by spaces) is the code of the message by any of
/// the keys.
inline bool any_signature_matches(std::span<hmac_sha256 const> keys, signed_message const& message)
{
    // In one piece, as each piece costs OpenSSL a call through its layers.
    std::array<char, longest_message_id + longest_timestamp + 2> buffer;
    std::size_t size = 0;
    for (std::string_view const text : {message.id, std::string_view{"."}, message.timestamp, std::string_view{"."}})
        size += text.copy(buffer.data() + size, buffer.size() - size);
    std::array<std::string_view, 2> const texts{std::string_view{buffer.data(), size}, message.body};
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
            auto const decoded = decode_base64(entry.substr(version.size()), given, base64_padding::required);
            if (decoded == given.size() && equal_in_constant_time(given, expected))
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
    if (abs(age) <= options.tolerance)
        return {};
    auto const allowed = " s, and " + std::to_string(options.tolerance.count()) + " s are allowed";
    if (age > options.tolerance)
        return "the message was sent too long ago: " + std::to_string(age.count()) + allowed
            + " (an old message sent again by somebody else, or is this machine's clock fast?)";
    return "the message is from the future: " + std::to_string(-age.count()) + allowed
        + " (is this machine's clock slow?)";
}

CLERK_DECL std::optional<error> check_webhook(
    signed_message const& message, std::span<hmac_sha256 const> keys, webhook_verifier_options const& options)
{
    if (auto const problem = check_webhook_parts(message, options.max_body_bytes); !problem.empty())
        return webhook_refusal(errc::invalid_argument, problem);
    if (!any_signature_matches(keys, message))
        return webhook_refusal(errc::unauthorized,
            "no signature of version 1 in " + part_name(message, "signature")
                + " matches (is it this endpoint's signing secret, and the body as it came, byte for byte?)");
    if (auto const problem = check_webhook_time(*read_webhook_timestamp(message.timestamp), options); !problem.empty())
        return webhook_refusal(errc::unauthorized, problem);
    return std::nullopt;
}

} // namespace clerk::detail

#endif
