// SPDX-License-Identifier: BSL-1.0
// A password cannot be cleared by an update.
// expect: cannot be cleared

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.password("correct horse");
#else
auto const params = clerk::update_user_params{}.password(clerk::null);
#endif
