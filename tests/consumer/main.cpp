// SPDX-License-Identifier: BSL-1.0
// Somebody else's program, the same for every way: gives a user another first name.
#include <clerk/clerk.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <iostream>
#include <string>

boost::asio::awaitable<void> rename(clerk::users users, std::string id, std::string name);

boost::asio::awaitable<void> rename(clerk::users users, std::string id, std::string name)
{
    auto const user = co_await users.update_user(id, clerk::update_user_params{}.first_name(name));
    std::cout << user.id << " is now " << user.first_name.value_or("nameless") << '\n';
}

int main(int argc, char** argv)
try
{
    if (argc != 3)
        return 2;
    boost::asio::io_context context;
    clerk::client client{context, clerk::client_options::from_environment()};
    boost::asio::co_spawn(context, rename(client.users(), argv[1], argv[2]), [](std::exception_ptr problem) {
        if (problem)
            std::rethrow_exception(problem);
    });
    context.run();
}
catch (std::exception const& problem)
{
    std::cerr << problem.what() << '\n';
    return 1;
}
