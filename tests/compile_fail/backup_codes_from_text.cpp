// SPDX-License-Identifier: BSL-1.0
// One text is no range of texts.
// expect: backup_codes

#include <clerk/params/update_user.hpp>

#include <string>
#include <vector>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.backup_codes(std::vector<std::string>{"code"});
#else
auto const params = clerk::update_user_params{}.backup_codes(std::string{"code"});
#endif
