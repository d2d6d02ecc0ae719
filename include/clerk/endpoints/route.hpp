// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_ENDPOINTS_ROUTE_HPP
#define CLERK_ENDPOINTS_ROUTE_HPP

#include <clerk/detail/config.hpp>
#include <clerk/verb.hpp>

#include <string>
#include <string_view>

namespace clerk::detail
{
/// A path with its variable parts taken out: `/users/user_1/ban` is `/users/{}/ban`. By allow-list: a segment that is no
/// word of the Backend API's paths is a variable part, so that nothing of a caller's shows.
CLERK_DECL std::string route_of_path(std::string_view path);

/// Whose updates the API limits together with this request: the user's ID as it stands in the path, which may be followed
/// by a query; or nothing.
CLERK_DECL std::string_view updated_user(verb method, std::string_view path) noexcept;

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/endpoints/impl/route.ipp>
#endif

#endif
