// SPDX-License-Identifier: BSL-1.0
// A flag is a bool.
// expect: flag_argument

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.delete_self_enabled(true);
#else
auto const params = clerk::update_user_params{}.delete_self_enabled(1);
#endif
