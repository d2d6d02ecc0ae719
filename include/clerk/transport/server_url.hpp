// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_SERVER_URL_HPP
#define CLERK_TRANSPORT_SERVER_URL_HPP

#include <clerk/detail/config.hpp>
#include <clerk/secret.hpp>

#include <string>
#include <string_view>

namespace clerk::detail
{
/// The parts of an absolute `http` or `https` URL that lead to a server (RFC 3986; no query, no fragment).
struct server_url
{
    bool secure = true;
    std::string host; ///< A name or an address; that of IPv6 without its brackets.
    std::string port; ///< Digits; the scheme's own where the URL has none.
    std::string path; ///< Empty, or begins with a slash and does not end in one.
    secret user_info; ///< `user:password`, percent-decoded; empty where there is none.

    /// The value of a `Host` header: brackets around IPv6, no port where it is the scheme's own.
    [[nodiscard]] CLERK_DECL std::string authority() const;
};

/// Takes `text` apart. Returns what is wrong with it, to be read after the option's name; empty where nothing is.
CLERK_DECL std::string parse_server_url(std::string_view text, server_url& out);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/server_url.ipp>
#endif

#endif
