// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_SESSION_TOKEN_HPP
#define CLERK_TESTING_DETAIL_SESSION_TOKEN_HPP

#include <clerk/detail/config.hpp>
#include <clerk/testing/detail/signing_key.hpp>
#include <clerk/testing/session_token_options.hpp>

#include <boost/json/object.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace clerk::testing::detail
{
/// What a session token says of a user.
[[nodiscard]] CLERK_DECL json::object session_claims(std::string_view user_id, std::string_view issuer,
    session_token_options const& options, std::chrono::sys_seconds now);

/// Such a token, signed: header, claims and signature in the compact form of RFC 7515, section 3.1.
[[nodiscard]] CLERK_DECL std::string signed_token(
    json::object const& claims, json::object const& header, signing_key const& key);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/session_token.ipp>
#endif

#endif
