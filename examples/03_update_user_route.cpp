// SPDX-License-Identifier: BSL-1.0
// A server with routes that find out who calls and update the caller's profile. The routes themselves are in the header
// of the same name.
//
//     CLERK_SECRET_KEY=sk_test_… ./03_update_user_route [port]
//
//     curl -i -X POST http://127.0.0.1:3000/update-user                                    303, to /sign-in
//     curl -i -X POST http://127.0.0.1:3000/api/update-user                                500 {"error":"No valid user"}
//     curl -i -X POST http://127.0.0.1:3000/api/update-user -H "Authorization: Bearer …"   200 and the user
//
// With CLERK_JWT_KEY (the instance's public key as PEM) tokens are checked without the network. CLERK_API_URL leads to
// another server (the emulator, say), CLERK_CA_FILE names a certificate to trust for it.
#include "03_update_user_route.hpp"

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

int main(int argc, char** argv)
try
{
    auto options = clerk::client_options::from_environment();
    if (char const* const file = std::getenv("CLERK_CA_FILE"))
        options.tls.ca_file = file;
    auto who = clerk::authenticator_options::from_environment();
    // A server that browsers talk to sets who.authorized_parties, too: the origins of its own pages.

    boost::asio::io_context context;
    clerk::client client{context, options};
    clerk::authenticator const authenticator{client, who};
    example::http_server server{context, static_cast<std::uint16_t>(argc > 1 ? std::stoul(argv[1]) : 3000U)};
    add_update_user_routes(server, client, authenticator);
    server.start();
    std::cout << "listening on http://127.0.0.1:" << server.port() << std::endl;
    context.run();
}
catch (std::exception const& e)
{
    std::cerr << e.what() << '\n';
    return 1;
}
