// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_TLS_CONTEXT_HPP
#define CLERK_TRANSPORT_TLS_CONTEXT_HPP

#include <clerk/client_options.hpp>

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace clerk::detail
{
/// A client's context: the caller's own, or one that trusts the system's authorities and those of the
/// options, and shows the options' certificate. What must hold whoever made it is demanded of each
/// connection: see `expect_host`.
///
/// Throws `clerk::exception` with `errc::invalid_argument` for options that cannot be used.
CLERK_DECL std::shared_ptr<asio::ssl::context> make_tls_context(tls_options const& options);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/tls_context.ipp>
#endif

#endif
