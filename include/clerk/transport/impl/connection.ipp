// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_CONNECTION_IPP
#define CLERK_TRANSPORT_IMPL_CONNECTION_IPP

#include <clerk/transport/connection.hpp>
#include <clerk/transport/tls_verification.hpp>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace clerk::detail
{
/// How much is taken from the socket at once.
inline constexpr std::size_t input_size = 16 * 1024;

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
    tls_->say_farewell();
    boost::system::error_code ignored;
    socket_.write_some(asio::buffer(tls_->output()), ignored);
}

CLERK_DECL void connection::run(exchange_pointer exchange)
{
    asio::dispatch(strand_,
        [self = shared_from_this(), exchange = std::move(exchange)]() mutable
        {
            self->exchange_ = std::move(exchange);
            ++self->exchange_number_;
            self->beginning_ = true;
            self->begin();
            self->beginning_ = false;
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

template <class... Arguments>
auto connection::then(void (connection::*next)(Arguments...))
{
    return [self = shared_from_this(), number = exchange_number_, next](Arguments... arguments)
    {
        if (self->exchange_number_ == number)
            (self.get()->*next)(std::move(arguments)...);
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
    if (reused_)
        carry();
    else
        open();
}

/// Whether the peer has neither closed the connection nor sent anything unasked. Either would spoil the next exchange.
CLERK_DECL bool connection::alive()
{
    // No server has more to say of TLS than this; one that does must not keep the thread for itself.
    constexpr int most_pieces = 8;
    for (int piece = 0; piece < most_pieces; ++piece)
    {
        boost::system::error_code problem;
        std::size_t const count = socket_.read_some(asio::buffer(input_.get(), input_size), problem);
        if (problem)
            return problem == asio::error::would_block;
        if (!tls_)
            return false;
        tls_->feed({input_.get(), count}); // TLS has messages of its own, such as session tickets.
        if (!tls_->takes_the_rest())
            return false;
    }
    return false;
}

CLERK_DECL void connection::carry()
{
    if (exchange_->request)
        send();
    else
        finish(http_reply{200, {}, {}, transfer()}, true);
}

CLERK_DECL void connection::send()
{
    phase_ = phase::sending;
    settings_->text.write(*exchange_->request, text_);
    sent_ = true;
    if (!tls_)
        return write({text_.data(), text_.size()}, &connection::on_sent);
    auto const made = tls_->encrypt({text_.data(), text_.size()});
    wipe_text();
    if (made != tls_engine::progress::done)
    {
        sent_ = false;
        return fail(errc::network, tls_->problem());
    }
    write(tls_->output(), &connection::on_sent);
}

CLERK_DECL void connection::on_sent(boost::system::error_code problem)
{
    wipe_text();
    if (tls_)
        tls_->clear_output();
    sent_ = written_ > 0;
    bytes_sent_ = problem ? std::min(written_, text_.size()) : text_.size();
    if (problem && written_ == 0)
        return fail(errc::network, problem);
    // A server may refuse a request before it has read all of it, and hang up: its reply is worth reading.
    write_problem_ = problem;
    receive();
}

CLERK_DECL void connection::receive()
{
    phase_ = phase::receiving;
    reader_.start();
    read();
}

CLERK_DECL void connection::write(std::string_view bytes, void (connection::*next)(boost::system::error_code))
{
    unwritten_ = bytes;
    written_ = 0;
    after_writing_ = next;
    write_rest({});
}

CLERK_DECL void connection::write_rest(boost::system::error_code problem)
{
    while (!unwritten_.empty() && !problem)
    {
        auto const count = socket_.write_some(asio::buffer(unwritten_), problem);
        unwritten_.remove_prefix(count);
        written_ += count;
    }
    if (problem == asio::error::would_block)
        socket_.async_wait(tcp::socket::wait_write, then(&connection::write_rest));
    else
        (this->*after_writing_)(problem);
}

CLERK_DECL void connection::read()
{
    socket_.async_read_some(asio::buffer(input_.get(), input_size), then(&connection::on_read));
}

CLERK_DECL void connection::on_read(boost::system::error_code problem, std::size_t count)
{
    // Without TLS's farewell anybody on the way could have ended the connection.
    if (problem == asio::error::eof && tls_)
        problem = asio::ssl::error::stream_truncated;
    if (phase_ != phase::handshaking)
        return read_reply(problem, count);
    if (problem)
        return on_handshake(problem);
    tls_->feed({input_.get(), count});
    advance_handshake();
}

CLERK_DECL void connection::read_reply(boost::system::error_code problem, std::size_t count)
{
    auto progress = reply_reader::progress::need_more;
    if (!problem && tls_)
    {
        tls_->feed({input_.get(), count});
        progress = decrypt(problem);
    }
    else if (!problem)
        progress = reader_.read({input_.get(), count});
    if (problem == asio::error::eof && reader_.bytes_received() > 0)
        progress = reader_.read_end();
    else if (problem)
        return on_broken_reply(problem);

    if (progress == reply_reader::progress::complete)
        return phase_ == phase::proxying ? on_tunnel_reply() : succeed();
    if (progress == reply_reader::progress::need_more)
    {
        // TLS may have an answer of its own to what came, such as new keys.
        if (tls_ && !tls_->output().empty())
            return write(tls_->output(), &connection::on_extra_output_written);
        return read();
    }
    if (reader_.problem() == boost::beast::http::error::partial_message)
        return fail(errc::network, reader_.problem(), "the connection was closed in the middle of the reply");
    fail(errc::malformed_response, reader_.problem(), reader_.explanation());
}

/// Gives the reader what stands in the records that came.
CLERK_DECL reply_reader::progress connection::decrypt(boost::system::error_code& problem)
{
    auto progress = reply_reader::progress::need_more;
    std::array<char, 16 * 1024> plain; // The longest record. Not on the heap, where it would be dearer than the rest.
    while (progress == reply_reader::progress::need_more)
    {
        std::size_t count = 0;
        auto const made = tls_->decrypt(asio::buffer(plain), count);
        if (made == tls_engine::progress::need_input)
            break;
        if (made == tls_engine::progress::failed)
        {
            problem = tls_->problem();
            boost::system::error_code ignored;
            socket_.write_some(asio::buffer(tls_->output()), ignored); // So that the peer's log says why, too.
            break;
        }
        progress = reader_.read({plain.data(), count});
    }
    return progress;
}

CLERK_DECL void connection::on_extra_output_written(boost::system::error_code problem)
{
    tls_->clear_output();
    if (problem)
        return on_broken_reply(problem);
    read();
}

CLERK_DECL void connection::on_broken_reply(boost::system::error_code problem)
{
    if (tls_ && client_certificate_refused(problem))
    {
        phase_ = phase::handshaking;
        sent_ = false;
        return fail(
            errc::tls, problem, describe_handshake_failure(tls_->native_handle(), problem, settings_->server.host));
    }
    auto const received = reader_.bytes_received();
    fail(errc::network, write_problem_ ? write_problem_ : problem,
        received == 0 ? std::string{"no reply came"}
                      : "the connection broke after " + std::to_string(received) + " bytes of the reply"
                + (problem == asio::ssl::error::stream_truncated ? ", without TLS's farewell" : ""));
}

CLERK_DECL void connection::succeed()
{
    bool const reusable = reader_.reusable() && !write_problem_ && (!tls_ || tls_->takes_the_rest());
    if (tls_ && !std::exchange(session_kept_, true))
        settings_->session.keep_from(tls_->native_handle());
    auto reply = reader_.take();
    reply.transfer = transfer();
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

CLERK_DECL void connection::wipe_text() noexcept
{
    OPENSSL_cleanse(text_.data(), text_.size());
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
    wipe_text();
    ++exchange_number_;
    auto exchange = std::exchange(exchange_, nullptr);
    if (!beginning_)
        return report(exchange, std::move(result), reusable);
    asio::post(strand_,
        [self = shared_from_this(), exchange = std::move(exchange), result = std::move(result), reusable]() mutable
        { self->report(exchange, std::move(result), reusable); });
}

CLERK_DECL void connection::report(exchange_pointer const& exchange, transport_result result, bool reusable)
{
    // First the connection, then the news: whoever hears it may want the connection for the next exchange.
    if (auto const owner = owner_.lock())
        owner->released(shared_from_this(), exchange, reusable);
    auto done = std::move(exchange->done);
    std::move(done)(std::move(result));
}

} // namespace clerk::detail

#endif
