// SPDX-License-Identifier: BSL-1.0
// An empty optional says neither.
// expect: absent or cleared

#include <clerk/params/update_user.hpp>

#include <optional>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.skip_legal_checks(true);
#else
auto const params = clerk::update_user_params{}.skip_legal_checks(std::optional<bool>{});
#endif
