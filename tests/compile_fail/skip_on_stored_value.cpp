// SPDX-License-Identifier: BSL-1.0
// A stored value may hold a password or not: only what password() returns takes the flags.
// expect: needs_a_password

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
void change(clerk::update_user_params& params)
{
    params.password("correct horse").skip_password_checks();
}
#else
void change(clerk::update_user_params& params)
{
    params.skip_password_checks();
}
#endif
