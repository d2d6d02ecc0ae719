// SPDX-License-Identifier: BSL-1.0
// A number is no text.
// expect: no string

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.last_name("42");
#else
auto const params = clerk::update_user_params{}.last_name(42);
#endif
