// SPDX-License-Identifier: BSL-1.0
// A route that Clerk's webhooks are sent to.
#ifndef CLERK_EXAMPLES_WEBHOOK_RECEIVER_HPP
#define CLERK_EXAMPLES_WEBHOOK_RECEIVER_HPP

#include "support/http_server.hpp"

#include <clerk/clerk.hpp>

#include <iostream>
#include <utility>

namespace example
{
/// What the application does about an event.
inline void handle(clerk::webhook_event const& event)
{
    if (event.type == clerk::webhook_event_type::user_created)
        std::cout << "welcome, " << event.as<clerk::user>().first_name.value_or("whoever you are") << std::endl;
    else if (event.type == clerk::webhook_event_type::user_deleted)
        std::cout << "goodbye, " << event.as<clerk::deleted_object>().id.value_or("?") << std::endl;
    else
        std::cout << "nothing to do about " << event.type << std::endl;
}

inline response receive_webhook(clerk::webhook_verifier const& verifier, request const& received)
{
    clerk::result<clerk::webhook_event> const event = verifier.verify(received);
    if (!event)
    {
        std::cerr << event.error() << '\n'; // why is for the log, not for the sender
        bool const seen_before = event.error().code() == clerk::errc::conflict;
        return response{seen_before ? http::status::no_content : http::status::bad_request, 11};
    }
    try
    {
        handle(*event);
    }
    catch (...)
    {
        verifier.forget(event->message_id); // Clerk will send it again
        throw;
    }
    return response{http::status::no_content, 11};
}

inline void add_webhook_route(http_server& server, clerk::webhook_verifier verifier)
{
    server.on(http::verb::post, "/webhooks",
        [verifier = std::move(verifier)](request const& received) -> asio::awaitable<response>
        { co_return receive_webhook(verifier, received); });
}

} // namespace example

#endif
