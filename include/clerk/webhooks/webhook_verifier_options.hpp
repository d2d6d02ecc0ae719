// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_WEBHOOK_VERIFIER_OPTIONS_HPP
#define CLERK_WEBHOOKS_WEBHOOK_VERIFIER_OPTIONS_HPP

#include <chrono>
#include <cstddef>
#include <functional>

namespace clerk
{
/// How webhook messages are checked. Every option has a default.
///
/// Thread safety: distinct objects: safe. A verifier copies what it is given.
struct webhook_verifier_options
{
    webhook_verifier_options() = default;

    /// How old a message may be, and how far ahead of this machine's clock, in whole seconds; that long is still allowed.
    /// From 0 to a year. Default: 5 min.
    std::chrono::seconds tolerance{300};

    /// The longest body that is looked at, in bytes. Default: 1 MiB.
    std::size_t max_body_bytes = 1024 * 1024;

    /// How many messages are remembered, so that none of them is taken again: one that comes a second time is refused
    /// with `errc::conflict`. The oldest is forgotten first; each takes some hundred bytes at most. 0: none is
    /// remembered. Default: 0.
    ///
    /// Who was answered too late, or with an error, sends the same message again under the same ID: see
    /// `webhook_verifier::forget`.
    std::size_t replay_window = 0;

    /// What time it is. Called once per message, by any thread that verifies. Default: the system's clock.
    std::function<std::chrono::system_clock::time_point()> clock;
};

} // namespace clerk

#endif
