// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_HTTP_SERVER_IPP
#define CLERK_TESTING_IMPL_HTTP_SERVER_IPP

#include <clerk/testing/detail/http_server.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/strand.hpp>

#include <chrono>
#include <utility>

namespace clerk::testing::detail
{
inline asio::ssl::context make_server_context(certified_key const& certificate)
{
    using context = asio::ssl::context;
    context made{context::tls_server};
    made.set_options(context::default_workarounds | context::no_sslv2 | context::no_sslv3 | context::no_tlsv1
        | context::no_tlsv1_1);
    made.use_certificate_chain(asio::buffer(certificate.certificate_pem));
    made.use_private_key(asio::buffer(certificate.private_key_pem), context::pem);
    return made;
}

CLERK_DECL http_server::http_server(
    asio::any_io_executor executor, http_server_settings const& settings, std::shared_ptr<http_service> service)
    : service_(std::move(service))
    , max_request_bytes_(settings.max_request_bytes)
    , executor_(std::move(executor))
    , acceptor_(executor_, {asio::ip::address_v4::loopback(), settings.port})
    , retry_(executor_)
    , port_(acceptor_.local_endpoint().port())
{
    if (settings.certificate)
        tls_.emplace(make_server_context(*settings.certificate));
}

CLERK_DECL void http_server::start()
{
    std::lock_guard const lock{mutex_};
    accept();
}

CLERK_DECL void http_server::accept()
{
    acceptor_.async_accept(asio::make_strand(executor_),
        [self = shared_from_this()](boost::system::error_code problem, asio::ip::tcp::socket socket)
        {
            std::lock_guard const lock{self->mutex_};
            if (self->stopped_)
                return;
            if (problem && problem != asio::error::connection_aborted)
                return self->accept_later();
            if (!problem)
                self->serve(std::move(socket));
            self->accept();
        });
}

CLERK_DECL void http_server::accept_later()
{
    // Out of file descriptors, say: trying again at once would burn the processor until some are free.
    retry_.expires_after(std::chrono::milliseconds{50});
    retry_.async_wait(
        [self = shared_from_this()](boost::system::error_code)
        {
            std::lock_guard const lock{self->mutex_};
            if (!self->stopped_)
                self->accept();
        });
}

CLERK_DECL void http_server::serve(asio::ip::tcp::socket socket)
{
    std::erase_if(connections_, [](auto const& connection) { return connection.expired(); });
    auto const connection = std::make_shared<http_connection>(
        std::move(socket), tls_ ? &*tls_ : nullptr, service_, max_request_bytes_, ++accepted_);
    connections_.push_back(connection);
    connection->start();
}

CLERK_DECL void http_server::cancel_connections()
{
    for (auto const& connection : connections_)
        if (auto const alive = connection.lock())
            alive->cancel();
    connections_.clear();
}

CLERK_DECL void http_server::close_connections()
{
    std::lock_guard const lock{mutex_};
    cancel_connections();
}

CLERK_DECL void http_server::stop()
{
    std::lock_guard const lock{mutex_};
    if (std::exchange(stopped_, true))
        return;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    retry_.cancel();
    cancel_connections();
}

CLERK_DECL std::size_t http_server::accepted() const
{
    std::lock_guard const lock{mutex_};
    return accepted_;
}

} // namespace clerk::testing::detail

#endif
