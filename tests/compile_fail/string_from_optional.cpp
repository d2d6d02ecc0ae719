// SPDX-License-Identifier: BSL-1.0
// An empty optional says neither.
// expect: absent or cleared

#include <clerk/params/update_user.hpp>

#include <optional>
#include <string>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.primary_email_address_id(std::string{"idn_1"});
#else
auto const params = clerk::update_user_params{}.primary_email_address_id(std::optional<std::string>{});
#endif
