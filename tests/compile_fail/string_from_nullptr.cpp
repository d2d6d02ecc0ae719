// SPDX-License-Identifier: BSL-1.0
// A null pointer is no text; clerk::null clears the attribute.
// expect: no string

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.profile_image_id(clerk::null);
#else
auto const params = clerk::update_user_params{}.profile_image_id(nullptr);
#endif
