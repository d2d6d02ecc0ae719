// SPDX-License-Identifier: BSL-1.0
// The limiter with real timers and threads.
#include <clerk/core/local_rate_limiter.hpp>
#include <clerk/rate_limiter.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using clock_type = std::chrono::steady_clock;

namespace
{
clerk::rate_limit_options paced(std::uint32_t requests, std::chrono::milliseconds period)
{
    clerk::rate_limit_options options;
    options.instance = clerk::rate{requests, period};
    return options;
}

clerk::rate_limit_outcome refused(std::chrono::seconds retry_after)
{
    clerk::rate_limit_outcome outcome;
    outcome.limited = true;
    outcome.retry_after = retry_after;
    return outcome;
}

clerk::rate_limit_outcome not_sent()
{
    clerk::rate_limit_outcome outcome;
    outcome.sent = false;
    return outcome;
}

struct one_thread
{
    one_thread() = default;

    void use(clerk::rate_limit_options const& options, bool thread_safe = true)
    {
        limiter = clerk::make_rate_limiter(context.get_executor(), options, thread_safe);
    }

    /// Waits; the verdict and a token that lives as long as the handler go to where they can be looked at.
    void acquire(clerk::rate_limit_scope const& scope, clock_type::time_point deadline = clock_type::time_point::max())
    {
        auto token = std::make_shared<int>();
        handler_alive = token;
        limiter->async_acquire(scope, deadline,
            asio::bind_cancellation_slot(cancel.slot(),
                [this, token](clerk::rate_limit_verdict given)
                {
                    BOOST_TEST(!inside);
                    BOOST_TEST(!verdict.has_value()); // once
                    verdict = given;
                    when = clock_type::now();
                }));
    }

    /// The next verdict; runs until there is nothing left to do.
    clerk::rate_limit_verdict run()
    {
        context.restart();
        context.run_for(30s);
        BOOST_TEST_REQUIRE(verdict.has_value());
        BOOST_TEST(context.stopped()); // nothing is left to do
        return *std::exchange(verdict, std::nullopt);
    }

    void release(clerk::rate_limit_scope const& scope, clerk::rate_limit_outcome const& outcome = {})
    {
        inside = true;
        limiter->release(scope, outcome);
        inside = false;
    }

