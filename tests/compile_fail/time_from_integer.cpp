// SPDX-License-Identifier: BSL-1.0
// A bare number is no time: of which unit?
// expect: time_argument

#include <clerk/params/update_user.hpp>

#include <chrono>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.created_at(std::chrono::sys_days{std::chrono::year{2012} / 10 / 20});
#else
auto const params = clerk::update_user_params{}.created_at(1350717320902);
#endif
