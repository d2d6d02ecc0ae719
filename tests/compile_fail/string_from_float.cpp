// SPDX-License-Identifier: BSL-1.0
// A floating-point number is no text.
// expect: no string

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.external_id("1.5");
#else
auto const params = clerk::update_user_params{}.external_id(1.5);
#endif
