// SPDX-License-Identifier: BSL-1.0
// A hasher is one of the list, or named by a text.
// expect: password_hasher

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.password_digest("$2a$10$x", clerk::password_hasher{"a_new_one"});
#else
auto const params = clerk::update_user_params{}.password_digest("$2a$10$x", 3);
#endif
