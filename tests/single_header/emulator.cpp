// SPDX-License-Identifier: BSL-1.0
#include "clerk_testing.hpp"

#include <memory>
#include <utility>

clerk::client_options start_emulator(boost::asio::any_io_executor executor);
void stop_emulator();

namespace
{
std::unique_ptr<clerk::testing::emulator> running;
}

clerk::client_options start_emulator(boost::asio::any_io_executor executor)
{
    running = std::make_unique<clerk::testing::emulator>(std::move(executor));
    clerk::user john;
    john.id = "user_1";
    running->add_user(std::move(john));
    return running->client_options();
}

void stop_emulator()
{
    running.reset();
}
