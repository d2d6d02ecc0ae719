// SPDX-License-Identifier: BSL-1.0
// An empty optional says neither.
// expect: absent or cleared

#include <clerk/params/update_user.hpp>

#include <optional>
#include <string>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.password(std::string{"correct horse"});
#else
auto const params = clerk::update_user_params{}.password(std::optional<std::string>{});
#endif
