// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_HTTP_SERVER_HPP
#define CLERK_TESTING_DETAIL_HTTP_SERVER_HPP

#include <clerk/detail/config.hpp>
#include <clerk/testing/certificate.hpp>
#include <clerk/testing/detail/http_connection.hpp>
#include <clerk/testing/detail/http_service.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace clerk::testing::detail
{
struct http_server_settings
{
    std::uint16_t port = 0;
    std::size_t max_request_bytes = 0;
    std::optional<certified_key> certificate; ///< None: no TLS.
};

/// Accepts connections on 127.0.0.1. Knows nothing of what is asked over them.
///
/// Thread safety: all members may be called from any thread; a mutex guards the listening socket, a strand each
/// connection.
class http_server : public std::enable_shared_from_this<http_server>
{
public:
    /// Listens. Throws `boost::system::system_error`.
    CLERK_DECL http_server(
        asio::any_io_executor executor, http_server_settings const& settings, std::shared_ptr<http_service> service);

    CLERK_DECL void start();
    CLERK_DECL void stop();
    CLERK_DECL void close_connections();

    [[nodiscard]] std::uint16_t port() const noexcept
    {
        return port_;
    }
    [[nodiscard]] CLERK_DECL std::size_t accepted() const;

private:
    CLERK_DECL void accept();
    CLERK_DECL void accept_later();
    CLERK_DECL void serve(asio::ip::tcp::socket socket);
    CLERK_DECL void cancel_connections();

    std::shared_ptr<http_service> service_;
    std::size_t max_request_bytes_;
    std::optional<asio::ssl::context> tls_;

    mutable std::mutex mutex_;
    asio::any_io_executor executor_;
    asio::ip::tcp::acceptor acceptor_;
    asio::steady_timer retry_;
    std::vector<std::weak_ptr<http_connection>> connections_;
    std::size_t accepted_ = 0;
    bool stopped_ = false;
    std::uint16_t port_;
};

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/http_server.ipp>
#endif

#endif
