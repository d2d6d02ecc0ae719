// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_CLIENT_CORE_HPP
#define CLERK_CORE_CLIENT_CORE_HPP

#include <clerk/client_options.hpp>
#include <clerk/client_statistics.hpp>
#include <clerk/core/call.hpp>
#include <clerk/detail/optional_mutex.hpp>
#include <clerk/transport/server_url.hpp>
#include <clerk/transport/transport.hpp>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/set.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

namespace clerk::detail
{
class key_set;

/// What a client and the API objects made from it share: options, transport and the calls under way.
///
/// Thread safety: all members may be called from any thread at any time.
class client_core : public std::enable_shared_from_this<client_core>
{
public:
    /// Throws `clerk::exception` with `errc::invalid_argument` for options that cannot be right.
    CLERK_DECL client_core(asio::any_io_executor executor, client_options options);

    [[nodiscard]] asio::any_io_executor const& executor() const noexcept
    {
        return executor_;
    }
    [[nodiscard]] client_options const& options() const noexcept
    {
        return options_;
    }
    [[nodiscard]] clerk::transport& transport() const noexcept
    {
        return *transport_;
    }
    [[nodiscard]] std::shared_ptr<rate_limiter> const& limiter() const noexcept
    {
        return limiter_;
    }
    /// Null where nobody observes.
    [[nodiscard]] clerk::observer* observer() const noexcept
    {
        return options_.observer.get();
    }
    [[nodiscard]] std::uint64_t next_call_id() noexcept
    {
        return ++calls_begun_;
    }
    /// For a call that is refused before it begins.
    CLERK_DECL void observe_refusal(error const& why);

    void count_retry() noexcept
    {
        ++retried_;
    }
    [[nodiscard]] CLERK_DECL client_statistics statistics() const;

    /// What stands before every path: the prefix of the API's URL, and its version.
    [[nodiscard]] std::string const& target_prefix() const noexcept
    {
        return target_prefix_;
    }

    /// Why no call can be made at all; empty where one can.
    [[nodiscard]] CLERK_DECL std::string_view problem() const noexcept;

    /// Takes a call in, to tell it when its deadline has passed; false when the client is closing.
    [[nodiscard]] CLERK_DECL bool enter(call& value);
    CLERK_DECL void leave(call& value);

    /// For a call that is destroyed before its end, because the executor's context was: nobody waits any more.
    CLERK_DECL void forget(call& value) noexcept;

    /// The keys of the instance, for whoever verifies its tokens: made by the first one who asks. They may refer to this
    /// core, as `shut_down` lets go of them.
    template <class Make>
    [[nodiscard]] std::shared_ptr<key_set> shared_keys(Make make)
    {
        std::lock_guard const lock{mutex_};
        if (!keys_)
            keys_ = make();
        return keys_;
    }

    /// Takes no further calls, lets those under way end, closes the connections, then calls `done`, on any
    /// thread.
    CLERK_DECL void close(asio::any_completion_handler<void()> done);

    /// Takes no further calls and cancels those under way.
    CLERK_DECL void shut_down();

private:
    struct by_deadline
    {
        bool operator()(call const& one, call const& other) const noexcept
        {
            return one.deadline() < other.deadline();
        }
    };

    void close_transport() noexcept;
    void start_timer(std::chrono::steady_clock::time_point at);
    void on_timer(unsigned generation);
    void stop_timer();
    void stop_timer_if_idle();
    void finish_closing(std::vector<asio::any_completion_handler<void()>> handlers);

    asio::any_io_executor executor_;
    client_options options_;
    std::string target_prefix_;
    std::shared_ptr<clerk::transport> transport_;
    std::shared_ptr<rate_limiter> limiter_;
    std::atomic<std::uint64_t> calls_begun_{0};
    std::atomic<std::uint64_t> retried_{0};

    optional_mutex mutex_;
    bool closing_ = false;
    boost::intrusive::multiset<call, boost::intrusive::compare<by_deadline>> calls_;
    // One timer for all calls, as each would cost more than the rest of the call's bookkeeping.
    asio::steady_timer timer_;
    std::optional<std::chrono::steady_clock::time_point> timer_at_; ///< Not after the first deadline, but perhaps before it.
    unsigned timer_generation_ = 0; ///< An expiry that was overtaken has an older one.
    std::vector<asio::any_completion_handler<void()>> when_closed_;
    std::shared_ptr<key_set> keys_;
};

/// A number in [0, 1) from the operating system's randomness.
CLERK_DECL double random_fraction();

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/call.ipp>
#include <clerk/core/impl/client_core.ipp>
#endif

#endif
