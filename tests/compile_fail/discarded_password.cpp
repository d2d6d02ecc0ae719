// SPDX-License-Identifier: BSL-1.0
// The same, where the chain ends in a password.
// expect: nodiscard

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
void forget()
{
    clerk::update_user_params params;
    params.password("correct horse");
}
#else
#pragma GCC diagnostic error "-Wunused-result"
void forget()
{
    clerk::update_user_params{}.password("correct horse");
}
#endif
