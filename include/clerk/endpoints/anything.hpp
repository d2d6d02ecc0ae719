// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_ENDPOINTS_ANYTHING_HPP
#define CLERK_ENDPOINTS_ANYTHING_HPP

#include <clerk/query.hpp>
#include <clerk/request.hpp>
#include <clerk/result.hpp>

#include <boost/json/value.hpp>

#include <string_view>

namespace clerk::endpoints
{
/// Any request to the Backend API, untyped. `path` begins with a slash and is percent-encoded; `body` may be null.
CLERK_DECL result<detail::request<json::value>> anything(
    verb method, std::string_view path, query const& parameters, json::value const* body);

} // namespace clerk::endpoints

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/endpoints/impl/anything.ipp>
#endif

#endif
