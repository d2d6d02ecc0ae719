// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_CONNECTION_OPENING_IPP
#define CLERK_TRANSPORT_IMPL_CONNECTION_OPENING_IPP

// How a connection comes to be: addresses, TCP, a proxy's tunnel, TLS.

#include <clerk/detail/ascii.hpp>
#include <clerk/detail/describe_duration.hpp>
#include <clerk/transport/impl/connection.ipp>

namespace clerk::detail
{
CLERK_DECL server_url const& connection::peer() const noexcept
{
    return settings_->proxy ? *settings_->proxy : settings_->server;
}

CLERK_DECL void connection::open()
{
    close_socket();
    tls_.reset();
    session_kept_ = false;
    arm_connect_timer();

    boost::system::error_code not_an_address;
    auto const address = asio::ip::make_address(peer().host, not_an_address);
    if (not_an_address)
        return resolve();
    auto const port = parse_digits<std::uint16_t>(peer().port).value_or(0);
    connect({tcp::endpoint{address, port}});
}

CLERK_DECL void connection::arm_connect_timer()
{
    connect_timer_.expires_after(settings_->connect_timeout);
    connect_timer_.async_wait(then(&connection::on_connect_timer));
}

CLERK_DECL void connection::on_connect_timer(boost::system::error_code stopped)
{
    if (stopped || open_)
        return;
    auto const limit = std::chrono::duration<double>(settings_->connect_timeout);
    fail(errc::timeout, {}, "no connection within " + describe_duration(limit) + " (pool.connect_timeout)");
}

CLERK_DECL void connection::resolve()
{
    phase_ = phase::resolving;
    resolver_.async_resolve(peer().host, peer().port, then(&connection::on_resolved));
}

CLERK_DECL void connection::on_resolved(boost::system::error_code problem, tcp::resolver::results_type resolved)
{
    if (problem)
        return fail(errc::network, problem, peer().host);
    std::vector<tcp::endpoint> addresses;
    for (auto const& entry : resolved)
        addresses.push_back(entry.endpoint());
    connect(addresses);
}

CLERK_DECL void connection::connect(std::vector<tcp::endpoint> const& addresses)
{
    phase_ = phase::connecting;
    race_.start(addresses, settings_->connection_attempt_delay, then(&connection::on_connected));
}

CLERK_DECL void connection::on_connected(
    boost::system::error_code problem, tcp::socket socket, std::string description)
{
    if (problem)
        return fail(errc::network, problem, std::move(description));
    socket_ = std::move(socket);
    socket_.non_blocking(true, problem); // What is written or looked for at once waits for nothing.
    if (problem)
        return fail(errc::network, problem);
    boost::system::error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    input_ = std::make_unique_for_overwrite<char[]>(input_size);
    if (settings_->proxy && settings_->tls)
        return open_tunnel();
    shake_hands();
}

CLERK_DECL void connection::open_tunnel()
{
    phase_ = phase::proxying;
    settings_->text.write_connect(text_);
    write({text_.data(), text_.size()}, &connection::on_tunnel_asked_for);
}

CLERK_DECL void connection::on_tunnel_asked_for(boost::system::error_code problem)
{
    wipe_text();
    if (problem)
        return fail(errc::network, problem);
    reader_.start(true);
    read();
}

CLERK_DECL void connection::on_tunnel_reply()
{
    bool const more_came = reader_.has_leftover();
    auto const reply = reader_.take();
    if (reply.status < 200 || reply.status >= 300)
    {
        // Credentials that are missing or wrong will not be right the next time.
        permanent_ = reply.status >= 400 && reply.status < 500;
        return fail(errc::network, {},
            "the proxy answered " + std::to_string(reply.status) + "; check client_options::proxy");
    }
    if (more_came)
        return fail(errc::network, {}, "the proxy sent more than its reply");
    shake_hands();
}

CLERK_DECL void connection::shake_hands()
{
    if (!settings_->tls)
        return on_open();
    phase_ = phase::handshaking;
    handshake_ = tls_engine::progress::need_input;
    tls_.emplace(settings_->tls->native_handle());
    if (!tls_->native_handle())
        return fail(errc::tls, {}, "OpenSSL has no memory for a connection");
    if (!expect_host(tls_->native_handle(), settings_->server.host))
        return fail(errc::tls, {}, "the host name cannot be verified: " + settings_->server.host);
    settings_->session.offer(tls_->native_handle());
    advance_handshake();
}

CLERK_DECL void connection::advance_handshake()
{
    handshake_ = tls_->shake_hands();
    write(tls_->output(), &connection::on_handshake_written);
}

CLERK_DECL void connection::on_handshake_written(boost::system::error_code problem)
{
    tls_->clear_output();
    if (handshake_ == tls_engine::progress::failed)
        return on_handshake(tls_->problem());
    if (problem || handshake_ == tls_engine::progress::done)
        return on_handshake(problem);
    read();
}

CLERK_DECL void connection::on_handshake(boost::system::error_code problem)
{
    if (!problem)
        return on_open();
    settings_->session.forget();
    // A peer that hangs up in the handshake says nothing about trust: a fault of the network.
    bool const hung_up = problem == asio::ssl::error::stream_truncated
        || problem.category() == boost::system::system_category()
        || problem.category() == asio::error::get_misc_category();
    fail(hung_up ? errc::network : errc::tls, problem,
        describe_handshake_failure(tls_->native_handle(), problem, settings_->server.host));
}

CLERK_DECL void connection::on_open()
{
    // With the handshake's last bytes may come a session ticket, but nothing that answers what nobody asked yet.
    if (tls_ && !tls_->takes_the_rest())
        return client_certificate_refused(tls_->problem())
            ? on_broken_reply(tls_->problem())
            : fail(errc::network, tls_->problem(), "the server spoke before it was asked");
    open_ = true;
    opened_at_ = std::chrono::steady_clock::now();
    connect_timer_.cancel();
    ++settings_->opened;
    if (tls_ && SSL_session_reused(tls_->native_handle()) == 1)
        ++settings_->resumed;
    carry();
}

} // namespace clerk::detail

#endif
