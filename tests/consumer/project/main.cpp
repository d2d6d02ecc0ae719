// SPDX-License-Identifier: BSL-1.0
// Prints what an update would send: needs the headers, Boost.JSON and OpenSSL, but little of the compiler's time.
#include <clerk/endpoints/users.hpp>

#include <iostream>

int main()
{
    auto const request = clerk::endpoints::update_user(
        "user_1", clerk::update_user_params{}.first_name("John").password("correct horse"), "2026-05-12");
    auto const& step = request.value().steps.at(0);
    std::cout << to_string(step.method) << ' ' << step.path << ' ';
    std::cout.write(step.body->data(), static_cast<std::streamsize>(step.body->size()));
    std::cout << '\n';
}
