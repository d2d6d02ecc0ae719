// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_TLS_CONTEXT_HPP
#define CLERK_TRANSPORT_TLS_CONTEXT_HPP

#include <clerk/client_options.hpp>

#include <boost/asio/ssl/context.hpp>
#include <boost/system/error_code.hpp>

#include <openssl/ssl.h>

#include <string>

namespace clerk::detail
{
/// A client's context: TLS 1.2 or newer, the peer verified against the system's authorities and those of the options.
/// Throws `clerk::exception` with `errc::invalid_argument` for certificates that cannot be read.
CLERK_DECL asio::ssl::context make_tls_context(tls_options const& options);

/// Prepares one connection to `host`, a name or an IP address: it is what the certificate must be for, and, if a name,
/// what the server is told (SNI). False where OpenSSL refuses it.
[[nodiscard]] CLERK_DECL bool expect_host(SSL* connection, std::string const& host);

/// Why a handshake failed: what the certificate lacks, where it was that, or else what OpenSSL says.
[[nodiscard]] CLERK_DECL std::string describe_handshake_failure(
    SSL const* connection, boost::system::error_code problem, std::string const& host);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/tls_context.ipp>
#endif

#endif
