// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_HTTPS_TRANSPORT_HPP
#define CLERK_TRANSPORT_HTTPS_TRANSPORT_HPP

#include <clerk/client_options.hpp>
#include <clerk/transport/server_url.hpp>
#include <clerk/transport/transport.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace clerk::detail
{
/// HTTP/1.1 over TLS (or plain TCP, where the URL says so), with a pool of kept connections. Throws
/// `clerk::exception` with `errc::invalid_argument` for certificates or a proxy that cannot be used.
CLERK_DECL std::shared_ptr<transport> make_https_transport(
    asio::any_io_executor executor, server_url const& url, client_options const& options);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/https_transport.ipp>
#endif

#endif
