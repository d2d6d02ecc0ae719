// SPDX-License-Identifier: BSL-1.0
// A null pointer is no text.
// expect: no string

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.password("correct horse");
#else
auto const params = clerk::update_user_params{}.password(nullptr);
#endif
