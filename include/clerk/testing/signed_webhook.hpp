// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_SIGNED_WEBHOOK_HPP
#define CLERK_TESTING_SIGNED_WEBHOOK_HPP

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace clerk::testing
{
/// How a webhook message is made. Every option has a default.
struct webhook_options
{
    webhook_options() = default;

    /// The message's ID. Empty: a new one.
    std::string id;

    /// What is added to this machine's time for the time of sending.
    std::chrono::seconds sent_at_offset{0};
};

/// A webhook message as it goes to an endpoint.
struct signed_webhook
{
    signed_webhook() = default;

    std::string id;        ///< `svix-id`
    std::string timestamp; ///< `svix-timestamp`
    std::string signature; ///< `svix-signature`
    std::string body;

    /// All headers that the request has but those of HTTP itself.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> headers() const
    {
        return {{"svix-id", id}, {"svix-timestamp", timestamp}, {"svix-signature", signature},
            {"Content-Type", "application/json"}};
    }
};

} // namespace clerk::testing

#endif
