// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_REQUEST_TOKENS_HPP
#define CLERK_AUTH_REQUEST_TOKENS_HPP

#include <clerk/detail/config.hpp>
#include <clerk/incoming_headers.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// The tokens of a request. Views into its headers.
///
/// - `Authorization: Bearer <token>` (RFC 6750, section 2.1; the scheme in any case). Another scheme is none of ours.
///   `Bearer` without one token after it is a broken token, and so is more than one `Authorization` line, as nobody can
///   tell which one a proxy in between has looked at (RFC 9110, section 5.3).
/// - The cookies `__session_<suffix>` and `__session`, of all `Cookie` lines. Of several of one name the first counts,
///   as the most specific path comes first (RFC 6265, section 5.4). What is no `name=value` is passed over,
///   and so is an empty one.
class request_tokens
{
public:
    request_tokens() = default;

    /// Empty: there is a header, but it is broken.
    std::optional<std::string_view> bearer;
    std::optional<std::string_view> suffixed_cookie;
    std::optional<std::string_view> cookie;

    /// Takes one line of `Authorization` in.
    CLERK_DECL void add_authorization(std::string_view line) noexcept;
    /// Takes one line of `Cookie` in.
    /// @param suffixed_name `__session_<suffix>`, or empty.
    CLERK_DECL void add_cookies(std::string_view line, std::string_view suffixed_name) noexcept;

private:
    bool authorization_seen_ = false;
};

template <class Source>
request_tokens find_tokens(Source const& headers, std::string_view suffixed_name)
{
    request_tokens found;
    for_each_header(headers, "authorization", [&](std::string_view line) { found.add_authorization(line); });
    for_each_header(
        headers, "cookie", [&](std::string_view line) { found.add_cookies(line, suffixed_name); });
    return found;
}

/// `__session_` and the first eight characters of base64url of SHA-1 of the publishable key; empty without a key.
CLERK_DECL std::string suffixed_cookie_name(std::string_view publishable_key);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/request_tokens.ipp>
#endif

#endif
