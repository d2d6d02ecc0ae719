// SPDX-License-Identifier: BSL-1.0
// What a user's file includes in any case: a coroutine of Asio's, and Boost.JSON.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json.hpp>

#include <cstdio>
#include <string>

boost::asio::awaitable<void> rename(std::string id)
{
    boost::json::object const user{{"id", id}, {"first_name", "John"}};
    std::puts(user.at("first_name").as_string().c_str());
    co_return;
}

int main()
{
    boost::asio::io_context context;
    boost::asio::co_spawn(context, rename("user_1"), boost::asio::detached);
    context.run();
}
