// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_JSON_LIMITS_HPP
#define CLERK_DETAIL_JSON_LIMITS_HPP

#include <cstddef>

namespace clerk::detail
{
/// How many arrays and objects may lie within each other.
inline constexpr std::size_t max_json_depth = 512;

/// How many values one text may hold: ten times as many as the longest page of Clerk's. A value takes 16 bytes of memory
/// and more, and as few as two of the text: without a bound on it a reply could take 30 times its length.
inline constexpr std::size_t max_json_values = 1'000'000;

} // namespace clerk::detail

#endif
