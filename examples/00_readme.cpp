// SPDX-License-Identifier: BSL-1.0
// The README's first screen, complete: change a user's name. A test holds the two together.
//
//     CLERK_SECRET_KEY=sk_test_… ./00_readme user_…
#include <clerk/clerk.hpp>
#include <boost/asio.hpp>
#include <iostream>

boost::asio::awaitable<void> rename(clerk::users users, std::string id)
{
    auto user = co_await users.update_user(id, clerk::update_user_params{}.first_name("John").last_name("Wick"));
    std::cout << user.id << " is now " << user.first_name.value_or("nameless") << '\n';
}

int main(int argc, char** argv)
try
{
    boost::asio::io_context context;
    clerk::client client{context, clerk::client_options::from_environment()}; // reads CLERK_SECRET_KEY
    boost::asio::co_spawn(context, rename(client.users(), argc > 1 ? argv[1] : ""), [](std::exception_ptr e) {
        if (e) std::rethrow_exception(e);
    });
    context.run();
}
catch (clerk::exception const& e)
{
    std::cerr << e.what() << '\n'; // one line: what happened, where, and whether anything was changed
    return 1;
}
