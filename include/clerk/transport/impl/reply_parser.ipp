// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_REPLY_PARSER_IPP
#define CLERK_TRANSPORT_IMPL_REPLY_PARSER_IPP

#include <clerk/detail/ascii.hpp>
#include <clerk/transport/reply_parser.hpp>

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>

#include <algorithm>
#include <string>

namespace clerk::detail
{
CLERK_DECL reply_parser::reply_parser(std::size_t longest_body, bool without_body)
    : longest_body_(longest_body)
{
    header_limit(longest_header);
    body_limit(longest_body);
    eager(true);
    skip(without_body);
}

CLERK_DECL void reply_parser::on_response_impl(int code, text reason, int version, error_code& problem)
{
    header_bytes_ = reason.size();
    version_ = version;
    reply_.status = code;
    if (code < 100)
        problem = boost::beast::http::error::bad_status;
}

CLERK_DECL void reply_parser::on_field_impl(
    boost::beast::http::field name, text name_text, text value, error_code& problem)
{
    namespace http = boost::beast::http;
    if (header_came_)
        return;
    // Beast's own limit is for what came and was not parsed yet: it misses a header that comes line by line.
    constexpr std::size_t separators = 4;
    header_bytes_ += name_text.size() + value.size() + separators;
    if (header_bytes_ > longest_header)
        problem = http::error::header_limit;
    else if (name == http::field::transfer_encoding
             && !equals_ignoring_case({value.data(), value.size()}, "chunked"))
        problem = http::error::bad_transfer_encoding;
    else
        reply_.headers.add({name_text.data(), name_text.size()}, {value.data(), value.size()});
}

CLERK_DECL void reply_parser::on_header_impl(error_code& problem)
{
    header_came_ = true;
    constexpr int http_1_0 = 10;
    if (version_ == http_1_0 && reply_.headers.find("transfer-encoding"))
        problem = boost::beast::http::error::bad_transfer_encoding;
}

CLERK_DECL void reply_parser::on_body_init_impl(boost::optional<std::uint64_t> const& length, error_code&)
{
    // A length costs the peer nothing to say; memory goes to those who send.
    constexpr std::uint64_t most_in_advance = 64 * 1024;
    announced_ = length.value_or(0);
    reply_.body.reserve(static_cast<std::size_t>(std::min(announced_, most_in_advance)));
}

CLERK_DECL std::size_t reply_parser::on_body_impl(text piece, error_code&)
{
    append(piece);
    return piece.size();
}

CLERK_DECL std::size_t reply_parser::on_chunk_body_impl(std::uint64_t, text piece, error_code&)
{
    append(piece);
    return piece.size();
}

/// Takes memory for four times what came, up to the length announced, so that a large body moves seldom; without a length it
/// doubles like the string itself. Never beyond the longest body: as it moves, both its places are taken.
CLERK_DECL void reply_parser::append(text piece)
{
    constexpr std::uint64_t most_for_each_byte = 4;
    std::string& body = reply_.body;
    std::size_t const needed = body.size() + piece.size();
    if (needed > body.capacity())
    {
        std::uint64_t const wanted
            = announced_ > 0 ? std::min(announced_, most_for_each_byte * needed) : std::uint64_t{2} * body.capacity();
        std::string larger;
        larger.reserve(std::max(needed, static_cast<std::size_t>(std::min<std::uint64_t>(wanted, longest_body_))));
        larger.append(body);
        body.swap(larger);
    }
    body.append(piece.data(), piece.size());
}

CLERK_DECL bool reply_parser::announces_impossible_body() const
{
    constexpr int no_content = 204;
    constexpr int not_modified = 304;
    if (reply_.status == not_modified) // It may say how long the body would have been.
        return chunked();
    return reply_.status == no_content && (chunked() || content_length().value_or(0) > 0);
}

} // namespace clerk::detail

#endif
