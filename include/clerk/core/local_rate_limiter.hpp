// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_LOCAL_RATE_LIMITER_HPP
#define CLERK_CORE_LOCAL_RATE_LIMITER_HPP

#include <clerk/core/rate_limit_machine.hpp>
#include <clerk/detail/optional_mutex.hpp>
#include <clerk/rate_limiter.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>

namespace clerk::detail
{
/// Does what `rate_limit_machine` decides: keeps the handlers, posts them to the executor, and has one timer, only while
/// somebody waits for time to pass.
///
/// Thread safety: all members may be called from any thread, unless made without a mutex.
///
/// Lifetime: it may outlive the executor's context, as the timer belongs to the context's pending wait. It must not be
/// used any more then.
class local_rate_limiter final : public rate_limiter, public std::enable_shared_from_this<local_rate_limiter>
{
public:
    /// Precondition: rates as `check_rate_limits` wants them.
    CLERK_DECL local_rate_limiter(asio::any_io_executor executor, rate_limit_options const& options, bool thread_safe);
    CLERK_DECL ~local_rate_limiter() override;

    [[nodiscard]] CLERK_DECL bool try_acquire(rate_limit_scope const& scope) override;
    CLERK_DECL void async_acquire(
        rate_limit_scope const& scope, std::chrono::steady_clock::time_point deadline, handler done) override;
    CLERK_DECL void release(rate_limit_scope const& scope, rate_limit_outcome const& outcome) noexcept override;

    /// Ends all waits, as cancelled; there are no permits from now on.
    CLERK_DECL void close();

private:
    using time_point = rate_limit_machine::time_point;
    using ticket = rate_limit_machine::ticket;

    template <class Event>
    void apply(Event event);
    void post_ended();
    void set_timer();
    void start_timer(time_point at);
    void on_timer(std::uint64_t generation);

    asio::any_io_executor executor_;

    optional_mutex mutex_;
    rate_limit_machine machine_;
    std::unordered_map<ticket, handler> handlers_;
    ticket last_ticket_ = 0;
    std::weak_ptr<asio::steady_timer> timer_;
    std::optional<time_point> timer_at_;
    std::uint64_t timer_generation_ = 0; ///< An expiry that was overtaken has an older one.
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/local_rate_limiter.ipp>
#endif

#endif
