// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_CONNECTION_IPP
#define CLERK_TRANSPORT_IMPL_CONNECTION_IPP

#include <clerk/detail/printable.hpp>
#include <clerk/transport/connection.hpp>
#include <clerk/transport/tls_verification.hpp>

#include <boost/asio/connect.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include <concepts>
#include <utility>

namespace clerk::detail
{
CLERK_DECL connection::connection(asio::any_io_executor const& executor,
    std::shared_ptr<connection_settings> settings, std::weak_ptr<connection_owner> owner)
    : strand_(asio::make_strand(executor))
    , settings_(std::move(settings))
    , owner_(std::move(owner))
    , resolver_(strand_)
    , socket_(strand_)
    , reader_(settings_->longest_body)
{
}

CLERK_DECL void connection::run(exchange_pointer exchange)
{
    asio::post(strand_,
        [self = shared_from_this(), exchange = std::move(exchange)]() mutable
        {
            self->exchange_ = std::move(exchange);
            self->begin();
        });
}

CLERK_DECL void connection::cancel(exchange_pointer exchange, bool only_while_unsent)
{
    asio::post(strand_,
        [self = shared_from_this(), exchange = std::move(exchange), only_while_unsent]
        {
            if (self->exchange_ != exchange)
                return;
            if (only_while_unsent && self->sent_)
                return;
            self->fail(errc::cancelled, asio::error::operation_aborted);
        });
}

template <class Handler>
auto connection::guarded(Handler handler)
{
    return [self = shared_from_this(), exchange = exchange_, handler](
               boost::system::error_code problem, auto&&... arguments)
        requires std::invocable<Handler const&, connection&, boost::system::error_code, decltype(arguments)...>
    {
        if (self->exchange_ == exchange)
            handler(*self, problem, std::forward<decltype(arguments)>(arguments)...);
    };
}

CLERK_DECL void connection::begin()
{
    phase_ = phase::preparing;
    sent_ = false;
    permanent_ = false;
    write_problem_ = {};
    if (exchange_->cancel_requested)
        return fail(errc::cancelled, asio::error::operation_aborted);
    if (open_ && alive())
        return send();
    // Nothing is under way on an idle connection, so that it can be taken apart; after a failure it could not be.
    close_socket();
    tls_.reset();
    resolve();
}

/// Whether the peer has neither closed the connection nor sent anything unasked. Either would spoil the next exchange.
CLERK_DECL bool connection::alive()
{
    boost::system::error_code problem;
    char byte = 0;
    socket_.non_blocking(true, problem);
    if (!problem)
        socket_.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, problem);
    return problem == asio::error::would_block;
}

CLERK_DECL server_url const& connection::peer() const noexcept
{
    return settings_->proxy ? *settings_->proxy : settings_->server;
}

CLERK_DECL void connection::resolve()
{
    phase_ = phase::resolving;
    resolver_.async_resolve(peer().host, peer().port,
        guarded(
            [](connection& self, boost::system::error_code problem, tcp::resolver::results_type const& addresses)
            {
                if (problem)
                    return self.fail(errc::network, problem, self.peer().host);
                self.connect(addresses);
            }));
}

CLERK_DECL void connection::connect(tcp::resolver::results_type const& addresses)
{
    phase_ = phase::connecting;
    asio::async_connect(socket_, addresses,
        guarded(
            [](connection& self, boost::system::error_code problem, tcp::endpoint const&)
            {
                if (problem)
                    return self.fail(errc::network, problem, self.peer().host + ':' + self.peer().port);
                boost::system::error_code ignored;
                self.socket_.set_option(tcp::no_delay(true), ignored);
                if (self.settings_->proxy && self.settings_->tls)
                    return self.open_tunnel();
                self.shake_hands();
            }));
}

CLERK_DECL void connection::open_tunnel()
{
    phase_ = phase::proxying;
    settings_->text.write_connect(text_);
    asio::async_write(socket_, asio::buffer(text_),
        guarded(
            [](connection& self, boost::system::error_code problem, std::size_t)
            {
                if (problem)
                    return self.fail(errc::network, problem);
                self.reader_.start(true);
                self.read_reply(self.socket_, &connection::read_tunnel_reply);
            }));
}

CLERK_DECL void connection::read_tunnel_reply()
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
    {
        open_ = true;
        return send();
    }
    phase_ = phase::handshaking;
    tls_.emplace(socket_, *settings_->tls);
    if (!expect_host(tls_->native_handle(), settings_->server.host))
        return fail(errc::tls, {}, "the host name cannot be verified: " + settings_->server.host);
    tls_->async_handshake(asio::ssl::stream_base::client,
        guarded(
            [](connection& self, boost::system::error_code problem)
            {
                if (problem)
                {
                    // A peer that hangs up in the handshake says nothing about trust: a fault of the network.
                    bool const hung_up = problem == asio::ssl::error::stream_truncated
                        || problem.category() == boost::system::system_category()
                        || problem.category() == asio::error::get_misc_category();
                    return self.fail(hung_up ? errc::network : errc::tls, problem,
                        describe_handshake_failure(
                            self.tls_->native_handle(), problem, self.settings_->server.host));
                }
                self.open_ = true;
                self.send();
            }));
}

