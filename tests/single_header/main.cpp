// SPDX-License-Identifier: BSL-1.0
// The single header in one unit, both of them in another: builds as its first comment says, without libboost_json, and
// updates a user of the emulator. What lacks `inline` would be defined twice.
#include "clerk.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json/src.hpp>

#include <exception>
#include <iostream>
#include <string>

clerk::client_options start_emulator(boost::asio::any_io_executor executor);
void stop_emulator();

namespace
{
boost::asio::awaitable<clerk::user> update(clerk::users users)
{
    clerk::user user = co_await users.update_user("user_1", clerk::update_user_params{}.first_name("John"));
    stop_emulator();
    co_return user;
}
} // namespace

int main()
{
    boost::asio::io_context context;
    clerk::client client{context, start_emulator(context.get_executor())};
    bool updated = false;
    boost::asio::co_spawn(context, update(client.users()), [&](std::exception_ptr failure, clerk::user const& user) {
        if (failure)
            std::rethrow_exception(failure);
        updated = user.first_name == "John";
    });
    context.run();
    std::cout << (updated ? "1 passed, 0 failed\n" : "0 passed, 1 failed\n");
    return updated ? 0 : 1;
}
