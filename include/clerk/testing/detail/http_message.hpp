// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_HTTP_MESSAGE_HPP
#define CLERK_TESTING_DETAIL_HTTP_MESSAGE_HPP

#include <clerk/detail/ascii.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What passes between the emulator's HTTP server and the API behind it.
namespace clerk::testing::detail
{
using header_list = std::vector<std::pair<std::string, std::string>>;

inline std::optional<std::string_view> find_header(header_list const& headers, std::string_view name) noexcept
{
    for (auto const& [key, value] : headers)
        if (clerk::detail::equals_ignoring_case(key, name))
            return value;
    return std::nullopt;
}

struct http_request
{
    std::string method;
    std::string target;
    header_list headers;
    std::string body;
    std::size_t connection = 0;
};

struct http_reply
{
    unsigned status = 200;
    header_list headers;
    std::string body;
};

/// Where a connection ends that does not live on.
enum class interruption
{
    none,
    before_reply,
    mid_body,
    after_reply,
};

/// A reply, and how it is sent.
struct delivery
{
    http_reply reply;
    std::optional<std::string> raw; ///< Sent in place of the reply.
    std::chrono::milliseconds delay{0};
    std::chrono::milliseconds pause_mid_body{0};
    interruption interrupted = interruption::none;
    bool by_reset = false; ///< TCP RST, not FIN.
};

} // namespace clerk::testing::detail

#endif
