// SPDX-License-Identifier: BSL-1.0
// A digest means nothing without the algorithm that made it.
// expect: hasher

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.password_digest("$2a$10$x", clerk::password_hasher::bcrypt);
#else
auto const params = clerk::update_user_params{}.password_digest("$2a$10$x");
#endif
