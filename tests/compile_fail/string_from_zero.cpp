// SPDX-License-Identifier: BSL-1.0
// Nor is the number that converts to a null pointer.
// expect: no string

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.username("0");
#else
auto const params = clerk::update_user_params{}.username(0);
#endif