    clerk::rate_limit_scope const john{"john", true};
    clerk::rate_limit_scope const jane{"jane", true};
    asio::io_context context;
    asio::cancellation_signal cancel;
    std::shared_ptr<clerk::rate_limiter> limiter;
    std::optional<clerk::rate_limit_verdict> verdict;
    clock_type::time_point when;
    std::weak_ptr<int> handler_alive;
    bool inside = false;
};

bool cancelled(clerk::rate_limit_verdict verdict)
{
    return !verdict.granted && verdict.wait == clock_type::duration::zero();
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(local_rate_limiter, one_thread)

BOOST_AUTO_TEST_CASE(a_permit_that_is_there_is_given_by_a_post)
{
    use({});
    inside = true;
    acquire(john);
    inside = false;
    BOOST_TEST(!verdict.has_value());
    BOOST_TEST(run().granted);
    BOOST_TEST(handler_alive.expired());
}

BOOST_AUTO_TEST_CASE(a_release_gives_the_permit_on_by_a_post)
{
    use(paced(1, 1h));
    BOOST_TEST(limiter->try_acquire(john));
    BOOST_TEST(!limiter->try_acquire(jane));
    acquire(jane);
    BOOST_TEST(context.poll() == 0U);
    release(john, not_sent());
    BOOST_TEST(!verdict.has_value());
    BOOST_TEST(run().granted);
}

BOOST_AUTO_TEST_CASE(a_paced_request_waits_for_as_long_as_it_has_to)
{
    use(paced(1, 50ms));
    BOOST_TEST(limiter->try_acquire(john));
    auto const before = clock_type::now();
    release(john);
    acquire(jane);
    BOOST_TEST(run().granted);
    BOOST_TEST((when - before >= 50ms));
}

BOOST_AUTO_TEST_CASE(a_429_without_pacing_holds_the_scope_for_as_long_as_it_says)
{
    use({});
    BOOST_TEST(limiter->try_acquire(john));
    auto const before = clock_type::now();
    release(john, refused(1s));
    BOOST_TEST(limiter->try_acquire(jane));
    acquire(john);
    BOOST_TEST(run().granted);
    BOOST_TEST((when - before >= 1s));
}

BOOST_AUTO_TEST_CASE(a_wait_beyond_the_deadline_ends_at_once)
{
    use({});
    BOOST_TEST(limiter->try_acquire(john));
    release(john, refused(3600s));
    acquire(john, clock_type::now() + 60s);
    BOOST_TEST(!verdict.has_value());
    auto const told = run();
    BOOST_TEST(!told.granted);
    BOOST_TEST((told.wait > 3500s && told.wait <= 3600s));
}

BOOST_AUTO_TEST_CASE(a_cancellation_of_any_type_ends_the_wait_for_time)
{
    for (auto const type :
        {asio::cancellation_type::terminal, asio::cancellation_type::partial, asio::cancellation_type::total})
    {
        use({});
        BOOST_TEST(limiter->try_acquire(john));
        release(john, refused(3600s));
        acquire(john);
        asio::post(context,
            [this, type]
            {
                inside = true;
                cancel.emit(type);
                inside = false;
            });
        BOOST_TEST(cancelled(run())); // and the timer keeps nothing running
    }
}

BOOST_AUTO_TEST_CASE(a_cancellation_ends_the_wait_for_a_release)
{
    use(paced(1, 1h));
    BOOST_TEST(limiter->try_acquire(john));
    acquire(jane);
    cancel.emit(asio::cancellation_type::total);
    BOOST_TEST(cancelled(run()));
    release(john, not_sent());
    BOOST_TEST(limiter->try_acquire(jane)); // it took no permit with it
}

BOOST_AUTO_TEST_CASE(a_cancellation_comes_too_late_for_a_permit_that_is_under_way)
{
    use(paced(1, 1h));
    acquire(john);
    cancel.emit(asio::cancellation_type::terminal);
    BOOST_TEST(run().granted);
    BOOST_TEST(!limiter->try_acquire(jane));
}

BOOST_AUTO_TEST_CASE(a_cancellation_after_the_end_does_no_harm)
{
    use({});
    acquire(john);
    BOOST_TEST(run().granted);
    cancel.emit(asio::cancellation_type::terminal);
    limiter.reset();
    cancel.emit(asio::cancellation_type::terminal);
    context.restart();
    BOOST_TEST(context.poll() == 0U);
    BOOST_TEST(!verdict.has_value());
}

BOOST_AUTO_TEST_CASE(an_idle_limiter_gives_the_context_nothing_to_do)
{
    use(paced(1, 1h));
    BOOST_TEST(limiter->try_acquire(john));
    release(john, refused(3600s));
    BOOST_TEST(context.poll() == 0U);
    BOOST_TEST(context.stopped());
}

BOOST_AUTO_TEST_CASE(a_limiter_is_destroyed_with_those_who_wait)
{
    use({});
    BOOST_TEST(limiter->try_acquire(john));
    release(john, refused(3600s));
    acquire(john);
    BOOST_TEST(!handler_alive.expired());
    limiter.reset();
    BOOST_TEST(handler_alive.expired());
    context.run_for(30s); // no timer keeps it
    BOOST_TEST(context.stopped());
    BOOST_TEST(!verdict.has_value());
    cancel.emit(asio::cancellation_type::terminal);
}

BOOST_AUTO_TEST_CASE(a_context_may_be_destroyed_before_the_limiter_and_nobody_is_called)
{
    auto own = std::make_unique<asio::io_context>();
    auto const shared = clerk::make_rate_limiter(own->get_executor());
    int called = 0;
    auto const token = std::make_shared<int>();
    auto const wait = [&](clerk::rate_limit_scope const& scope)
    {
        shared->async_acquire(
            scope, clock_type::time_point::max(), [&called, token](clerk::rate_limit_verdict) { ++called; });
    };
    wait(jane); // granted: on its way through the context
    BOOST_TEST(shared->try_acquire(john));
    shared->release(john, refused(3600s));
    wait(john); // with a timer
    BOOST_TEST(token.use_count() == 3);
    own.reset();
    BOOST_TEST(token.use_count() == 2); // what was on its way went with the context
    BOOST_TEST(called == 0);
}

BOOST_AUTO_TEST_CASE(closing_ends_the_waits_as_if_cancelled)
{
    use({});
    BOOST_TEST(limiter->try_acquire(john));
    release(john, refused(3600s));
    acquire(john);
    static_cast<clerk::detail::local_rate_limiter&>(*limiter).close();
    BOOST_TEST(cancelled(run()));
    BOOST_TEST(!limiter->try_acquire(jane));
    acquire(jane);
    BOOST_TEST(cancelled(run()));
}

BOOST_AUTO_TEST_CASE(works_without_locks_on_one_thread)
{
    use(paced(2, 20ms), false);
    for (int i = 0; i < 10; ++i)
    {
        acquire(john);
        BOOST_TEST(run().granted);
        release(john);
    }
}

BOOST_AUTO_TEST_CASE(a_later_wait_may_need_to_be_woken_earlier)
{
    use(paced(1, 50ms));
    BOOST_TEST(limiter->try_acquire(john));
    release(john, refused(3600s));
    asio::cancellation_signal stop;
    bool stopped = false;
    limiter->async_acquire(john, clock_type::time_point::max(),
        asio::bind_cancellation_slot(
            stop.slot(), [&](clerk::rate_limit_verdict given) { stopped = cancelled(given); }));
    acquire(jane); // the timer is set for an hour by now
    context.restart();
    for (int i = 0; i < 100 && !verdict; ++i)
        context.run_one_for(30s);
    BOOST_TEST_REQUIRE(verdict.has_value());
    BOOST_TEST(verdict->granted);
    BOOST_TEST(!stopped);
    stop.emit(asio::cancellation_type::terminal);
    context.run_for(30s);
    BOOST_TEST(stopped);
}

BOOST_AUTO_TEST_SUITE_END()
