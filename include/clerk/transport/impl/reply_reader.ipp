// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_REPLY_READER_IPP
#define CLERK_TRANSPORT_IMPL_REPLY_READER_IPP

#include <clerk/transport/reply_reader.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/version.hpp>

#include <string_view>
#include <utility>

namespace clerk::detail
{
inline constexpr int switching_protocols = 101;

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
    parser_.emplace(longest_body_, without_body_);
}

CLERK_DECL reply_reader::progress reply_reader::read(std::string_view bytes)
{
    bytes_received_ += bytes.size();
    // Nearly always there is nothing from before, and nothing is left: then nothing is copied.
    bool const alone = unread_.empty();
    if (!alone)
        bytes = unread_.append(bytes);
    auto const made = parse(bytes);
    if (alone)
        unread_ = bytes;
    else
        unread_.erase(0, unread_.size() - bytes.size());
    return made;
}

CLERK_DECL reply_reader::progress reply_reader::read_end()
{
    if (bytes_received_ == 0)
        problem_ = boost::beast::http::error::end_of_stream;
    else if (!parser_->got_some()) // only interim replies came
        problem_ = boost::beast::http::error::partial_message;
    else
        parser_->put_eof(problem_);
    return problem_ ? progress::failed : progress::complete;
}

CLERK_DECL reply_reader::progress reply_reader::fail(boost::system::error_code problem)
{
    problem_ = problem;
    return progress::failed;
}

/// Before Boost 1.86 the parser asserts that the last chunk of an empty body comes in at most two pieces
/// (boostorg/beast#2861). No chunked body ends in fewer bytes than these, so nothing waits in vain. Later ones take the last
/// chunk and its trailer one by one, and here would wait for what never comes.
CLERK_DECL bool reply_reader::too_short_to_look_at([[maybe_unused]] std::string_view bytes) const
{
#if BOOST_VERSION < 108600
    constexpr std::string_view last_chunk = "0\r\n\r\n";
    return parser_->is_header_done() && parser_->chunked() && bytes.size() < last_chunk.size();
#else
    return false;
#endif
}

CLERK_DECL reply_reader::progress reply_reader::parse(std::string_view& bytes)
{
    using boost::beast::http::error;
    constexpr unsigned most_interim_replies = 16;
    while (!bytes.empty())
    {
        if (too_short_to_look_at(bytes))
            return progress::need_more;
        boost::system::error_code result;
        bytes.remove_prefix(parser_->put(asio::buffer(bytes), result));
        // The parser bounds neither the extensions of a chunk nor, before Boost 1.86, the trailer.
        if (result == error::need_more)
            return bytes.size() > longest_header ? fail(error::bad_chunk_extension) : progress::need_more;
        // Since Boost 1.86 a header and its trailer have one limit together.
        if (result == error::header_limit && parser_->is_header_done())
            return fail(error::bad_chunk_extension);
        if (result)
            return fail(result);
        if (!parser_->is_done())
            continue;
        if (status() >= 200)
            return progress::complete;
        if (status() == switching_protocols || ++interim_replies_ > most_interim_replies)
            return fail(error::bad_status);
        make_parser();
    }
    return progress::need_more;
}

CLERK_DECL std::string reply_reader::explanation() const
{
    using boost::beast::http::error;
    if (problem_ == error::body_limit)
        return "the reply is longer than " + std::to_string(longest_body_) + " bytes";
    if (problem_ == error::header_limit)
        return "its header is longer than " + std::to_string(longest_header) + " bytes";
    if (problem_ == error::bad_chunk_extension)
        return "a chunk's extension or the trailer is none, or too long";
    if (problem_ == error::bad_transfer_encoding)
        return "its transfer coding is another than chunked, or beside a length";
    if (problem_ == error::bad_content_length || problem_ == error::multiple_content_length)
        return "how long it is, is uncertain";
    if (problem_ == error::bad_status && status() == switching_protocols)
        return "it changes the protocol, which was not asked for";
    if (problem_ == error::bad_status && interim_replies_ > 0)
        return "too many interim replies came before it";
    return "not HTTP/1.1";
}

CLERK_DECL int reply_reader::status() const
{
    return parser_ && parser_->is_header_done() ? parser_->reply().status : 0;
}

CLERK_DECL std::optional<std::string_view> reply_reader::header(std::string_view name) const
{
    return parser_ && parser_->is_header_done() ? parser_->reply().headers.find(name) : std::nullopt;
}

CLERK_DECL bool reply_reader::reusable() const
{
    return parser_->keep_alive() && !parser_->need_eof() && !parser_->announces_impossible_body()
        && unread_.empty();
}

CLERK_DECL http_reply reply_reader::take()
{
    auto reply = std::move(parser_->reply());
    parser_.reset();
    return reply;
}

} // namespace clerk::detail

#endif
