// SPDX-License-Identifier: BSL-1.0
// A password or a digest, not both.
// expect: password_or_a_digest

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.password("correct horse").first_name("John");
#else
auto const params = clerk::update_user_params{}.password("correct horse").password_digest("$2a$10$x", clerk::password_hasher::bcrypt);
#endif
