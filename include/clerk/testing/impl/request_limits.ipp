// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_REQUEST_LIMITS_IPP
#define CLERK_TESTING_IMPL_REQUEST_LIMITS_IPP

#include <clerk/testing/detail/request_limits.hpp>
#include <clerk/testing/detail/router.hpp>

#include <algorithm>

namespace clerk::testing::detail
{
CLERK_DECL counted_request what_counts(std::string_view method, std::string_view target)
{
    counted_request counted;
    auto const path = parse_target(target);
    if (!path)
        return counted;
    auto const& segments = path->segments;
    if (segments.size() == 2 && segments[1] == "jwks")
        counted.instance = false;
    if (segments.size() < 3 || segments[1] != "users")
        return counted;
    bool const attributes = segments.size() == 3 && method == "PATCH";
    bool const metadata
        = segments.size() == 4 && segments[3] == "metadata" && (method == "PATCH" || method == "PUT");
    if (attributes || metadata)
        counted.user = segments[2];
    return counted;
}

CLERK_DECL std::optional<std::chrono::steady_clock::duration> request_limits::admit(
    counted_request const& request, time_point now)
{
    forget(now);
    auto const of_instance = request.instance ? options_.instance : std::nullopt;
    auto const of_user = request.user ? options_.user : std::nullopt;
    auto free_at = now;
    if (of_instance && requests_.size() >= of_instance->requests())
        free_at = std::max(free_at, requests_.front() + of_instance->period());
    if (of_user)
        if (auto const found = updates_of_users_.find(*request.user);
            found != updates_of_users_.end() && found->second.size() >= of_user->requests())
            free_at = std::max(free_at, found->second.front() + of_user->period());
    if (free_at > now)
        return free_at - now;

    if (of_instance)
        requests_.push_back(now);
    if (of_user)
    {
        updates_.emplace_back(now, *request.user);
        updates_of_users_[*request.user].push_back(now);
    }
    return std::nullopt;
}

CLERK_DECL void request_limits::forget(time_point now)
{
    while (!requests_.empty() && requests_.front() + options_.instance->period() <= now)
        requests_.pop_front();
    while (!updates_.empty() && updates_.front().first + options_.user->period() <= now)
    {
        auto const user = updates_of_users_.find(updates_.front().second);
        user->second.pop_front();
        if (user->second.empty())
            updates_of_users_.erase(user);
        updates_.pop_front();
    }
}

CLERK_DECL std::string retry_after(std::chrono::steady_clock::duration wait)
{
    return std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count());
}

} // namespace clerk::testing::detail

#endif
