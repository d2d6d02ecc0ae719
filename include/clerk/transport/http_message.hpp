// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_HTTP_MESSAGE_HPP
#define CLERK_TRANSPORT_HTTP_MESSAGE_HPP

#include <clerk/detail/config.hpp>
#include <clerk/verb.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clerk
{
/// The header fields of a message, in the order in which they came. Names compare without regard to case (RFC 9110,
/// section 5.1).
class http_headers
{
public:
    http_headers() = default;

    /// Adds a field. Precondition: neither name nor value holds CR, LF or NUL, nor the name a colon.
    CLERK_DECL void add(std::string_view name, std::string_view value);

    /// The value of the first field of that name. The view is valid until this object is changed or destroyed.
    [[nodiscard]] CLERK_DECL std::optional<std::string_view> find(std::string_view name) const noexcept;

    /// Calls `visit(name, value)` for each field.
    template <class Visitor>
    void for_each(Visitor visit) const
    {
        for (std::string_view rest = text_; !rest.empty();)
        {
            auto const line = rest.substr(0, rest.find('\n'));
            auto const colon = line.find(':');
            visit(line.substr(0, colon), line.substr(colon + 1));
            rest.remove_prefix(line.size() + 1);
        }
    }

private:
    // "name:value\n" after one another: one allocation for all, and few enough that a search is a scan.
    std::string text_;
};

/// A request as a transport gets it. Host, Authorization, Content-Length and the like are the transport's to add: an
/// injected one never sees the secret key.
class http_request
{
public:
    http_request() = default;

    verb method = verb::get;
    /// Path and query as they stand in the request line, the URL's prefix and `/v1` included.
    std::string target;
    /// JSON text, or none. Belongs to the call: valid as long as the request is.
    std::optional<std::string_view> body;
    /// Fields to send besides, such as `traceparent`: none of those that are the transport's to add.
    http_headers headers;
};

/// What one exchange took, for observers. A transport that does not know leaves it as it is.
struct transfer
{
    std::uint64_t bytes_sent = 0;     ///< Of the request, as HTTP writes it; without TLS.
    std::uint64_t bytes_received = 0; ///< Of the reply, likewise.
    bool connection_reused = false;   ///< Whether the connection carried another exchange before.
};

/// A complete reply.
struct http_reply
{
    int status = 0;
    http_headers headers;
    std::string body;
    clerk::transfer transfer{};
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/http_message.ipp>
#endif

#endif