CLERK_DECL void connection::send()
{
    phase_ = phase::sending;
    settings_->text.write(exchange_->request, text_);
    auto handler = guarded(
        [](connection& self, boost::system::error_code problem, std::size_t written)
        {
            OPENSSL_cleanse(self.text_.data(), self.text_.size());
            self.sent_ = written > 0;
            if (problem && written == 0)
                return self.fail(errc::network, problem);
            // A server may refuse a request before it has read all of it, and hang up: its reply is worth reading.
            self.write_problem_ = problem;
            self.receive();
        });
    sent_ = true;
    if (tls_)
        asio::async_write(*tls_, asio::buffer(text_), std::move(handler));
    else
        asio::async_write(socket_, asio::buffer(text_), std::move(handler));
}

CLERK_DECL void connection::receive()
{
    phase_ = phase::receiving;
    reader_.start();
    if (tls_)
        read_reply(*tls_, &connection::succeed);
    else
        read_reply(socket_, &connection::succeed);
}

template <class Stream>
void connection::read_reply(Stream& stream, void (connection::*next)())
{
    stream.async_read_some(reader_.prepare(),
        guarded([next](connection& self, boost::system::error_code problem, std::size_t count)
            { self.on_read(problem, count, next); }));
}

CLERK_DECL void connection::on_read(
    boost::system::error_code problem, std::size_t count, void (connection::*next)())
{
    auto progress = reply_reader::progress::need_more;
    if (count > 0)
        progress = reader_.commit(count);
    else if (problem == asio::error::eof && reader_.bytes_received() > 0)
        progress = reader_.commit_end();
    else if (problem)
    {
        if (tls_ && client_certificate_refused(problem))
        {
            phase_ = phase::handshaking;
            sent_ = false;
            return fail(errc::tls, problem,
                describe_handshake_failure(tls_->native_handle(), problem, settings_->server.host));
        }
        auto const received = reader_.bytes_received();
        return fail(errc::network, write_problem_ ? write_problem_ : problem,
            received == 0 ? std::string{"no reply came"}
                          : "the connection broke after " + std::to_string(received) + " bytes of the reply"
                    + (problem == asio::ssl::error::stream_truncated ? ", without TLS's farewell" : ""));
    }

    if (progress == reply_reader::progress::complete)
        return (this->*next)();
    if (progress == reply_reader::progress::need_more)
        return tls_ && phase_ != phase::proxying ? read_reply(*tls_, next) : read_reply(socket_, next);

    if (reader_.problem() == boost::beast::http::error::partial_message)
        return fail(errc::network, reader_.problem(), "the connection was closed in the middle of the reply");
    fail(errc::malformed_response, reader_.problem(), reader_.explanation());
}

/// Whether the TLS engine has taken in more than the reply: a second reply that nobody asked for, or the peer's farewell.
/// Neither shows in the socket.
CLERK_DECL bool connection::more_is_decrypted()
{
    if (!tls_)
        return false;
    auto* const engine = tls_->native_handle();
    return SSL_pending(engine) > 0 || BIO_ctrl_pending(SSL_get_rbio(engine)) > 0;
}

CLERK_DECL void connection::succeed()
{
    bool const reusable = reader_.reusable() && !write_problem_ && !more_is_decrypted();
    auto reply = reader_.take();
    if (!reusable)
        close_socket();
    finish(std::move(reply), reusable);
}

CLERK_DECL void connection::fail(errc code, boost::system::error_code cause, std::string description)
{
    transport_failure failure;
    failure.code = code;
    failure.phase = phase_;
    failure.cause = cause;
    failure.request_sent = sent_;
    failure.permanent = permanent_;
    failure.status = phase_ == phase::receiving ? reader_.status() : 0;
    // What is said of a handshake includes the cause already.
    if (cause && code != errc::cancelled && code != errc::tls)
        failure.description = cause.message();
    if (!description.empty())
        failure.description += (failure.description.empty() ? "" : " (") + description
            + (failure.description.empty() ? "" : ")");
    close_socket();
    finish(std::move(failure), false);
}

CLERK_DECL void connection::close_socket()
{
    open_ = false;
    boost::system::error_code ignored;
    resolver_.cancel();
    socket_.close(ignored);
}

CLERK_DECL void connection::finish(transport_result result, bool reusable)
{
    OPENSSL_cleanse(text_.data(), text_.size());
    auto const exchange = std::exchange(exchange_, nullptr);
    // First the connection, then the news: whoever hears it may want the connection for the next exchange.
    if (auto const owner = owner_.lock())
        owner->released(shared_from_this(), exchange, reusable);
    auto done = std::move(exchange->done);
    std::move(done)(std::move(result));
}

} // namespace clerk::detail

#endif
