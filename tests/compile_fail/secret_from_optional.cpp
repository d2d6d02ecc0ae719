// SPDX-License-Identifier: BSL-1.0
// An empty optional says neither.
// expect: absent or cleared

#include <clerk/params/update_user.hpp>

#include <optional>
#include <string>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.totp_secret(std::string{"JBSWY3DPEHPK3PXP"});
#else
auto const params = clerk::update_user_params{}.totp_secret(std::optional<std::string>{});
#endif
