// SPDX-License-Identifier: BSL-1.0
// A chain of setters on a temporary whose result nobody keeps does nothing.
// expect: nodiscard

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
void forget()
{
    clerk::update_user_params params;
    params.first_name("John");
}
#else
#pragma GCC diagnostic error "-Wunused-result"
void forget()
{
    clerk::update_user_params{}.first_name("John");
}
#endif
