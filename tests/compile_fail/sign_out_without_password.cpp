// SPDX-License-Identifier: BSL-1.0
// The flags of a password exist only beside one, anywhere in the chain.
// expect: needs_a_password

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.first_name("John").password("correct horse").sign_out_of_other_sessions(true);
#else
auto const params = clerk::update_user_params{}.first_name("John").sign_out_of_other_sessions(true);
#endif
