// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_HTTP_SERVICE_HPP
#define CLERK_TESTING_DETAIL_HTTP_SERVICE_HPP

#include <clerk/testing/detail/http_message.hpp>

namespace clerk::testing::detail
{
/// Why a request could not be read to its end.
enum class unreadable
{
    not_http,
    headers_too_large,
    body_too_large,
};

/// What answers the requests that a server reads. Called by several threads at once.
class http_service
{
public:
    http_service() = default;
    http_service(http_service const&) = delete;
    http_service& operator=(http_service const&) = delete;
    virtual ~http_service() = default;

    virtual delivery answer(http_request request) = 0;

    /// After this reply the server closes the connection.
    virtual http_reply refuse(unreadable reason) = 0;
};

} // namespace clerk::testing::detail

#endif
