// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_REDACTION_HPP
#define CLERK_TESTING_DETAIL_REDACTION_HPP

#include <clerk/detail/config.hpp>
#include <clerk/testing/detail/http_message.hpp>

#include <string>
#include <string_view>

// What may be kept of a request.
namespace clerk::testing::detail
{
/// See `recorded_request::headers`.
[[nodiscard]] CLERK_DECL header_list redacted_headers(header_list const& headers);

/// See `recorded_request::body`.
/// @param target What the request asks for: a token that is to be verified is a secret; elsewhere a `token` may be
///     anything.
[[nodiscard]] CLERK_DECL std::string redacted_body(std::string_view body, std::string_view target);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/redaction.ipp>
#endif

#endif
