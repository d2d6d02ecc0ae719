// SPDX-License-Identifier: BSL-1.0
// Metadata is an object.
// expect: public_metadata

#include <clerk/params/update_user.hpp>

#include <boost/json/object.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.public_metadata(boost::json::object{});
#else
auto const params = clerk::update_user_params{}.public_metadata(true);
#endif
