// SPDX-License-Identifier: BSL-1.0
// A bool is no integer.
// expect: integer

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.create_organizations_limit(0);
#else
auto const params = clerk::update_user_params{}.create_organizations_limit(false);
#endif
