// SPDX-License-Identifier: BSL-1.0
// What holds the flags cannot lose its password: parameters without one do not become it.
// expect: update_user_params_with_password

#include <clerk/params/update_user.hpp>

#if defined(CONTROL)
void change(clerk::update_user_params_with_password& params)
{
    params = clerk::update_user_params{}.password("battery staple");
}
#else
void change(clerk::update_user_params_with_password& params)
{
    params = clerk::update_user_params{}.first_name("John");
}
#endif
