// SPDX-License-Identifier: BSL-1.0
// An empty optional says neither.
// expect: absent or cleared

#include <clerk/params/update_user.hpp>

#include <optional>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.create_organizations_limit(clerk::null);
#else
auto const params = clerk::update_user_params{}.create_organizations_limit(std::optional<int>{});
#endif
