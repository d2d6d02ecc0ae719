// SPDX-License-Identifier: BSL-1.0
// The flags of a stored value's password exist only where a password was set.
// expect: password_of_stored_params

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
void change(clerk::update_user_params& params)
{
    auto flags = params.password("correct horse");
    flags.skip_password_checks();
}
#else
void change(clerk::update_user_params& params)
{
    clerk::password_of_stored_params flags{params};
    flags.skip_password_checks();
}
#endif
