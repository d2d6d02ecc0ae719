// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_RANDOM_TEXT_HPP
#define CLERK_TESTING_DETAIL_RANDOM_TEXT_HPP

#include <clerk/detail/config.hpp>

#include <string>
#include <string_view>

namespace clerk::testing::detail
{
/// A new ID in Clerk's form: the prefix (`user_`) and 27 letters and digits.
[[nodiscard]] CLERK_DECL std::string new_id(std::string_view prefix);

/// A new trace ID: 32 hexadecimal digits.
[[nodiscard]] CLERK_DECL std::string new_trace_id();

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/random_text.ipp>
#endif

#endif
