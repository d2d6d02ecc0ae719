// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_PARSE_RFC3339_HPP
#define CLERK_TESTING_DETAIL_PARSE_RFC3339_HPP

#include <clerk/detail/config.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace clerk::testing::detail
{
/// Unix time in milliseconds of a date and time by RFC 3339, section 5.6; digits beyond milliseconds are dropped. None
/// for anything else, for days that do not exist and for leap seconds.
[[nodiscard]] CLERK_DECL std::optional<std::int64_t> parse_rfc3339(std::string_view text);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/parse_rfc3339.ipp>
#endif

#endif
