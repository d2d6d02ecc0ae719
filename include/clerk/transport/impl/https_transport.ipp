// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_HTTPS_TRANSPORT_IPP
#define CLERK_TRANSPORT_IMPL_HTTPS_TRANSPORT_IPP

#include <clerk/detail/invalid_argument.hpp>
#include <clerk/detail/recycling_allocator.hpp>
#include <clerk/transport/connection.hpp>
#include <clerk/transport/https_transport.hpp>
#include <clerk/transport/pool_machine.hpp>
#include <clerk/transport/tls_context.hpp>

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/post.hpp>

#include <mutex>

namespace clerk::detail
{
/// Brings exchanges and connections together, as the pool's machine decides.
class https_transport final
    : public transport
    , public connection_owner
    , public std::enable_shared_from_this<https_transport>
{
public:
    https_transport(asio::any_io_executor executor, std::shared_ptr<connection_settings> settings,
        pool_options const& options)
        : executor_(std::move(executor))
        , settings_(std::move(settings))
        , mutex_(settings_->thread_safe)
        , pool_(options)
    {
    }

    void async_exchange(http_request const& request, std::chrono::steady_clock::time_point, handler done) override
    {
        route(&request, std::move(done));
    }

    std::optional<handler> async_open(std::chrono::steady_clock::time_point, handler done) override
    {
        route(nullptr, std::move(done));
        return std::nullopt;
    }

    transport_statistics statistics() const override
    {
        transport_statistics made;
        std::lock_guard const lock{mutex_};
        made.open = pool_.open_count();
        made.idle = pool_.idle_count();
        made.in_use = made.open - made.idle;
        made.waiting = pool_.waiting_count();
        made.opened = settings_->opened;
        made.resumed = settings_->resumed;
        return made;
    }

    void close() noexcept override
    {
        std::unique_lock lock{mutex_};
        auto const [connections, waiting] = pool_.close();
        for (auto const& exchange : waiting)
        {
            exchange->waiting.reset();
            end(exchange, errc::cancelled, phase::waiting_for_connection, "the client is closed");
        }
        lock.unlock();
    }

    void released(std::shared_ptr<connection> which, exchange_pointer const& served, bool reusable) override
    {
        std::unique_lock lock{mutex_};
        static_cast<routed_exchange&>(*served).carrier.reset();
        auto const now = std::chrono::steady_clock::now();
        auto const expired = pool_.expire(now);
        reusable = reusable && !pool_.outlived(which->opened_at(), now);
        auto const next = pool_.release(which, reusable, which->opened_at(), now);
        std::shared_ptr<connection> carrier;
        if (next)
        {
            (*next)->waiting.reset();
            carrier = reusable ? std::move(which) : make_connection();
            (*next)->carrier = carrier;
        }
        lock.unlock(); // Connections send, and expired ones are closed, without it.
        if (carrier)
            carrier->run(*next);
    }

private:
    struct routed_exchange;
    using routed_pointer = std::shared_ptr<routed_exchange>;
    using pool = pool_machine<std::shared_ptr<connection>, routed_pointer>;

    /// An exchange, and where it is: in the queue, or on a connection. Both guarded by the pool's mutex.
    struct routed_exchange : pending_exchange
    {
        using pending_exchange::pending_exchange;
        std::optional<pool::ticket> waiting;
        // Weak: the connection holds the exchange, and a context that is destroyed must find no circle.
        std::weak_ptr<connection> carrier;
    };

    void route(http_request const* request, handler done)
    {
        auto slot = asio::get_associated_cancellation_slot(done);
        auto const exchange = std::allocate_shared<routed_exchange>(
            recycling_allocator<routed_exchange>{}, request, std::move(done));
        if (slot.is_connected())
            slot.assign([self = weak_from_this(), weak = std::weak_ptr{exchange}](asio::cancellation_type type)
                { on_cancelled(self.lock(), weak.lock(), type); });

        std::unique_lock lock{mutex_};
        if (pool_.closed())
            return end(exchange, errc::cancelled, phase::waiting_for_connection, "the client is closed");
        auto const now = std::chrono::steady_clock::now();
        auto expired = pool_.expire(now);
        auto grant = pool_.acquire(exchange, now, expired);
        std::shared_ptr<connection> carrier;
        switch (grant.what)
        {
        case pool::answer::use:
            carrier = std::move(grant.connection);
            break;
        case pool::answer::open:
            carrier = make_connection();
            break;
        case pool::answer::wait:
            exchange->waiting = grant.place;
            break;
        case pool::answer::refuse:
            end(exchange, errc::network, phase::waiting_for_connection, "too many calls wait for a connection");
            break;
        }
        exchange->carrier = carrier;
        lock.unlock(); // Connections send, and expired ones are closed, without it.
        if (carrier)
            carrier->run(exchange);
    }

    std::shared_ptr<connection> make_connection()
    {
        return std::make_shared<connection>(executor_, settings_, weak_from_this());
    }

    void end(routed_pointer const& exchange, errc code, phase where, char const* description)
    {
        transport_failure failure;
        failure.code = code;
        failure.phase = where;
        failure.description = description;
        asio::post(executor_,
            [exchange, failure = std::move(failure)]() mutable
            {
                auto done = std::move(exchange->done);
                std::move(done)(std::move(failure));
            });
    }

    static void on_cancelled(
        std::shared_ptr<https_transport> const& self, routed_pointer const& exchange, asio::cancellation_type type)
    {
        if (!self || !exchange)
            return;
        auto const immediate = asio::cancellation_type::terminal | asio::cancellation_type::partial;
        bool const only_while_unsent = (type & immediate) == asio::cancellation_type::none;

        std::unique_lock lock{self->mutex_};
        if (exchange->waiting)
        {
            self->pool_.leave(*exchange->waiting);
            exchange->waiting.reset();
            self->end(exchange, errc::cancelled, phase::waiting_for_connection, "");
        }
        else if (auto const carrier = exchange->carrier.lock())
        {
            lock.unlock();
            exchange->cancel_requested = true;
            carrier->cancel(exchange, only_while_unsent);
        }
    }

    asio::any_io_executor executor_;
    std::shared_ptr<connection_settings> settings_;
    mutable optional_mutex mutex_;
    pool pool_;
};

CLERK_DECL std::shared_ptr<transport> make_https_transport(
    asio::any_io_executor executor, server_url const& url, client_options const& options)
{
    std::optional<server_url> proxy;
    if (!options.proxy.empty())
    {
        auto const problem = parse_server_url(options.proxy.reveal(), proxy.emplace());
        if (!problem.empty())
            throw exception(invalid_argument("client_options", "proxy " + problem));
        if (proxy->secure || !proxy->path.empty())
            throw exception(invalid_argument("client_options", "proxy must be http://host:port, without a path"));
    }
    std::shared_ptr<asio::ssl::context> tls;
    if (url.secure)
        tls = make_tls_context(options.tls);
    request_text text{url, options, proxy ? &*proxy : nullptr};
    auto settings = std::make_shared<connection_settings>(url, std::move(proxy), std::move(tls), std::move(text), options);
    return std::make_shared<https_transport>(std::move(executor), std::move(settings), options.pool);
}

} // namespace clerk::detail

#endif
