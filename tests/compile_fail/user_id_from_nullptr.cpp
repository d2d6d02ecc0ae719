// SPDX-License-Identifier: BSL-1.0
// A null pointer is no ID.
// expect: nullptr

#include <clerk/params/update_user.hpp>

#include <clerk/users.hpp>

#include <boost/asio/detached.hpp>

void change(clerk::users& users, clerk::update_user_params const& params)
{
#if defined(CONTROL)
    users.update_user("user_1", params, boost::asio::detached);
#else
    users.update_user(nullptr, params, boost::asio::detached);
#endif
}
