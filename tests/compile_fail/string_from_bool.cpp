// SPDX-License-Identifier: BSL-1.0
// A bool is no text.
// expect: no string

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.first_name("true");
#else
auto const params = clerk::update_user_params{}.first_name(true);
#endif
