// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_ERROR_CODE_HPP
#define CLERK_ERROR_CODE_HPP

#include <clerk/detail/config.hpp>

#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/error_condition.hpp>

#include <string>
#include <string_view>

namespace clerk
{
/// What went wrong, coarsely enough to branch on. `clerk::error` holds the details.
enum class errc
{
    /// The request cannot be right: refused by the library before any I/O (`error::status()` is 0), or by Clerk as
    /// malformed (400, and every other 4xx that has no name of its own below).
    invalid_argument = 1,
    /// 401: the secret key is missing, wrong or revoked. Of what comes in: a token or a webhook's signature is not good.
    unauthorized,
    forbidden,          ///< 402, 403: the plan or the instance's settings do not permit it.
    not_found,          ///< 404, 410: no such user, or no such other thing.
    /// 409, 423: the resource is in a state, or locked, that does not permit it. A webhook message that was seen before.
    conflict,
    unprocessable,      ///< 422: understood, but a parameter's value is not acceptable; `error::errors()` names it.
    rate_limited,       ///< 429: too many requests; `error::retry_after()` says how long to wait.
    server_error,       ///< 5xx: Clerk, or a gateway in front of it, failed.
    malformed_response, ///< A reply that is not what the API promises: a redirect, a wrong shape, no JSON, too large.
    timeout,            ///< The call's deadline passed, or a server tired of waiting for the request (408).
    cancelled,          ///< Cancelled by the caller, or the client was closed or destroyed.
    network,            ///< Name resolution, connecting, sending or receiving failed.
    tls,                ///< The TLS handshake failed: the peer is not who it should be, or speaks no TLS 1.2.
};

/// The category of `clerk::errc`. Its codes also match the generic conditions `timed_out`, `operation_canceled`,
/// `invalid_argument` and `permission_denied`.
CLERK_DECL boost::system::error_category const& error_category() noexcept;

inline boost::system::error_code make_error_code(errc value) noexcept
{
    return {static_cast<int>(value), error_category()};
}

/// Where in a call something happened.
enum class phase
{
    preparing,              ///< Checking the arguments and writing the request.
    waiting_for_rate_limit, ///< Held back, so that the API's rate limit is kept.
    waiting_for_connection, ///< All connections of the pool are in use.
    resolving,              ///< Looking up the host's addresses.
    connecting,             ///< Opening a TCP connection, to Clerk or to the proxy.
    proxying,               ///< Asking an HTTP proxy for a tunnel.
    handshaking,            ///< Shaking hands in TLS.
    sending,                ///< Writing the request.
    receiving,              ///< Waiting for the reply, and reading it.
    decoding,               ///< Understanding the reply.
    waiting_to_retry,       ///< Holding back before the next attempt.
};

/// "connecting", "waiting for a connection", …: to be read after the word "while".
constexpr std::string_view to_string(phase value) noexcept
{
    switch (value)
    {
    case phase::preparing: return "preparing the request";
    case phase::waiting_for_rate_limit: return "waiting for the rate limit";
    case phase::waiting_for_connection: return "waiting for a connection";
    case phase::resolving: return "resolving the host name";
    case phase::connecting: return "connecting";
    case phase::proxying: return "asking the proxy for a tunnel";
    case phase::handshaking: return "shaking hands in TLS";
    case phase::sending: return "sending the request";
    case phase::receiving: return "waiting for the reply";
    case phase::decoding: return "decoding the reply";
    case phase::waiting_to_retry: return "waiting to retry";
    }
    return "";
}

} // namespace clerk

template <>
struct boost::system::is_error_code_enum<clerk::errc> : std::true_type
{
};

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/impl/error_code.ipp>
#endif

#endif
