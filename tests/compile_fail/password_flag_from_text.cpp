// SPDX-License-Identifier: BSL-1.0
// A text, though it converts to bool, is none.
// expect: bool

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.password("correct horse").skip_password_checks(false);
#else
auto const params = clerk::update_user_params{}.password("correct horse").skip_password_checks("false");
#endif
