// SPDX-License-Identifier: BSL-1.0
// A password or a digest, not both, in one chain on a stored value either.
// expect: password_or_a_digest

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
void change(clerk::update_user_params& params)
{
    params.password("correct horse").first_name("John");
}
#else
void change(clerk::update_user_params& params)
{
    params.password("correct horse").password_digest("$2a$10$x", clerk::password_hasher::bcrypt);
}
#endif
