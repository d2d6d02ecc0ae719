// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_HTTP_TEXT_IPP
#define CLERK_TESTING_IMPL_HTTP_TEXT_IPP

#include <clerk/testing/detail/http_text.hpp>

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/write.hpp>

#include <sstream>
#include <string_view>

namespace clerk::testing::detail
{
CLERK_DECL bool announces_close(header_list const& headers)
{
    for (auto const& [name, value] : headers)
        if (clerk::detail::equals_ignoring_case(name, "connection")
            && boost::beast::http::token_list{value}.exists("close"))
            return true;
    return false;
}

CLERK_DECL std::string head_of(http_reply const& reply, bool keep_alive)
{
    namespace http = boost::beast::http;
    http::response<http::empty_body> message;
    message.result(reply.status);
    for (auto const& [name, value] : reply.headers)
        message.insert(name, value);

    auto const missing = [&](http::field name) { return message.find(name) == message.end(); };
    if (!reply.body.empty() && missing(http::field::content_type))
        message.set(http::field::content_type, "application/json");
    // RFC 9110, section 8.6: none of these has one.
    bool const bodiless = reply.status < 200 || reply.status == 204 || reply.status == 304;
    if (!bodiless && missing(http::field::content_length) && missing(http::field::transfer_encoding))
        message.set(http::field::content_length, std::to_string(reply.body.size()));
    if (!keep_alive && missing(http::field::connection))
        message.set(http::field::connection, "close");

    std::ostringstream text;
    text << message.base();
    return std::move(text).str();
}

} // namespace clerk::testing::detail

#endif
