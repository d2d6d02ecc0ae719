// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_CONNECTION_IPP
#define CLERK_TRANSPORT_IMPL_CONNECTION_IPP

#include <clerk/detail/ascii.hpp>
#include <clerk/detail/describe_duration.hpp>
#include <clerk/transport/connection.hpp>
#include <clerk/transport/tls_verification.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>

#include <concepts>
#include <utility>

namespace clerk::detail
{
/// A strand on the executor. Around that of an `io_context` itself, rather than around what hides it, a strand is small
/// enough for an `any_io_executor` to hold it without memory of its own, in each of the many copies that Asio makes.
inline asio::any_io_executor make_small_strand(asio::any_io_executor const& executor)
{
    if (auto const* const hidden = executor.target<asio::io_context::executor_type>())
        return asio::make_strand(*hidden);
    return asio::make_strand(executor);
}

CLERK_DECL connection::connection(asio::any_io_executor const& executor,
    std::shared_ptr<connection_settings> settings, std::weak_ptr<connection_owner> owner)
    : strand_(settings->thread_safe ? make_small_strand(executor) : executor)
    , settings_(std::move(settings))
    , owner_(std::move(owner))
    , resolver_(strand_)
    , race_(strand_)
    , connect_timer_(strand_)
    , socket_(strand_)
    , reader_(settings_->longest_body)
{
}

CLERK_DECL connection::~connection()
{
    if (!open_ || !tls_ || exchange_)
        return;
    // The farewell is written if there is room for it; the server's own is not waited for.
    boost::system::error_code ignored;
    tls_->shutdown(ignored);
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
    reused_ = false;
    sent_ = false;
    bytes_sent_ = 0;
    permanent_ = false;
    write_problem_ = {};
    if (exchange_->cancel_requested)
        return fail(errc::cancelled, asio::error::operation_aborted);
    reused_ = open_ && alive();
    if (!reused_)
        return open();
    if (exchange_->request)
        send();
    else
        finish(http_reply{200, {}, {}, transfer()}, true);
}

/// Whether the peer has neither closed the connection nor sent anything unasked. Either would spoil the next exchange.
CLERK_DECL bool connection::alive()
{
    boost::system::error_code problem;
    char byte = 0;
    if (tls_) // Not by a look into the socket: TLS has messages of its own there, such as session tickets.
        tls_->read_some(asio::buffer(&byte, 1), problem);
    else
        socket_.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, problem);
    return problem == asio::error::would_block;
}

CLERK_DECL server_url const& connection::peer() const noexcept
{
    return settings_->proxy ? *settings_->proxy : settings_->server;
}

CLERK_DECL void connection::open()
{
    // Nothing is under way on an idle connection, so that it can be taken apart; after a failure it could not be.
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
    connect_timer_.async_wait(guarded(
        [](connection& self, boost::system::error_code stopped)
        {
            if (stopped || self.open_)
                return;
            auto const limit = std::chrono::duration<double>(self.settings_->connect_timeout);
            self.fail(errc::timeout, {}, "no connection within " + describe_duration(limit)
                    + " (pool.connect_timeout)");
        }));
}

CLERK_DECL void connection::resolve()
{
    phase_ = phase::resolving;
    resolver_.async_resolve(peer().host, peer().port,
        guarded(
            [](connection& self, boost::system::error_code problem, tcp::resolver::results_type const& resolved)
            {
                if (problem)
                    return self.fail(errc::network, problem, self.peer().host);
                std::vector<tcp::endpoint> addresses;
                for (auto const& entry : resolved)
                    addresses.push_back(entry.endpoint());
                self.connect(addresses);
            }));
}

CLERK_DECL void connection::connect(std::vector<tcp::endpoint> const& addresses)
{
    phase_ = phase::connecting;
    race_.start(addresses, settings_->connection_attempt_delay,
        [self = shared_from_this(), exchange = exchange_](
            boost::system::error_code problem, tcp::socket socket, std::string description)
        {
            if (self->exchange_ == exchange)
                self->on_connected(problem, std::move(socket), std::move(description));
        });
}

CLERK_DECL void connection::on_connected(
    boost::system::error_code problem, tcp::socket socket, std::string description)
{
    if (problem)
        return fail(errc::network, problem, std::move(description));
    socket_ = std::move(socket);
    socket_.non_blocking(true, problem); // For alive() and for the farewell, which wait for nothing.
    if (problem)
        return fail(errc::network, problem);
    boost::system::error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    if (settings_->proxy && settings_->tls)
        return open_tunnel();
    shake_hands();
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
        return on_open();
    phase_ = phase::handshaking;
    tls_.emplace(socket_, *settings_->tls);
    if (!expect_host(tls_->native_handle(), settings_->server.host))
        return fail(errc::tls, {}, "the host name cannot be verified: " + settings_->server.host);
    settings_->session.offer(tls_->native_handle());
    tls_->async_handshake(asio::ssl::stream_base::client,
        guarded([](connection& self, boost::system::error_code problem) { self.on_handshake(problem); }));
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
    open_ = true;
    opened_at_ = std::chrono::steady_clock::now();
    connect_timer_.cancel();
    ++settings_->opened;
    if (tls_ && SSL_session_reused(tls_->native_handle()) == 1)
        ++settings_->resumed;
    if (exchange_->request)
        send();
    else
        finish(http_reply{200, {}, {}, transfer()}, true);
}

CLERK_DECL void connection::send()
{
    phase_ = phase::sending;
    settings_->text.write(*exchange_->request, text_);
    auto handler = guarded(
        [](connection& self, boost::system::error_code problem, std::size_t written)
        {
            OPENSSL_cleanse(self.text_.data(), self.text_.size());
            self.sent_ = written > 0;
            self.bytes_sent_ = written;
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

/// Whether the TLS engine has taken in nothing beyond the reply that matters: no second reply that nobody asked for, and no
/// farewell. Neither would show in the socket.
CLERK_DECL bool connection::nothing_more_came()
{
    if (!tls_)
        return true;
    auto* const engine = tls_->native_handle();
    if (SSL_pending(engine) > 0)
        return false;
    return BIO_ctrl_pending(SSL_get_rbio(engine)) == 0 || alive();
}

CLERK_DECL void connection::succeed()
{
    bool const reusable = reader_.reusable() && !write_problem_ && nothing_more_came();
    if (tls_ && !std::exchange(session_kept_, true))
        settings_->session.keep_from(tls_->native_handle());
    auto reply = reader_.take();
    reply.transfer = transfer();
    reader_.release_memory();
    if (!reusable)
        close_socket();
    finish(std::move(reply), reusable);
}

CLERK_DECL clerk::transfer connection::transfer() const noexcept
{
    clerk::transfer made;
    made.bytes_sent = bytes_sent_;
    made.bytes_received = phase_ == phase::receiving ? reader_.bytes_received() : 0;
    made.connection_reused = reused_;
    return made;
}

CLERK_DECL void connection::fail(errc code, boost::system::error_code cause, std::string description)
{
    transport_failure failure;
    failure.code = code;
    failure.phase = phase_;
    failure.cause = cause;
    failure.request_sent = sent_;
    failure.permanent = permanent_;
    if (phase_ == phase::receiving)
    {
        failure.status = reader_.status();
        failure.retry_after = reader_.header("retry-after").value_or(std::string_view{});
    }
    failure.transfer = transfer();
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
    race_.cancel();
    connect_timer_.cancel();
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
