// SPDX-License-Identifier: BSL-1.0
// Header-only, two units of one program include everything: what lacks `inline` would be defined twice.
#include <clerk/clerk.hpp>
#include <clerk/testing/emulator.hpp>

#include <iostream>
#include <string>

std::string version_in_the_other_unit();

int main()
{
    bool const same = version_in_the_other_unit() == CLERK_VERSION_STRING;
    std::cout << (same ? "1 passed, 0 failed\n" : "0 passed, 1 failed\n");
    return same ? 0 : 1;
}
