// SPDX-License-Identifier: BSL-1.0
// A route that updates the profile of whoever calls it, as in Clerk's documentation of updateUser(): for pages, and for
// an API.
#ifndef CLERK_EXAMPLES_UPDATE_USER_ROUTE_HPP
#define CLERK_EXAMPLES_UPDATE_USER_ROUTE_HPP

#include "support/http_server.hpp"

#include <clerk/clerk.hpp>

namespace example
{
/// For pages: strangers go to the sign-in page.
inline asio::awaitable<response> update_user_page(
    clerk::users users, clerk::authenticator authenticator, request const& received)
{
    clerk::auth const auth = co_await authenticator.authenticate_request(received);
    if (auth.error.code())
        throw clerk::exception{auth.error}; // nobody knows who calls, because Clerk could not be asked
    if (!auth.user_id)
        co_return redirect("/sign-in");

    clerk::user const user
        = co_await users.update_user(*auth.user_id, clerk::update_user_params{}.first_name("John").last_name("Wick"));
    co_return json_response(http::status::ok, json::value_from(user));
}

/// For an API: strangers get an error.
inline asio::awaitable<response> update_user_api(
    clerk::users users, clerk::authenticator authenticator, request const& received)
{
    clerk::auth const auth = co_await authenticator.authenticate_request(received);
    if (auth.error.code())
        throw clerk::exception{auth.error};
    if (!auth.user_id)
        co_return error_response(http::status::internal_server_error, "No valid user");

    clerk::user const user
        = co_await users.update_user(*auth.user_id, clerk::update_user_params{}.first_name("John").last_name("Wick"));
    co_return json_response(http::status::ok, json::value_from(user));
}

/// Both on one server.
inline void add_update_user_routes(http_server& server, clerk::client& client, clerk::authenticator authenticator)
{
    server.on(http::verb::post, "/update-user",
        [users = client.users(), authenticator](request const& received)
        { return update_user_page(users, authenticator, received); });
    server.on(http::verb::post, "/api/update-user",
        [users = client.users(), authenticator](request const& received)
        { return update_user_api(users, authenticator, received); });
}

} // namespace example

#endif
