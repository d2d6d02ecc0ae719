// SPDX-License-Identifier: BSL-1.0
// Clerk's description does not let backup codes be null: an empty list removes them.
// expect: backup_codes

#include <clerk/params/update_user.hpp>

#include <string>
#include <vector>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.backup_codes(std::vector<std::string>{});
#else
auto const params = clerk::update_user_params{}.backup_codes(clerk::null);
#endif
