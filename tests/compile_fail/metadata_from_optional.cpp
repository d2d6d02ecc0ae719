// SPDX-License-Identifier: BSL-1.0
// An empty optional says neither absent nor cleared.
// expect: unsafe_metadata

#include <clerk/params/update_user.hpp>

#include <boost/json/object.hpp>
#include <optional>

#if defined(CONTROL)
auto const params = clerk::update_user_params{}.unsafe_metadata(boost::json::object{});
#else
auto const params = clerk::update_user_params{}.unsafe_metadata(std::optional<boost::json::object>{});
#endif
