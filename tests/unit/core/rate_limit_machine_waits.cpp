// SPDX-License-Identifier: BSL-1.0
// Who waits, in which order, how waits end, and what is kept in memory.
#include <unit/core/limiter_script.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

using namespace std::chrono_literals;
using clerk_tests::limiter_script;

BOOST_AUTO_TEST_SUITE(rate_limit_machine_waits)

BOOST_AUTO_TEST_CASE(a_key_is_served_in_order_and_between_keys_who_came_first)
{
    limiter_script limiter{limiter_script::instance(1, 1s)};
    BOOST_TEST(limiter.try_acquire("x"));
    for (auto const* const key : {"b", "a", "b", "c", "a"})
        limiter.acquire(key);
    std::string order;
    limiter.succeeds("x");
    for (auto const* const key : {"b", "a", "b", "c", "a"})
    {
        limiter.later(1s);
        order += limiter.ended() + ' ';
        limiter.succeeds(key);
    }
    BOOST_TEST(order == "1 2 3 4 5 ");
}

BOOST_AUTO_TEST_CASE(nobody_is_overtaken_by_who_asks_later)
{
    limiter_script limiter{limiter_script::instance(1, 1s)};
    BOOST_TEST(limiter.try_acquire("x"));
    limiter.succeeds("x");
    limiter.acquire("a");
    limiter.time += 1s; // nobody told the machine: the one who waits comes first all the same
    BOOST_TEST(!limiter.try_acquire("b"));
    BOOST_TEST(limiter.ended() == "1");
}

BOOST_AUTO_TEST_CASE(an_update_at_the_head_of_its_queue_holds_up_the_rest_of_its_key_alone)
{
    limiter_script limiter{limiter_script::user(1, 1s)};
    BOOST_TEST(limiter.try_acquire("a"));
    auto const update = limiter.acquire("a", true);
    limiter.acquire("a", false);
    limiter.acquire("b", true);
    BOOST_TEST(limiter.ended() == "3");
    BOOST_TEST(!limiter.try_acquire("a", false)); // first come, first served
    limiter.cancel(update);
    BOOST_TEST(limiter.ended() == "1:no 2");
}

BOOST_AUTO_TEST_CASE(a_cancelled_wait_takes_no_permit)
{
    limiter_script limiter{limiter_script::instance(1, 1s)};
    BOOST_TEST(limiter.try_acquire("x"));
    limiter.succeeds("x");
    auto const first = limiter.acquire("a");
    limiter.acquire("b");
    limiter.cancel(first);
    BOOST_TEST(limiter.ended() == "1:no");
    limiter.later(1s);
    BOOST_TEST(limiter.ended() == "2");
    BOOST_TEST(limiter.machine.in_flight() == 1U);
}

