// SPDX-License-Identifier: BSL-1.0
// A text is no time.
// expect: time_argument

#include <clerk/params/update_user.hpp>

#include <chrono>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.created_at(std::chrono::sys_days{std::chrono::year{2012} / 10 / 20});
#else
auto const params = clerk::update_user_params{}.created_at("2012-10-20T07:15:20.902Z");
#endif
