// SPDX-License-Identifier: BSL-1.0
// A steady clock has no date.
// expect: time_argument

#include <clerk/params/update_user.hpp>

#include <chrono>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.created_at(std::chrono::system_clock::now());
#else
auto const params = clerk::update_user_params{}.created_at(std::chrono::steady_clock::now());
#endif
