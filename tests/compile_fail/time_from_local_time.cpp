// SPDX-License-Identifier: BSL-1.0
// A local time is no point in time until a zone is named.
// expect: time_argument

#include <clerk/params/update_user.hpp>

#include <chrono>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.legal_accepted_at(std::chrono::sys_days{std::chrono::year{2012} / 10 / 20});
#else
auto const params = clerk::update_user_params{}.legal_accepted_at(std::chrono::local_days{std::chrono::year{2012} / 10 / 20});
#endif
