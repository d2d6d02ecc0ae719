// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_RESOURCE_ID_HPP
#define CLERK_DETAIL_RESOURCE_ID_HPP

#include <clerk/detail/config.hpp>

#include <string>
#include <string_view>

namespace clerk::detail
{
/// Why `id` cannot be the ID of a resource, to be read after "invalid user ID"; empty where it can.
///
/// Refused are IDs that are empty or longer than 255 bytes, that hold control characters, slashes or backslashes, that
/// are no UTF-8, and those that hold a dot segment (`.` or `..`), percent-encoded any number of times: a server or
/// proxy on the way may decode once more than it should.
CLERK_DECL std::string problem_with_id(std::string_view id);

/// Whether a segment of `path` is `.` or `..`, percent-encoded any number of times.
[[nodiscard]] CLERK_DECL bool holds_dot_segment(std::string_view path);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/resource_id.ipp>
#endif

#endif
