// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_HTTP_DATE_HPP
#define CLERK_CORE_HTTP_DATE_HPP

#include <clerk/detail/config.hpp>

#include <chrono>
#include <optional>
#include <string_view>

namespace clerk::detail
{
/// Reads an HTTP date in its three forms (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`,
/// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. `now` settles the century of the second form.
CLERK_DECL std::optional<std::chrono::sys_seconds> parse_http_date(
    std::string_view text, std::chrono::sys_seconds now) noexcept;

/// How long `Retry-After` asks to wait (RFC 9110, section 10.2.3): a number of seconds or a date. A date in the past is
/// zero. Nonsense (negative, not a number, not a date) is none; more than a day counts as a day.
CLERK_DECL std::optional<std::chrono::seconds> parse_retry_after(
    std::string_view text, std::chrono::sys_seconds now) noexcept;

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/http_date.ipp>
#endif

#endif
