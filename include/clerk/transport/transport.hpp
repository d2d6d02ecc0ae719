// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_TRANSPORT_HPP
#define CLERK_TRANSPORT_TRANSPORT_HPP

#include <clerk/error_code.hpp>
#include <clerk/transport/http_message.hpp>

#include <boost/asio/any_completion_handler.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace clerk
{
/// Why a transport has no reply to show.
struct transport_failure
{
    /// `network`, `tls`, `malformed_response`, `cancelled`, or `timeout` for a limit of the transport's own.
    errc code = errc::network;
    clerk::phase phase = clerk::phase::connecting;
    boost::system::error_code cause;
    /// What happened, for a message: "connection refused (127.0.0.1:443)". No secret.
    std::string description;
    /// Whether any byte of the request may have left. `false` is a promise that the server saw nothing of it.
    bool request_sent = false;
    /// The HTTP status, where the reply got that far.
    int status = 0;
    /// The header Retry-After, where the reply got that far and has one.
    std::string retry_after{};
    /// Whether another attempt would fail for the same reason: a proxy that refuses, say.
    bool permanent = false;
    clerk::transfer transfer{};
};

using transport_result = std::variant<http_reply, transport_failure>;

/// The connections of a transport, at one moment.
struct transport_statistics
{
    std::size_t open = 0;      ///< Connections that exist, those being opened included.
    std::size_t idle = 0;      ///< Of these, kept for the next call.
    std::size_t in_use = 0;    ///< Of these, being opened, or carrying an exchange.
    std::size_t waiting = 0;   ///< Exchanges that wait for a connection.
    std::uint64_t opened = 0;  ///< Connections opened since the start.
    std::uint64_t resumed = 0; ///< Of these, by resuming a TLS session.
};

/// What carries a request to Clerk and a reply back: the only part of the library that knows sockets. Users may plug in
/// their own (`client_options::transport`).
///
/// A transport decides nothing: it does not retry, it does not follow redirects, and it reports every reply as it is.
///
/// Thread safety: all members may be called from any thread at any time.
class transport
{
public:
    using handler = asio::any_completion_handler<void(transport_result)>;

    transport() = default;
    transport(transport const&) = delete;
    transport& operator=(transport const&) = delete;
    virtual ~transport() = default;

    /// Sends `request` and completes with the reply to it.
    ///
    /// - `request` stays valid until `done` was called or destroyed.
    /// - `deadline` says until when a reply is of use. The caller cancels when it passes; nothing need be done about it.
    /// - `done` is called once, never from within this function, which is called under a lock. (Keep it by move
    ///   construction: in Boost 1.81 the move assignment of `any_completion_handler` calls itself without end.) It owns
    ///   the call, which owns this transport: one that is never called must be destroyed, or all of them leak. Its
    ///   associated cancellation slot is assigned before this function returns, and never touched after that: the
    ///   caller may emit at any later time, from any thread, one emission at a time. After `terminal` or `partial`
    ///   cancellation the transport ends the exchange at once and completes with `errc::cancelled`, or with the reply if
    ///   it was already there. `total` cancellation alone does so only as long as nothing of the request was sent.
    virtual void async_exchange(
        http_request const& request, std::chrono::steady_clock::time_point deadline, handler done)
        = 0;

    /// Opens a connection to be kept, unless one is idle, and completes with an empty reply; all else as with
    /// `async_exchange`. What keeps no connections gives `done` back, as it does by default.
    virtual std::optional<handler> async_open(std::chrono::steady_clock::time_point, handler done)
    {
        return done;
    }

    /// How its connections are used at the moment. By default: nothing is known, all are 0.
    [[nodiscard]] virtual transport_statistics statistics() const
    {
        return {};
    }

    /// Closes idle connections, and those in use as soon as their exchange has ended. Later exchanges fail with
    /// `errc::cancelled`.
    virtual void close() noexcept = 0;
};

} // namespace clerk

#endif
