// SPDX-License-Identifier: BSL-1.0
// One limiter, many threads. What is asserted holds on a machine of any speed.
#include <clerk/rate_limiter.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using clock_type = std::chrono::steady_clock;

namespace
{
constexpr auto never = clock_type::time_point::max();

/// A server that notes when requests arrive.
class server
{
public:
    void receive()
    {
        std::lock_guard const lock{mutex_};
        arrivals_.push_back(clock_type::now());
    }

    [[nodiscard]] std::size_t count() const
    {
        return arrivals_.size();
    }

    /// The shortest time in which so many requests arrived.
    [[nodiscard]] clock_type::duration shortest_for(std::size_t requests) const
    {
        auto shortest = clock_type::duration::max();
        for (std::size_t i = 0; i + requests <= arrivals_.size(); ++i)
            shortest = std::min(shortest, arrivals_[i + requests - 1] - arrivals_[i]);
        return shortest;
    }

private:
    std::mutex mutex_;
    std::vector<clock_type::time_point> arrivals_;
};

/// Sends requests one after the other; some waits are given up from another thread. Its steps run one at a time.
class sender : public std::enable_shared_from_this<sender>
{
public:
    sender(asio::any_io_executor executor, clerk::rate_limiter& limiter, server& target, std::string key, int requests)
        : strand_(asio::make_strand(executor))
        , timer_(strand_)
        , limiter_(limiter)
        , server_(target)
        , scope_(std::move(key), true)
        , left_(requests)
    {
    }

    void start()
    {
        asio::post(strand_, [self = shared_from_this()] { self->next(); });
    }

    std::future<void> ended()
    {
        return ended_.get_future();
    }
    int given_up = 0; ///< To be read after the end.

private:
    void next()
    {
        if (left_-- == 0)
            return ended_.set_value();
        if (limiter_.try_acquire(scope_))
            return send();
        wait();
    }

    void wait()
    {
        limiter_.async_acquire(scope_, never,
            asio::bind_cancellation_slot(cancel_.slot(),
                [self = shared_from_this()](clerk::rate_limit_verdict verdict)
                { asio::post(self->strand_, [self, verdict] { self->on_verdict(verdict); }); }));
        waiting_ = true;
        if (left_ % 3 != 0)
            return;
        timer_.expires_after(2ms);
        timer_.async_wait(
            [self = shared_from_this()](boost::system::error_code)
            {
                if (self->waiting_)
                    self->cancel_.emit(asio::cancellation_type::terminal);
            });
    }

    void on_verdict(clerk::rate_limit_verdict verdict)
    {
        waiting_ = false;
        if (verdict.granted)
            return send();
        ++given_up;
        next();
    }

    void send()
    {
        server_.receive();
        limiter_.release(scope_, {});
        asio::post(strand_, [self = shared_from_this()] { self->next(); });
    }

    asio::strand<asio::any_io_executor> strand_;
    asio::steady_timer timer_;
    clerk::rate_limiter& limiter_;
    server& server_;
    clerk::rate_limit_scope scope_;
    int left_;
    bool waiting_ = false;
    asio::cancellation_signal cancel_;
    std::promise<void> ended_;
};
} // namespace

BOOST_AUTO_TEST_SUITE(local_rate_limiter_threads)

BOOST_AUTO_TEST_CASE(never_lets_more_requests_through_than_permitted)
{
    constexpr std::size_t permitted = 20;
    constexpr int senders = 8;
    constexpr int each = 60;
    clerk::rate_limit_options options;
    options.instance = clerk::rate{permitted, 20ms};
    options.user = clerk::rate{5, 10ms};
    asio::thread_pool pool{4};
    auto const limiter = clerk::make_rate_limiter(pool.get_executor(), options);
    server target;
    std::vector<std::shared_ptr<sender>> all;
    std::vector<std::future<void>> ends;
    for (int i = 0; i < senders; ++i)
    {
        all.push_back(std::make_shared<sender>(
            pool.get_executor(), *limiter, target, "user " + std::to_string(i % 4), each));
        ends.push_back(all.back()->ended());
    }
    for (auto const& one : all)
        one->start();
    for (auto& end : ends)
        BOOST_TEST_REQUIRE((end.wait_for(120s) == std::future_status::ready));
    pool.join();
    int given_up = 0;
    for (auto const& one : all)
        given_up += one->given_up;
    BOOST_TEST(target.count() == static_cast<std::size_t>(senders * each - given_up));
    BOOST_TEST((target.shortest_for(permitted + 1) >= 20ms));
}

