// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_CLIENT_CORE_IPP
#define CLERK_CORE_IMPL_CLIENT_CORE_IPP

#include <clerk/core/call_settings.hpp>
#include <clerk/core/client_core.hpp>
#include <clerk/core/observation.hpp>
#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/invalid_argument.hpp>
#include <clerk/detail/percent_encoding.hpp>
#include <clerk/transport/https_transport.hpp>

#include <boost/asio/post.hpp>

#include <openssl/rand.h>

#include <cstdint>
#include <mutex>

namespace clerk::detail
{
[[noreturn]] inline void refuse_option(std::string_view what)
{
    throw exception(invalid_argument("client_options", what));
}

/// A header's value must not be able to begin another header.
inline bool fits_in_header(std::string_view text) noexcept
{
    return detail::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

inline server_url checked_url(client_options const& options)
{
    server_url url;
    if (auto const problem = parse_server_url(options.api_url, url); !problem.empty())
        refuse_option("api_url " + problem);
    if (!url.user_info.empty())
        refuse_option("api_url holds a user name; the secret key is what Clerk asks for");
    if (!url.secure && !options.allow_plaintext)
        refuse_option("api_url is http://, which would send the secret key unencrypted; for a test on one machine, "
                      "set allow_plaintext");
    if (!detail::all_of(options.api_path, is_path_character) || options.api_path.empty())
        refuse_option("api_path is no path segment such as \"v1\"");
    return url;
}

inline void check_pool(pool_options const& pool)
{
    constexpr std::chrono::milliseconds year = std::chrono::hours{24 * 365};
    if (pool.max_connections == 0)
        refuse_option("pool.max_connections is 0");
    if (pool.idle_timeout > year || pool.max_lifetime > year)
        refuse_option("pool.idle_timeout and pool.max_lifetime must be at most a year");
    if (pool.connect_timeout <= pool.connect_timeout.zero() || pool.connect_timeout > year)
        refuse_option("pool.connect_timeout must be longer than nothing and at most a year");
    if (pool.connection_attempt_delay < pool.connection_attempt_delay.zero() || pool.connection_attempt_delay > year)
        refuse_option("pool.connection_attempt_delay must not be negative, and at most a year");
}

inline void check_limits(client_options const& options)
{
    auto const key = options.secret_key.reveal();
    if (!fits_in_header(key) || key.find(' ') != std::string_view::npos)
        refuse_option("secret_key holds a space, a line break or another character that no key has");
    if (!fits_in_header(options.api_version) || !fits_in_header(options.user_agent))
        refuse_option("api_version or user_agent holds a character that no header may have");
    if (auto const problem = problem_with(settings_of_call(options, {})); !problem.empty())
        refuse_option(problem);
    check_pool(options.pool);
}

CLERK_DECL client_core::client_core(asio::any_io_executor executor, client_options options)
    : executor_(std::move(executor))
    , options_(std::move(options))
    , mutex_(options_.thread_safe)
    , timer_(executor_)
{
    check_limits(options_);
    auto const url = checked_url(options_);
    target_prefix_ = url.path + '/' + options_.api_path;
    transport_ = options_.transport ? options_.transport : make_https_transport(executor_, url, options_);
    limiter_ = options_.rate_limiter ? options_.rate_limiter
                                     : make_rate_limiter(executor_, options_.rate_limit, options_.thread_safe);
}

CLERK_DECL void client_core::observe_refusal(error const& why)
{
    if (!observer())
        return;
    observed_call const call{next_call_id(), why.operation()};
    observer()->on_call(call);
    observer()->on_call_end(call, end_of_call(why));
}

CLERK_DECL client_statistics client_core::statistics() const
{
    client_statistics made;
    static_cast<transport_statistics&>(made) = transport_->statistics();
    made.calls = calls_begun_;
    made.retried = retried_;
    return made;
}

CLERK_DECL void client_core::close_transport() noexcept
{
    // One that the user plugged in may serve other clients, too.
    if (!options_.transport)
        transport_->close();
}

CLERK_DECL std::string_view client_core::problem() const noexcept
{
    if (options_.secret_key.empty() && !options_.transport)
        return "no secret key: set client_options::secret_key, or CLERK_SECRET_KEY and use from_environment()";
    return {};
}

CLERK_DECL bool client_core::enter(call& value)
{
    std::lock_guard const lock{mutex_};
    if (closing_)
        return false;
    calls_.insert(calls_.end(), value); // Nearly always the last deadline.
    if (!timer_at_ || value.deadline() < *timer_at_)
        start_timer(value.deadline());
    return true;
}

CLERK_DECL void client_core::start_timer(std::chrono::steady_clock::time_point at)
{
    timer_.expires_at(at);
    timer_at_ = at;
    timer_.async_wait(
        [weak = weak_from_this(), generation = ++timer_generation_](boost::system::error_code)
        {
            if (auto const self = weak.lock())
                self->on_timer(generation);
        });
}

CLERK_DECL void client_core::on_timer(unsigned generation)
{
    std::vector<std::shared_ptr<call>> overdue;
    {
        std::lock_guard const lock{mutex_};
        if (generation != timer_generation_)
            return;
        timer_at_.reset();
        auto const now = std::chrono::steady_clock::now();
        auto next = calls_.begin();
        for (; next != calls_.end() && next->deadline() <= now; ++next)
            if (auto shared = next->weak_from_this().lock())
                overdue.push_back(std::move(shared));
        if (next != calls_.end())
            start_timer(next->deadline());
    }
    for (auto const& value : overdue)
        value->expire();
}

/// Lets the context run out of work.
CLERK_DECL void client_core::stop_timer_if_idle()
{
    std::lock_guard const lock{mutex_};
    if (calls_.empty())
        stop_timer();
}

CLERK_DECL void client_core::stop_timer()
{
    if (!timer_at_)
        return;
    ++timer_generation_;
    timer_at_.reset();
    timer_.cancel();
}

CLERK_DECL void client_core::leave(call& value)
{
    std::vector<asio::any_completion_handler<void()>> handlers;
    {
        std::lock_guard const lock{mutex_};
        if (!value.is_linked())
            return;
        calls_.erase(calls_.iterator_to(value));
        if (!calls_.empty())
            return;
        handlers.swap(when_closed_);
    }
    // After the caller, who was told by a post, has had its turn: it may begin another call, which needs the timer again.
    asio::post(executor_,
        [weak = weak_from_this()]
        {
            if (auto const self = weak.lock())
                self->stop_timer_if_idle();
        });
    if (!handlers.empty())
        finish_closing(std::move(handlers));
}

CLERK_DECL void client_core::forget(call& value) noexcept
{
    std::lock_guard const lock{mutex_};
    if (!value.is_linked())
        return;
    calls_.erase(calls_.iterator_to(value));
    if (calls_.empty())
        stop_timer();
}

CLERK_DECL void client_core::close(asio::any_completion_handler<void()> done)
{
    std::vector<asio::any_completion_handler<void()>> handlers;
    {
        std::lock_guard const lock{mutex_};
        closing_ = true;
        when_closed_.push_back(std::move(done));
        if (!calls_.empty())
            return;
        handlers.swap(when_closed_);
    }
    finish_closing(std::move(handlers));
}

CLERK_DECL void client_core::finish_closing(std::vector<asio::any_completion_handler<void()>> handlers)
{
    close_transport();
    for (auto& handler : handlers)
        std::move(handler)();
}

CLERK_DECL void client_core::shut_down()
{
    std::vector<std::shared_ptr<call>> calls;
    std::shared_ptr<key_set> keys; // destroyed without the lock
    {
        std::lock_guard const lock{mutex_};
        closing_ = true;
        keys.swap(keys_);
        for (auto& value : calls_)
            if (auto shared = value.weak_from_this().lock())
                calls.push_back(std::move(shared));
    }
    for (auto const& value : calls)
        value->cancel(asio::cancellation_type::terminal);
    close_transport();
}

CLERK_DECL double random_fraction()
{
    std::uint32_t value = 0;
    // Without randomness from the operating system the longest wait is the one that cannot do harm.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(&value), sizeof value) != 1)
        return 1.0;
    return static_cast<double>(value) / 4294967296.0;
}

} // namespace clerk::detail

#endif
