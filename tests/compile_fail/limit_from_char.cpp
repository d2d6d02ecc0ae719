// SPDX-License-Identifier: BSL-1.0
// A digit is a character, not the number that it shows.
// expect: integer

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.create_organizations_limit(5);
#else
auto const params = clerk::update_user_params{}.create_organizations_limit('5');
#endif
