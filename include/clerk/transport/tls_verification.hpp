// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_TLS_VERIFICATION_HPP
#define CLERK_TRANSPORT_TLS_VERIFICATION_HPP

#include <clerk/detail/config.hpp>

#include <boost/system/error_code.hpp>

#include <openssl/ssl.h>

#include <string>

namespace clerk::detail
{
/// Whatever the system's configuration says: 112 bits of security, no RSA key below 2048 bits, no SHA-1, no
/// cipher without a certificate.
inline constexpr int least_security_level = 2;

/// Prepares one connection to `host`, a name or an IP address: it is what the certificate must be for, and,
/// if a name, what the server is told (SNI). Demands verification, TLS 1.2, the least level of security and
/// HTTP/1.1 of this connection, whatever its context says. Why a certificate is refused is kept with the
/// connection. False where OpenSSL refuses it. Precondition: the first time for this connection.
[[nodiscard]] CLERK_DECL bool expect_host(SSL* connection, std::string const& host);

/// Lets the connections of a context note that the server asked for a certificate, so that an error can say
/// it.
CLERK_DECL void note_certificate_requests(SSL_CTX* context) noexcept;

/// Why a handshake failed, in words for a message: what is wrong with the certificate or with the server's
/// TLS, or else what OpenSSL says. Bounded, printable.
[[nodiscard]] CLERK_DECL std::string describe_handshake_failure(
    SSL const* connection, boost::system::error_code problem, std::string const& host);

/// Whether the peer ended the handshake over the client's certificate. In TLS 1.3 that is learned only when a
/// reply is expected: to the client the handshake was over. The server then has read nothing of the request:
/// it must not before it has verified the client (RFC 8446, section 4.4.2.4).
[[nodiscard]] CLERK_DECL bool client_certificate_refused(boost::system::error_code problem) noexcept;

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/tls_verification.ipp>
#endif

#endif
