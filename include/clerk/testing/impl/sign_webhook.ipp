// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_SIGN_WEBHOOK_IPP
#define CLERK_TESTING_IMPL_SIGN_WEBHOOK_IPP

#include <clerk/detail/base64.hpp>
#include <clerk/detail/hmac_sha256.hpp>
#include <clerk/testing/detail/random_text.hpp>
#include <clerk/testing/detail/sign_webhook.hpp>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <chrono>
#include <string>
#include <utility>

namespace clerk::testing::detail
{
inline constexpr std::string_view webhook_secret_prefix = "whsec_";

CLERK_DECL secret new_webhook_secret()
{
    // The random text itself is the key: 27 letters and digits are 160 bits.
    return secret{std::string{webhook_secret_prefix} + clerk::detail::encode_base64(new_id({}))};
}

CLERK_DECL signed_webhook sign_webhook(secret const& signing_secret, std::string_view instance_id, std::string_view type,
    json::value data, webhook_options const& options, timestamp now)
{
    json::object event;
    event["data"] = std::move(data);
    auto& request = event["event_attributes"].emplace_object()["http_request"].emplace_object();
    request["client_ip"] = "127.0.0.1";
    request["user_agent"] = "clerk-cpp emulator";
    event["instance_id"] = instance_id;
    event["object"] = "event";
    event["timestamp"] = now.time_since_epoch().count();
    event["type"] = type;

    signed_webhook message;
    message.id = options.id.empty() ? new_id("msg_") : options.id;
    auto const sent_at = std::chrono::floor<std::chrono::seconds>(now) + options.sent_at_offset;
    message.timestamp = std::to_string(sent_at.time_since_epoch().count());
    message.body = json::serialize(event);

    auto const key = clerk::detail::decode_base64(
        signing_secret.reveal().substr(webhook_secret_prefix.size()), clerk::detail::base64_padding::required);
    std::array<std::string_view, 5> const texts{message.id, ".", message.timestamp, ".", message.body};
    auto const code = clerk::detail::hmac_sha256{key.value()}.sign(texts);
    message.signature
        = "v1," + clerk::detail::encode_base64({reinterpret_cast<char const*>(code.data()), code.size()});
    return message;
}

} // namespace clerk::testing::detail

#endif
