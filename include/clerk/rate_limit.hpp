// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_RATE_LIMIT_HPP
#define CLERK_RATE_LIMIT_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace clerk
{
/// So many requests in so much time: `rate{1000, 10s}`.
///
/// Thread safety: distinct objects: safe.
class rate
{
public:
    /// At most `requests` in any `period`. Neither is checked here; what takes a rate refuses one with no requests, or
    /// with a period that is not between nothing and a year.
    constexpr rate(std::uint32_t requests, std::chrono::milliseconds period) noexcept
        : requests_(requests)
        , period_(period)
    {
    }

    [[nodiscard]] constexpr std::uint32_t requests() const noexcept
    {
        return requests_;
    }
    [[nodiscard]] constexpr std::chrono::milliseconds period() const noexcept
    {
        return period_;
    }

    friend constexpr bool operator==(rate const&, rate const&) = default;

private:
    std::uint32_t requests_;
    std::chrono::milliseconds period_;
};

/// The rate that requests are paced at, so that the server has no reason to refuse one with 429. Default: none; then only
/// what the server refuses is held back.
///
/// Thread safety: distinct objects: safe.
struct rate_limit_options
{
    rate_limit_options() = default;

    /// The limit of all requests together. Clerk counts those that bear the same secret key, so processes that share
    /// one have to share this number. Default: none.
    std::optional<rate> instance;

    /// The limit of one user's updates: `PATCH /users/{id}`, and `PATCH` and `PUT /users/{id}/metadata`. An update with
    /// metadata is two of them. Default: none.
    std::optional<rate> user;

    /// Clerk's documented limits of a production instance: 1000 requests in 10 s, 10 updates of a user in 10 s.
    [[nodiscard]] static rate_limit_options production()
    {
        return documented(1000);
    }

    /// Clerk's documented limits of a development instance: 100 requests in 10 s, 10 updates of a user in 10 s.
    [[nodiscard]] static rate_limit_options development()
    {
        return documented(100);
    }

private:
    static rate_limit_options documented(std::uint32_t requests)
    {
        rate_limit_options options;
        options.instance = rate{requests, std::chrono::seconds{10}};
        options.user = rate{10, std::chrono::seconds{10}};
        return options;
    }
};

/// What a request counts against.
///
/// Thread safety: distinct objects: safe.
struct rate_limit_scope
{
    rate_limit_scope() = default;
    explicit rate_limit_scope(std::string scope_key, bool is_update_of_user = false)
        : key(std::move(scope_key))
        , updates_user(is_update_of_user)
    {
    }

    /// Requests with the same key are held back together after a 429: one user's updates, or one endpoint.
    std::string key;

    /// Whether the limit of one user's updates applies; the key then stands for that user.
    bool updates_user = false;
};

/// How a request that had a permit ended.
///
/// Thread safety: distinct objects: safe.
struct rate_limit_outcome
{
    rate_limit_outcome() = default;

    /// False: nothing of it left, so the permit counts for nothing.
    bool sent = true;

    /// Whether it was answered with 429.
    bool limited = false;

    /// What the server said how long to wait after that 429.
    std::optional<std::chrono::seconds> retry_after;
};

/// What became of the wait for a permit.
struct rate_limit_verdict
{
    bool granted = true;

    /// Not granted: how long the wait would have been at least, which is beyond the deadline. Zero where the wait was
    /// cancelled or the limiter closed.
    std::chrono::steady_clock::duration wait{};
};

} // namespace clerk

#endif
