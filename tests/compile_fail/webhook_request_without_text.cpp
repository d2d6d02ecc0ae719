// SPDX-License-Identifier: BSL-1.0
// What is signed is a text in one piece.
// expect: verify(request) needs a request whose body() has data() and size()

#include <clerk/webhooks.hpp>

#include <boost/beast/http/dynamic_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace http = boost::beast::http;

#if defined(CONTROL)
using body = http::string_body;
#else
using body = http::dynamic_body;
#endif

auto verify(clerk::webhook_verifier const& verifier, http::request<body> const& request)
{
    return verifier.verify(request);
}
