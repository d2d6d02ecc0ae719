// SPDX-License-Identifier: BSL-1.0
// An empty optional says neither.
// expect: absent or cleared

#include <clerk/params/update_user.hpp>

#include <chrono>
#include <optional>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.legal_accepted_at(clerk::null);
#else
auto const params = clerk::update_user_params{}.legal_accepted_at(std::optional<std::chrono::system_clock::time_point>{});
#endif
