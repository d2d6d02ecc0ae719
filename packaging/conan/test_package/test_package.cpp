// SPDX-License-Identifier: BSL-1.0
// An update that is refused before anything is sent, as no ID is given: shows that everything links.
#include <clerk/clerk.hpp>

#include <boost/asio/io_context.hpp>

#include <iostream>

int main()
{
    boost::asio::io_context context;
    clerk::client client{context, clerk::client_options{}};
    bool refused = false;
    client.users().update_user("", clerk::update_user_params{}.first_name("John"),
        [&](boost::system::error_code code, clerk::user) { refused = code == clerk::errc::invalid_argument; });
    context.run();
    std::cout << "clerk " << CLERK_VERSION_STRING << (refused ? " refuses" : " does not refuse") << " an empty ID\n";
    return refused ? 0 : 1;
}
