// SPDX-License-Identifier: BSL-1.0
// Nor can a digest.
// expect: cannot be cleared

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.password_digest("$2a$10$x", clerk::password_hasher::bcrypt);
#else
auto const params = clerk::update_user_params{}.password_digest(clerk::null, clerk::password_hasher::bcrypt);
#endif
