// SPDX-License-Identifier: BSL-1.0
// std::nullopt is not clerk::null.
// expect: first_name

#include <clerk/params/update_user.hpp>

#include <optional>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.first_name(clerk::null);
#else
auto const params = clerk::update_user_params{}.first_name(std::nullopt);
#endif
