// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_RATE_LIMITER_HPP
#define CLERK_RATE_LIMITER_HPP

#include <clerk/detail/config.hpp>
#include <clerk/rate_limit.hpp>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <memory>

namespace clerk
{
/// What decides when a request may be sent: each asks for a permit before it leaves, and gives it back when its exchange
/// has ended, with what the server said. Users may plug in their own (`client_options::rate_limiter`): one that counts for
/// many processes, say.
///
/// Thread safety: all members may be called from any thread at any time.
class rate_limiter
{
public:
    using handler = asio::any_completion_handler<void(rate_limit_verdict)>;

    rate_limiter() = default;
    rate_limiter(rate_limiter const&) = delete;
    rate_limiter& operator=(rate_limiter const&) = delete;
    virtual ~rate_limiter() = default;

    /// True: a permit, which was to be had at once and which nobody waits for. Otherwise `async_acquire` is next; an
    /// implementation that has to ask somebody else says no to all.
    [[nodiscard]] virtual bool try_acquire(rate_limit_scope const& scope) = 0;

    /// Waits for a permit.
    ///
    /// - `scope` need not stay valid.
    /// - As soon as it is certain that the permit cannot come by `deadline`, completes with `granted == false` and the
    ///   wait that would be needed. Otherwise the caller cancels when the deadline passes; nothing need be done about it.
    /// - `done` is called once, never from within a member function, as these are called under locks; on any thread.
    ///   (Keep it by move construction: in Boost 1.81 the move assignment of `any_completion_handler` calls itself
    ///   without end.) Its associated cancellation slot is assigned before this function returns, and never touched after
    ///   that: the caller may emit at any later time, from any thread, one emission at a time. Cancellation of any type
    ///   ends the wait with `granted == false` and no wait, unless the permit was granted already.
    /// - A wait is no work that keeps the executor of `done` running: the caller has a timer for its deadline.
    virtual void async_acquire(
        rate_limit_scope const& scope, std::chrono::steady_clock::time_point deadline, handler done)
        = 0;

    /// Gives a permit back. Every permit is given back exactly once, with the scope that it was asked for with, when
    /// its exchange has ended: not earlier, for what may still reach the server has to be counted.
    virtual void release(rate_limit_scope const& scope, rate_limit_outcome const& outcome) noexcept = 0;
};

/// The library's own limiter, in memory of this process. It may serve several clients.
///
/// Pacing: no more than the permitted number of requests reach the server in any period, however long they travel. (One
/// that is given up, by its deadline or a cancellation, counts as ended, though it may still be on its way.) Their order:
/// first come, first served within a scope; a scope that has to wait holds up no other.
///
/// After a 429: the scope's requests are held back for `retry_after` (at most a day; without one 1 s, doubled up to 30 s
/// for each further 429), other scopes go on. When three scopes meet one within a second, it is the instance's limit:
/// then all wait for the longest. Afterwards one request goes ahead, and with every success there may be one more under
/// way, until nobody waits.
///
/// @param executor Where handlers are called. Its context has to run as long as anybody waits. A timer is pending on it
///     only while somebody does.
/// @param thread_safe False: all that use it, and the executor, are on one thread at a time; nothing is locked.
///
/// Throws `clerk::exception` with `errc::invalid_argument` for a rate with no requests, or with a period that is not
/// between nothing and a year.
///
/// Lifetime: waits that are left when it is destroyed are destroyed with it; their handlers are not called.
[[nodiscard]] CLERK_DECL std::shared_ptr<rate_limiter> make_rate_limiter(
    asio::any_io_executor executor, rate_limit_options const& options = {}, bool thread_safe = true);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/local_rate_limiter.hpp>
#endif

#endif
