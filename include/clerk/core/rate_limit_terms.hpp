// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_RATE_LIMIT_TERMS_HPP
#define CLERK_CORE_RATE_LIMIT_TERMS_HPP

// A request and its reply, in the rate limiter's terms.

#include <clerk/core/http_date.hpp>
#include <clerk/endpoints/route.hpp>
#include <clerk/rate_limiter.hpp>
#include <clerk/request.hpp>
#include <clerk/transport/transport.hpp>

#include <chrono>

namespace clerk::detail
{
/// Clerk limits the updates of one user together; else a 429 holds for "that specific endpoint".
inline rate_limit_scope scope_of(request_step const& step)
{
    rate_limit_scope scope;
    auto const user = updated_user(step.method, step.path);
    scope.updates_user = !user.empty();
    if (scope.updates_user)
        scope.key.append("updates of ").append(user);
    else
        scope.key.append(to_string(step.method)).append(" ").append(step.route.text());
    return scope;
}

inline rate_limit_outcome unsent() noexcept
{
    rate_limit_outcome outcome;
    outcome.sent = false;
    return outcome;
}

inline rate_limit_outcome rate_limit_outcome_of(transport_result const& result, std::chrono::sys_seconds now)
{
    rate_limit_outcome outcome;
    if (auto const* const failure = std::get_if<transport_failure>(&result))
    {
        outcome.sent = failure->request_sent;
        outcome.limited = failure->status == 429;
        if (outcome.limited)
            outcome.retry_after = parse_retry_after(failure->retry_after, now);
        return outcome;
    }
    auto const& reply = std::get<http_reply>(result);
    outcome.limited = reply.status == 429;
    if (auto const text = outcome.limited ? reply.headers.find("retry-after") : std::nullopt)
        outcome.retry_after = parse_retry_after(*text, now);
    return outcome;
}

} // namespace clerk::detail

#endif
