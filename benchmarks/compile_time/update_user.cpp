// SPDX-License-Identifier: BSL-1.0
// The least that a user of the library writes: one call. Compiled in each of the library's modes.
#if defined(CLERK_SINGLE_HEADER)
#include <clerk.hpp>
#else
#include <clerk/clerk.hpp>
#endif

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdio>
#include <string>

boost::asio::awaitable<void> rename(clerk::users users, std::string id)
{
    auto user = co_await users.update_user(id, clerk::update_user_params{}.first_name("John").last_name("Wick"));
    std::puts(user.first_name.value_or("nameless").c_str());
}

int main()
{
    boost::asio::io_context context;
    clerk::client client{context, clerk::client_options::from_environment()};
    boost::asio::co_spawn(context, rename(client.users(), "user_1"), boost::asio::detached);
    context.run();
}
