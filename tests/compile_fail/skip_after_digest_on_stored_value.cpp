// SPDX-License-Identifier: BSL-1.0
// A digest takes none of the flags of a password, on a stored value either.
// expect: needs_a_password

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
void change(clerk::update_user_params& params)
{
    params.password_digest("$2a$10$x", clerk::password_hasher::bcrypt).first_name("John");
}
#else
void change(clerk::update_user_params& params)
{
    params.password_digest("$2a$10$x", clerk::password_hasher::bcrypt).skip_password_checks();
}
#endif