BOOST_AUTO_TEST_CASE(serves_clients_with_executors_of_their_own)
{
    asio::thread_pool own{1}; // the limiter's
    asio::thread_pool first{2};
    asio::thread_pool second{2};
    clerk::rate_limit_options options;
    options.instance = clerk::rate{10, 10ms};
    auto const limiter = clerk::make_rate_limiter(own.get_executor(), options);
    server target;
    std::vector<std::shared_ptr<sender>> all;
    for (int i = 0; i < 6; ++i)
        all.push_back(std::make_shared<sender>(
            i % 2 == 0 ? first.get_executor() : second.get_executor(), *limiter, target, "user " + std::to_string(i), 40));
    std::vector<std::future<void>> ends;
    for (auto const& one : all)
    {
        ends.push_back(one->ended());
        one->start();
    }
    for (auto& end : ends)
        BOOST_TEST_REQUIRE((end.wait_for(120s) == std::future_status::ready));
    first.join();
    second.join();
    own.join();
    int given_up = 0;
    for (auto const& one : all)
        given_up += one->given_up;
    BOOST_TEST(target.count() == static_cast<std::size_t>(6 * 40 - given_up));
    BOOST_TEST((target.shortest_for(11) >= 10ms));
}

BOOST_AUTO_TEST_CASE(each_wait_ends_once_whether_granted_or_cancelled_at_the_same_time)
{
    constexpr int rounds = 2000;
    asio::thread_pool pool{2};
    clerk::rate_limit_options options;
    options.instance = clerk::rate{1, 1h};
    auto const limiter = clerk::make_rate_limiter(pool.get_executor(), options);
    clerk::rate_limit_scope const scope{"a", true};
    clerk::rate_limit_outcome not_sent;
    not_sent.sent = false;
    int granted = 0;
    for (int i = 0; i < rounds; ++i)
    {
        BOOST_TEST_REQUIRE(limiter->try_acquire(scope));
        asio::cancellation_signal cancel;
        std::promise<clerk::rate_limit_verdict> verdict; // throws if it is told twice
        limiter->async_acquire(scope, never,
            asio::bind_cancellation_slot(
                cancel.slot(), [&verdict](clerk::rate_limit_verdict given) { verdict.set_value(given); }));
        std::promise<void> released;
        asio::post(pool,
            [&]
            {
                limiter->release(scope, not_sent);
                released.set_value();
            });
        cancel.emit(asio::cancellation_type::terminal);
        auto end = verdict.get_future();
        BOOST_TEST_REQUIRE((end.wait_for(60s) == std::future_status::ready));
        released.get_future().wait();
        if (!end.get().granted)
            continue;
        ++granted;
        limiter->release(scope, not_sent);
    }
    BOOST_TEST(limiter->try_acquire(scope)); // no permit was lost
    BOOST_TEST_MESSAGE("granted: " << granted << " of " << rounds);
    pool.join();
}

BOOST_AUTO_TEST_CASE(a_limiter_may_be_let_go_while_its_timer_fires)
{
    asio::thread_pool pool{2};
    clerk::rate_limit_options options;
    options.instance = clerk::rate{1, 1ms};
    clerk::rate_limit_scope const scope{"a", true};
    std::atomic<int> called{0};
    constexpr int rounds = 300;
    auto const alive = std::make_shared<int>();
    for (int i = 0; i < rounds; ++i)
    {
        auto limiter = clerk::make_rate_limiter(pool.get_executor(), options);
        BOOST_TEST_REQUIRE(limiter->try_acquire(scope));
        limiter->release(scope, {});
        for (int waiting = 0; waiting < 3; ++waiting)
            limiter->async_acquire(scope, never, [&called, alive](clerk::rate_limit_verdict) { ++called; });
        if (i % 2 == 0)
            std::this_thread::sleep_for(1ms); // in the midst of it, or before
        limiter.reset();
    }
    pool.join(); // no timer of any of them holds it up
    BOOST_TEST(alive.use_count() == 1);
    BOOST_TEST(called.load() <= rounds); // one could be granted each
}

BOOST_AUTO_TEST_SUITE_END()
