// SPDX-License-Identifier: BSL-1.0
// The flags of a password exist only beside one.
// expect: needs_a_password

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.password("correct horse").skip_password_checks();
#else
auto const params = clerk::update_user_params{}.skip_password_checks();
#endif
