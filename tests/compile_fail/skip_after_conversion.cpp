// SPDX-License-Identifier: BSL-1.0
// Once converted to update_user_params, the compiler no longer knows of the password.
// expect: needs_a_password

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto params = clerk::update_user_params{}.password("correct horse");
auto const& flagged = params.skip_password_checks();
#else
clerk::update_user_params params = clerk::update_user_params{}.password("correct horse");
auto const& flagged = params.skip_password_checks();
#endif
