// SPDX-License-Identifier: BSL-1.0
#include <clerk/clerk.hpp>
#include <clerk/testing/emulator.hpp>

#include <string>

std::string version_in_the_other_unit();

std::string version_in_the_other_unit()
{
    return CLERK_VERSION_STRING;
}
