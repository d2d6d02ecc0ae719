// SPDX-License-Identifier: BSL-1.0
// A text is no object: it is not parsed.
// expect: private_metadata

#include <clerk/params/update_user.hpp>

#include <boost/json/object.hpp>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.private_metadata(boost::json::object{});
#else
auto const params = clerk::update_user_params{}.private_metadata("{}");
#endif
