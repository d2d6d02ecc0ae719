// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_REQUEST_TEXT_HPP
#define CLERK_TRANSPORT_REQUEST_TEXT_HPP

#include <clerk/client_options.hpp>
#include <clerk/transport/server_url.hpp>
#include <clerk/detail/wiping_allocator.hpp>
#include <clerk/transport/http_message.hpp>

#include <string>

namespace clerk::detail
{
/// Writes requests as they go over the wire (RFC 9112). Holds the secret key, in memory that is wiped.
class request_text
{
public:
    /// `through_proxy`: requests name the whole URL, as a proxy for plain HTTP wants it (section 3.2.2).
    CLERK_DECL request_text(server_url const& server, client_options const& options, server_url const* proxy);

    /// Replaces what `out` holds by the text of `request`.
    CLERK_DECL void write(http_request const& request, wiping_vector& out) const;

    /// Replaces what `out` holds by the request for a tunnel (RFC 9110, section 9.3.6).
    CLERK_DECL void write_connect(wiping_vector& out) const;

private:
    std::string origin_;  ///< What stands before the target: the server's URL for a plain proxy, else nothing.
    std::string tunnel_;  ///< host:port
    wiping_vector fixed_; ///< The header fields that are the same in every request.
    wiping_vector proxy_authorization_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/request_text.ipp>
#endif

#endif