BOOST_AUTO_TEST_CASE(once_a_wait_is_over_it_cannot_be_cancelled)
{
    limiter_script limiter;
    auto const who = limiter.acquire("a");
    limiter.cancel(who); // granted already, though nobody has taken note
    BOOST_TEST(limiter.ended() == "1");
    limiter.cancel(who);
    limiter.cancel(12345);
    BOOST_TEST(limiter.ended() == "");
    BOOST_TEST(limiter.machine.in_flight() == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_is_to_be_done_later_once_nobody_waits)
{
    limiter_script limiter{limiter_script::instance(1, 10s)};
    BOOST_TEST(limiter.try_acquire("a"));
    limiter.is_refused("a", 60s);
    BOOST_TEST(limiter.next_event() == "never");
    auto const held = limiter.acquire("a");
    auto const paced = limiter.acquire("b");
    BOOST_TEST(limiter.next_event() == "10000");
    limiter.cancel(paced);
    BOOST_TEST(limiter.next_event() == "60000");
    limiter.cancel(held);
    BOOST_TEST(limiter.next_event() == "never");
}

BOOST_AUTO_TEST_CASE(closing_ends_all_waits_and_gives_no_more_permits)
{
    limiter_script limiter{limiter_script::instance(1, 1s)};
    BOOST_TEST(limiter.try_acquire("a"));
    limiter.acquire("b");
    limiter.acquire("b");
    limiter.acquire("c");
    limiter.machine.close(limiter.now());
    BOOST_TEST(limiter.machine.waiting_count() == 0U);
    BOOST_TEST(limiter.ended().size() == std::string{"1:no 2:no 3:no"}.size());
    limiter.succeeds("a");
    limiter.later(10s);
    BOOST_TEST(!limiter.try_acquire("a"));
    limiter.acquire("a");
    BOOST_TEST(limiter.ended() == "4:no");
    BOOST_TEST(limiter.next_event() == "never");
    BOOST_TEST(limiter.machine.key_count() == 0U);
}

BOOST_AUTO_TEST_CASE(keys_without_limits_are_forgotten_at_once)
{
    limiter_script limiter{limiter_script::instance(1'000'000, 10s)};
    int granted = 0;
    std::size_t most = 0;
    for (int i = 0; i < 1'000'000; ++i)
    {
        auto const key = std::to_string(i);
        granted += limiter.try_acquire(key);
        limiter.succeeds(key);
        most = std::max(most, limiter.machine.key_count());
    }
    BOOST_TEST(granted == 1'000'000);
    BOOST_TEST(most == 0U);
}

BOOST_AUTO_TEST_CASE(of_a_million_users_only_those_of_the_last_period_are_remembered)
{
    limiter_script limiter{limiter_script::user(10, 10s)};
    int granted = 0;
    std::size_t most = 0;
    for (int i = 0; i < 1'000'000; ++i)
    {
        auto const key = std::to_string(i);
        granted += limiter.try_acquire(key);
        limiter.succeeds(key);
        limiter.time += 10ms;
        most = std::max(most, limiter.machine.key_count());
    }
    BOOST_TEST(granted == 1'000'000);
    BOOST_TEST(most >= 1000U);
    BOOST_TEST(most <= 1001U);
}

BOOST_AUTO_TEST_CASE(of_a_million_refused_users_only_the_latest_are_remembered)
{
    limiter_script limiter;
    int granted = 0;
    std::size_t most = 0;
    for (int i = 0; i < 1'000'000; ++i)
    {
        auto const key = std::to_string(i);
        granted += limiter.try_acquire(key);
        limiter.is_refused(key, 1s);
        limiter.later(2s); // never three in a second
        most = std::max(most, limiter.machine.key_count());
    }
    BOOST_TEST(granted == 1'000'000);
    BOOST_TEST(most <= 16U); // a second, and half a minute of memory
}

BOOST_AUTO_TEST_CASE(a_crowd_that_is_forgotten_is_not_forgotten_all_at_once)
{
    limiter_script limiter{limiter_script::user(10, 10s)};
    int granted = 0;
    for (int i = 0; i < 100'000; ++i)
    {
        auto const key = std::to_string(i);
        granted += limiter.try_acquire(key);
        limiter.succeeds(key);
    }
    BOOST_TEST(granted == 100'000);
    BOOST_TEST(limiter.machine.key_count() == 100'000U);
    limiter.later(10s);
    BOOST_TEST(limiter.machine.key_count() >= 99'990U); // one event takes little time
    granted = 0;
    for (int i = 0; i < 50'000; ++i)
    {
        granted += limiter.try_acquire("x");
        limiter.is_not_sent("x");
    }
    BOOST_TEST(granted == 50'000);
    BOOST_TEST(limiter.machine.key_count() == 0U); // yet a new key makes room for more than itself
}

BOOST_AUTO_TEST_CASE(an_event_costs_the_same_with_a_hundred_thousand_waiters)
{
    constexpr std::size_t many = 100'000;
    limiter_script limiter{limiter_script::instance(1, 1s)};
    BOOST_TEST(limiter.try_acquire("x"));
    for (std::size_t i = 0; i < many; ++i)
        limiter.acquire("user " + std::to_string(i % (many / 2)), true, 24h * 365 + std::chrono::milliseconds{i % 7});
    BOOST_TEST(limiter.machine.waiting_count() == many);
    BOOST_TEST(limiter.machine.steps() <= 3 * many);

    auto const before = limiter.machine.steps();
    for (std::size_t i = 0; i < many / 10; ++i)
    {
        limiter.succeeds(i == 0 ? "x" : "user " + std::to_string(i - 1));
        limiter.later(1s);
        BOOST_TEST_REQUIRE(limiter.ended() == std::to_string(i + 1));
    }
    BOOST_TEST(limiter.machine.steps() - before <= many / 10 * 6);

    for (std::size_t i = many; i > many / 10; --i)
        limiter.cancel(i);
    BOOST_TEST(limiter.machine.waiting_count() == 0U);
    BOOST_TEST(limiter.machine.steps() - before <= many * 6);
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_waiters_of_one_key_are_served_in_order)
{
    constexpr std::size_t many = 100'000;
    limiter_script limiter;
    BOOST_TEST(limiter.try_acquire("a"));
    limiter.is_refused("a", 1s);
    for (std::size_t i = 0; i < many; ++i)
        limiter.acquire("a", true, std::chrono::milliseconds{1000 + (i % 2) * 3'600'000});
    BOOST_TEST(limiter.machine.waiting_count() == many);
    limiter.later(1s);
    std::size_t served = 0;
    std::size_t in_order = 0;
    while (auto const next = limiter.machine.take_ended())
    {
        ++served;
        in_order += next->verdict.granted && next->who == served;
        limiter.succeeds("a");
    }
    BOOST_TEST(served == many);
    BOOST_TEST(in_order == many);
    BOOST_TEST(limiter.machine.steps() <= 8 * many);
}

BOOST_AUTO_TEST_SUITE_END()
