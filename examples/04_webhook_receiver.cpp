// SPDX-License-Identifier: BSL-1.0
// A server that Clerk's webhooks are sent to. The route itself is in the header of the same name.
//
//     CLERK_WEBHOOK_SIGNING_SECRET=whsec_… ./04_webhook_receiver [port]
#include "04_webhook_receiver.hpp"

#include <exception>
#include <iostream>
#include <string>

int main(int argc, char** argv)
try
{
    clerk::webhook_verifier_options options;
    options.replay_window = 10'000;

    boost::asio::io_context context;
    example::http_server server{context, static_cast<std::uint16_t>(argc > 1 ? std::stoul(argv[1]) : 3000U)};
    add_webhook_route(server, clerk::webhook_verifier::from_environment(options));
    server.start();
    std::cout << "listening on http://127.0.0.1:" << server.port() << std::endl;
    context.run();
}
catch (std::exception const& e)
{
    std::cerr << e.what() << '\n';
    return 1;
}
