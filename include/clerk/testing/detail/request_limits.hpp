// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_REQUEST_LIMITS_HPP
#define CLERK_TESTING_DETAIL_REQUEST_LIMITS_HPP

#include <clerk/detail/config.hpp>
#include <clerk/rate_limit.hpp>

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace clerk::testing::detail
{
/// Which of the API's limits a request counts on.
struct counted_request
{
    bool instance = true;            ///< Everything but the key set, which is not limited.
    std::optional<std::string> user; ///< The one whom it updates.
};

/// What a request counts on, by its method and target. One whose path makes no sense counts as any other.
[[nodiscard]] CLERK_DECL counted_request what_counts(std::string_view method, std::string_view target);

/// The emulated API's rate limits: sliding windows, strict. A request is admitted if fewer than the permitted number
/// were within the period before it, that moment excluded; one that is refused counts for nothing.
///
/// No clock: time is passed in, and never goes back. No lock.
class request_limits
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    /// Precondition: rates as `check_rate_limits` wants them.
    explicit request_limits(rate_limit_options options)
        : options_(std::move(options))
    {
    }

    /// Nothing: admitted and counted. Otherwise, for how long it would be refused.
    [[nodiscard]] CLERK_DECL std::optional<std::chrono::steady_clock::duration> admit(
        counted_request const& request, time_point now);

private:
    void forget(time_point now);

    rate_limit_options options_;
    std::deque<time_point> requests_;                                ///< Those that count on the instance's limit.
    std::deque<std::pair<time_point, std::string>> updates_;         ///< Those that count on a user's.
    std::map<std::string, std::deque<time_point>> updates_of_users_; ///< The same, by user.
};

/// The value of `Retry-After`: whole seconds, rounded up.
[[nodiscard]] CLERK_DECL std::string retry_after(std::chrono::steady_clock::duration wait);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/request_limits.ipp>
#endif

#endif
