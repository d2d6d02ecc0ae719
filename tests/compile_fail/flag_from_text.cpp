// SPDX-License-Identifier: BSL-1.0
// A text, though it converts to bool, is none.
// expect: flag_argument

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.bypass_client_trust(false);
#else
auto const params = clerk::update_user_params{}.bypass_client_trust("false");
#endif
