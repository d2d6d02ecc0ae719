// SPDX-License-Identifier: BSL-1.0
// Somebody else's test: the same update, through an emulator of its own.
#include <clerk/clerk.hpp>
#include <clerk/testing/emulator.hpp>

#include <boost/asio/io_context.hpp>

#include <iostream>
#include <string>

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    boost::asio::io_context context;
    clerk::testing::emulator emulator{context};
    clerk::user john;
    john.id = argv[1];
    emulator.add_user(john);
    clerk::client client{context, emulator.client_options()};
    client.users().update_user(john.id, clerk::update_user_params{}.first_name(argv[2]),
        [&](boost::system::error_code code, clerk::user user) {
            std::cout << user.id << " is now " << user.first_name.value_or(code.message()) << '\n';
            emulator.stop();
        });
    context.run();
}
