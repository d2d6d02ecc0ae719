// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_REPLY_READER_IPP
#define CLERK_TRANSPORT_IMPL_REPLY_READER_IPP

#include <clerk/transport/reply_reader.hpp>

#include <boost/beast/http/error.hpp>

#include <string_view>
#include <utility>

namespace clerk::detail
{
CLERK_DECL void reply_reader::start(bool without_body)
{
    without_body_ = without_body;
    interim_replies_ = 0;
    bytes_received_ = 0;
    problem_ = {};
    make_parser();
}

CLERK_DECL void reply_reader::make_parser()
{
    constexpr std::uint32_t longest_header = 64 * 1024;
    parser_.emplace();
    parser_->header_limit(longest_header);
    parser_->body_limit(longest_body_);
    parser_->eager(true);
    parser_->skip(without_body_);
}

CLERK_DECL asio::mutable_buffer reply_reader::prepare()
{
    constexpr std::size_t piece = 16 * 1024;
    return buffer_.prepare(piece);
}

CLERK_DECL reply_reader::progress reply_reader::commit(std::size_t count)
{
    buffer_.commit(count);
    bytes_received_ += count;
    return parse();
}

CLERK_DECL reply_reader::progress reply_reader::commit_end()
{
    if (bytes_received_ == 0)
        problem_ = boost::beast::http::error::end_of_stream;
    else if (!parser_->got_some()) // only interim replies came
        problem_ = boost::beast::http::error::partial_message;
    else
        parser_->put_eof(problem_);
    return problem_ ? progress::failed : progress::complete;
}

CLERK_DECL reply_reader::progress reply_reader::parse()
{
    constexpr unsigned most_interim_replies = 16;
    constexpr std::string_view last_chunk = "0\r\n\r\n";
    while (buffer_.size() > 0)
    {
        // Before Boost 1.86 the parser asserts that the last chunk of an empty body comes in at most two pieces
        // (boostorg/beast#2861). No chunked body ends in fewer bytes than these, so nothing waits in vain.
        if (parser_->is_header_done() && parser_->chunked() && buffer_.size() < last_chunk.size())
            return progress::need_more;
        boost::system::error_code result;
        buffer_.consume(parser_->put(buffer_.data(), result));
        if (result == boost::beast::http::error::need_more)
            return progress::need_more;
        if (result)
        {
            problem_ = result;
            return progress::failed;
        }
        if (!parser_->is_done())
            continue;
        if (int const code = status(); code >= 200 || code == 101)
            return progress::complete;
        if (++interim_replies_ > most_interim_replies)
        {
            problem_ = boost::beast::http::error::bad_status;
            return progress::failed;
        }
        make_parser();
    }
    return progress::need_more;
}

CLERK_DECL int reply_reader::status() const
{
    return parser_ && parser_->is_header_done() ? static_cast<int>(parser_->get().result_int()) : 0;
}

CLERK_DECL bool reply_reader::reusable() const
{
    return parser_->get().keep_alive() && !parser_->need_eof() && buffer_.size() == 0;
}

CLERK_DECL http_reply reply_reader::take()
{
    auto message = parser_->release();
    parser_.reset();
    http_reply reply;
    reply.status = static_cast<int>(message.result_int());
    for (auto const& field : message)
        reply.headers.add(field.name_string(), field.value());
    reply.body = std::move(message.body());
    return reply;
}

} // namespace clerk::detail

#endif
