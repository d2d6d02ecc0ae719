// SPDX-License-Identifier: BSL-1.0
// Numbers are no texts.
// expect: backup_codes

#include <clerk/params/update_user.hpp>

#include <string>
#include <vector>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.backup_codes(std::vector<std::string>{"1", "2"});
#else
auto const params = clerk::update_user_params{}.backup_codes(std::vector<int>{1, 2});
#endif
