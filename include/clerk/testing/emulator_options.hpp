// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_EMULATOR_OPTIONS_HPP
#define CLERK_TESTING_EMULATOR_OPTIONS_HPP

#include <clerk/rate_limit.hpp>
#include <clerk/secret.hpp>
#include <clerk/testing/certificate.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace clerk::testing
{
/// How an emulator is set up. Every option has a default.
///
/// Thread safety: distinct objects: safe. An emulator copies what it is given.
struct emulator_options
{
    emulator_options() = default;

    /// The secret key that requests must bear.
    secret secret_key = "sk_test_emulator";

    /// Whether it speaks TLS, 1.2 or newer. Default: yes.
    bool tls = true;

    /// What it shows to TLS clients, the chain in one text. Default: a certificate for 127.0.0.1 and localhost, made at
    /// the start and issued by an authority that is made along with it.
    std::optional<certified_key> certificate;

    /// The port on 127.0.0.1. Default: 0, any free one.
    std::uint16_t port = 0;

    /// The largest body of a request, in bytes; a larger one is refused with 413. Default: 1 MiB.
    std::size_t max_request_bytes = 1024 * 1024;

    /// How many requests are kept for `requests()`, the oldest ones go first. Default: 10 000.
    std::size_t max_recorded_requests = 10'000;

    /// The limits that it enforces as strict sliding windows: `instance` on all requests that bear the secret key, but for
    /// those for the key set (`/v1/jwks`) and those that a scripted reply keeps from being carried out; `user` on each
    /// user's `PATCH`, and `PATCH` and `PUT` of metadata. What goes beyond is answered with 429 and `Retry-After`, is not
    /// carried out, and does not count. Default: none.
    rate_limit_options rate_limit;

    /// Called with one line for each request, which holds no secret, no line break and no control character: method,
    /// target, status, trace ID. By one thread at a time, one of the executor's. Must not throw. Default: none.
    std::function<void(std::string_view line)> log;
};

} // namespace clerk::testing

#endif
