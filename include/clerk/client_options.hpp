// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CLIENT_OPTIONS_HPP
#define CLERK_CLIENT_OPTIONS_HPP

#include <clerk/detail/config.hpp>
#include <clerk/rate_limiter.hpp>
#include <clerk/secret.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace boost::asio::ssl
{
class context;
}

namespace clerk
{
class observer;
class transport;

/// When a request is sent again.
///
/// After 429, 503 and `409 resource_locked`, and after failures before its first byte was written, it is certain that
/// nothing was done: every request is sent again. After 502, 504 and failures in the middle nobody knows: only
/// requests that may be repeated without harm are (reading, replacing metadata).
struct retry_options
{
    retry_options() = default;

    /// How many times one request is sent at most. 1: never again. Default: 4.
    unsigned max_attempts = 4;

    /// The longest wait before the second attempt; doubled for each one after it. The wait itself is drawn evenly from
    /// zero to that ("full jitter"), so that many callers do not come back at once. Default: 200 ms.
    std::chrono::milliseconds initial_backoff{200};

    /// What doubling stops at. A longer `Retry-After` of the server is obeyed all the same. Default: 8 s.
    std::chrono::milliseconds max_backoff{8000};

    /// Whether `update_user` and other requests that set absolute values are sent again, too, when nobody knows if the
    /// first one was carried out. A change that somebody else made in between may then be undone. Default: no.
    bool repeat_ambiguous = false;
};

/// The connections that a client keeps.
struct pool_options
{
    pool_options() = default;

    /// How many connections a client has open at most; further calls wait for one. Default: 64.
    std::size_t max_connections = 64;

    /// How many calls may wait for a connection; further ones fail at once. Default: 100 000.
    std::size_t max_waiting = 100'000;

    /// How long an unused connection is kept for the next call; at most a year. Default: 30 s. Nothing runs on an idle
    /// client: what is too old is closed when the pool is next used.
    std::chrono::milliseconds idle_timeout{30'000};

    /// How long a connection is used at most, so that a new address behind the host's name is noticed. An exchange that
    /// is under way is not disturbed. At most a year. Default: 10 min.
    std::chrono::milliseconds max_lifetime{600'000};

    /// The time for opening one connection: resolving, connecting, a proxy's tunnel and the TLS handshake. What takes
    /// longer fails with `errc::timeout` and is tried again within the call's own deadline. At most a year.
    /// Default: 10 s.
    std::chrono::milliseconds connect_timeout{10'000};

    /// How long one of the host's addresses has for an answer before the next one is tried beside it (RFC 8305,
    /// section 5, "happy eyeballs"). Default: 250 ms.
    std::chrono::milliseconds connection_attempt_delay{250};
};

/// Whom the client trusts, and as whom it shows itself. The peer's certificate and host name are always verified, TLS 1.2
/// is the least, and nothing with less than 112 bits of security (RSA keys below 2048 bits, SHA-1) is accepted.
///
/// What cannot be used is `errc::invalid_argument` when the client is made; the message names the option.
struct tls_options
{
    tls_options() = default;

    /// A PEM file with certificates to trust besides the system's. Default: none.
    std::string ca_file;

    /// The same as text. Default: none.
    std::string ca_pem;

    /// A PEM file with the client's certificate, and after it those that lead to its authority: for a gateway that asks
    /// for one. Goes with one of the two private keys below. Default: none.
    std::string certificate_file;

    /// The same as text. Default: none.
    std::string certificate_pem;

    /// A PEM file with the key to the client's certificate, not encrypted. Default: none.
    std::string private_key_file;

    /// The same as text. Default: none.
    secret private_key_pem;

    /// A context of the caller's own, instead of all of the above: it says which authorities are trusted, which
    /// certificate is shown, which ciphers are used. It is never changed, but shared: it must not be changed while the
    /// client exists. Default: none.
    ///
    /// Peer and host are verified, and TLS 1.2 and 112 bits demanded, on each connection even if the context says
    /// otherwise. A verification callback of its own can refuse more, not accept more. (One that replaces OpenSSL's whole
    /// verification, by `SSL_CTX_set_cert_verify_callback`, is relied on to verify.) Renegotiation is declined. With
    /// `SSL_MODE_RELEASE_BUFFERS` idle connections hold less memory, and every exchange takes longer.
    std::shared_ptr<boost::asio::ssl::context> context;
};

/// How a client reaches Clerk. Every option has a default but the secret key.
///
/// Thread safety: distinct objects: safe. A client copies what it is given.
struct client_options
{
    client_options() = default;

    /// Reads the variables that every Clerk SDK reads: CLERK_SECRET_KEY, CLERK_API_URL, CLERK_API_VERSION (the `v1` of
    /// the URL). Options whose variable is absent or empty keep their defaults.
    [[nodiscard]] CLERK_DECL static client_options from_environment();

    /// The instance's secret key, `sk_test_…` or `sk_live_…`. Calls without one fail with `errc::invalid_argument`.
    secret secret_key;

    /// Where the Backend API is; a path in it is put before the API's own. `http://` only with `allow_plaintext`.
    std::string api_url = "https://api.clerk.com";

    /// The version in the URL's path. Default: "v1".
    std::string api_path = "v1";

    /// The `Clerk-API-Version` header, a date. It also decides how requests are put: see `users::update_user`.
    std::string api_version = "2026-05-12";

    /// The time for one call, with all its waits, connections, attempts and back-offs. Default: 30 s.
    std::chrono::milliseconds timeout{30'000};

    retry_options retry;
    pool_options pool;
    tls_options tls;

    /// Paces the requests, so that a bulk job meets no 429: `rate_limit_options::production()`, say. Default: no pacing;
    /// a scope that met a 429 is held back all the same.
    rate_limit_options rate_limit;

    /// A limiter in place of the client's own: one that serves several clients (`make_rate_limiter`), or one of your own
    /// that many replicas share. `rate_limit` is then without effect. Default: none.
    std::shared_ptr<clerk::rate_limiter> rate_limiter;

    /// Is told of every call: for logs, metrics and traces. May serve several clients. Default: none.
    std::shared_ptr<clerk::observer> observer;

    /// Whether calls may be started, cancelled and completed on several threads. `false` saves locks and strands, for a
    /// client all of whose use happens on one thread, the one that runs its executor. Default: yes.
    bool thread_safe = true;

    /// Whether the secret key may travel unencrypted, to an `http://` URL. For tests on one machine. Default: no.
    bool allow_plaintext = false;

    /// An HTTP proxy, `http://[user:password@]host[:port]`. TLS goes through it in a tunnel (CONNECT). A secret, because
    /// it may hold a password. Default: none.
    secret proxy;

    /// The longest reply that is read, in bytes; a longer one is `errc::malformed_response`. Default: 8 MiB.
    std::size_t max_response_bytes = 8 * 1024 * 1024;

    /// What is appended to the `User-Agent` header, "my-service/1.2". Default: nothing.
    std::string user_agent;

    /// Another way to carry requests than HTTPS over Asio's sockets. It may serve several clients: none of them closes
    /// it. Default: none.
    std::shared_ptr<clerk::transport> transport;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/impl/client_options.ipp>
#endif

#endif
