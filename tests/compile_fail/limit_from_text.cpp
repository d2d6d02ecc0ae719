// SPDX-License-Identifier: BSL-1.0
// A text is no integer.
// expect: integer

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.create_organizations_limit(10);
#else
auto const params = clerk::update_user_params{}.create_organizations_limit("10");
#endif
