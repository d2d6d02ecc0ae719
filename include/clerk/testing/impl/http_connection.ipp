// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_HTTP_CONNECTION_IPP
#define CLERK_TESTING_IMPL_HTTP_CONNECTION_IPP

#include <clerk/testing/detail/http_connection.hpp>
#include <clerk/testing/detail/http_text.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>

#include <chrono>
#include <utility>

namespace clerk::testing::detail
{
CLERK_DECL http_connection::http_connection(asio::ip::tcp::socket socket, asio::ssl::context* tls,
    std::shared_ptr<http_service> service, std::size_t max_request_bytes, std::size_t number)
    : socket_(std::move(socket))
    , timer_(socket_.get_executor())
    , service_(std::move(service))
    , max_request_bytes_(max_request_bytes)
    , number_(number)
{
    if (tls)
        tls_.emplace(socket_, *tls);
}

CLERK_DECL void http_connection::start()
{
    asio::post(socket_.get_executor(),
        [self = shared_from_this()]
        {
            boost::system::error_code ignored;
            self->socket_.set_option(asio::ip::tcp::no_delay{true}, ignored);
            if (!self->tls_)
                return self->read_request();
            self->tls_->async_handshake(asio::ssl::stream_base::server,
                [self](boost::system::error_code problem) { problem ? self->close() : self->read_request(); });
        });
}

CLERK_DECL void http_connection::cancel()
{
    asio::post(socket_.get_executor(), [self = shared_from_this()] { self->close(); });
}

template <class Buffers, class Handler>
void http_connection::write(Buffers const& buffers, Handler handler)
{
    if (tls_)
        asio::async_write(*tls_, buffers, std::move(handler));
    else
        asio::async_write(socket_, buffers, std::move(handler));
}

CLERK_DECL void http_connection::read_request()
{
    parser_.emplace();
    parser_->header_limit(64 * 1024);
    parser_->body_limit(max_request_bytes_);
    parser_->eager(true);
    continue_sent_ = false;
    parse();
}

CLERK_DECL void http_connection::parse()
{
    while (!parser_->is_done())
    {
        if (buffer_.size() == 0)
            return read_more();
        boost::system::error_code problem;
        buffer_.consume(parser_->put(buffer_.data(), problem));
        if (problem && problem != boost::beast::http::error::need_more)
            return refuse(problem);
        if (parser_->is_done())
            break;
        if (parser_->is_header_done() && !continue_sent_
            && clerk::detail::equals_ignoring_case(
                std::string_view{parser_->get()[boost::beast::http::field::expect]}, "100-continue"))
            return let_client_continue();
        if (problem)
            return read_more();
    }
    answer();
}

CLERK_DECL void http_connection::read_more()
{
    auto const on_read = [self = shared_from_this()](boost::system::error_code problem, std::size_t count)
    {
        self->buffer_.commit(count);
        problem || self->closed_ ? self->close() : self->parse();
    };
    auto const space = buffer_.prepare(16 * 1024);
    if (tls_)
        tls_->async_read_some(space, on_read);
    else
        socket_.async_read_some(space, on_read);
}

CLERK_DECL void http_connection::let_client_continue()
{
    continue_sent_ = true;
    text_ = "HTTP/1.1 100 Continue\r\n\r\n";
    write(asio::buffer(text_), [self = shared_from_this()](boost::system::error_code problem, std::size_t)
        { problem || self->closed_ ? self->close() : self->parse(); });
}

CLERK_DECL void http_connection::answer()
{
    auto& message = parser_->get();
    http_request request;
    request.method = std::string_view{message.method_string()};
    request.target = std::string_view{message.target()};
    for (auto const& field : message)
        request.headers.emplace_back(std::string_view{field.name_string()}, std::string_view{field.value()});
    request.body = std::move(message.body());
    request.connection = number_;
    keep_alive_ = message.keep_alive();

    delivery_ = service_->answer(std::move(request));
    if (delivery_.raw)
    {
        text_ = std::move(*delivery_.raw);
        keep_alive_ = false;
        first_part_ = text_.size() / 2;
    }
    else
    {
        keep_alive_ = keep_alive_ && !announces_close(delivery_.reply.headers);
        text_ = head_of(delivery_.reply, keep_alive_);
        first_part_ = text_.size() + delivery_.reply.body.size() / 2;
        if (message.method_string() != "HEAD")
            text_ += delivery_.reply.body;
        else
            first_part_ = text_.size();
    }
    deliver();
}

CLERK_DECL void http_connection::refuse(boost::system::error_code problem)
{
    namespace http = boost::beast::http;
    delivery_ = {};
    delivery_.reply = service_->refuse(problem == http::error::body_limit ? unreadable::body_too_large
            : problem == http::error::header_limit                        ? unreadable::headers_too_large
                                                                          : unreadable::not_http);
    keep_alive_ = false;
    text_ = head_of(delivery_.reply, false);
    first_part_ = text_.size();
    text_ += delivery_.reply.body;
    deliver();
}

CLERK_DECL void http_connection::deliver()
{
    if (delivery_.delay <= std::chrono::milliseconds::zero())
        return send_first_part();
    timer_.expires_after(delivery_.delay);
    timer_.async_wait([self = shared_from_this()](boost::system::error_code)
        { self->closed_ ? self->close() : self->send_first_part(); });
}

CLERK_DECL void http_connection::send_first_part()
{
    if (delivery_.interrupted == interruption::before_reply)
        return delivery_.by_reset ? reset() : close_gently();
    bool const in_two
        = delivery_.interrupted == interruption::mid_body || delivery_.pause_mid_body.count() > 0;
    if (!in_two)
        first_part_ = text_.size();
    write(asio::buffer(text_.data(), first_part_),
        [self = shared_from_this()](boost::system::error_code problem, std::size_t)
        {
            if (problem || self->closed_)
                return self->close();
            if (self->delivery_.pause_mid_body.count() <= 0)
                return self->send_second_part();
            self->timer_.expires_after(self->delivery_.pause_mid_body);
            self->timer_.async_wait([self](boost::system::error_code)
                { self->closed_ ? self->close() : self->send_second_part(); });
        });
}

CLERK_DECL void http_connection::send_second_part()
{
    if (delivery_.interrupted == interruption::mid_body)
        return delivery_.by_reset ? reset() : close_gently();
    if (first_part_ == text_.size())
        return sent();
    write(asio::buffer(text_.data() + first_part_, text_.size() - first_part_),
        [self = shared_from_this()](boost::system::error_code problem, std::size_t)
        { problem || self->closed_ ? self->close() : self->sent(); });
}

CLERK_DECL void http_connection::sent()
{
    if (!keep_alive_ || delivery_.interrupted == interruption::after_reply)
        close_gently();
    else
        read_request();
}

CLERK_DECL void http_connection::close_gently()
{
    // A peer that never closes its side is not waited for longer than this.
    timer_.expires_after(std::chrono::seconds{2});
    timer_.async_wait([self = shared_from_this()](boost::system::error_code problem)
        {
            if (!problem)
                self->close();
        });
    if (!tls_)
        return end_of_sending();
    tls_->async_shutdown([self = shared_from_this()](boost::system::error_code)
        { self->closed_ ? self->close() : self->end_of_sending(); });
}

CLERK_DECL void http_connection::end_of_sending()
{
    boost::system::error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    buffer_.clear();
    discard();
}

CLERK_DECL void http_connection::discard()
{
    socket_.async_read_some(buffer_.prepare(16 * 1024),
        [self = shared_from_this()](boost::system::error_code problem, std::size_t)
        { problem || self->closed_ ? self->close() : self->discard(); });
}

CLERK_DECL void http_connection::reset()
{
    boost::system::error_code ignored;
    socket_.set_option(asio::socket_base::linger{true, 0}, ignored);
    close();
}

CLERK_DECL void http_connection::close()
{
    closed_ = true;
    timer_.cancel();
    boost::system::error_code ignored;
    socket_.close(ignored);
}

} // namespace clerk::testing::detail

#endif
