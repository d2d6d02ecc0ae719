// SPDX-License-Identifier: BSL-1.0
// Requests that are paced, so that none is refused.
#include <unit/core/limiter_script.hpp>

#include <boost/test/unit_test.hpp>

using namespace std::chrono_literals;
using clerk_tests::limiter_script;

BOOST_AUTO_TEST_SUITE(rate_limit_machine_pacing)

BOOST_AUTO_TEST_CASE(without_limits_everybody_goes_at_once)
{
    limiter_script limiter;
    for (int i = 0; i < 10'000; ++i)
        BOOST_TEST_REQUIRE(limiter.try_acquire("u"));
    limiter.acquire("u");
    BOOST_TEST(limiter.ended() == "1");
    BOOST_TEST(limiter.next_event() == "never");
}

BOOST_AUTO_TEST_CASE(a_permit_counts_from_the_grant_until_a_period_after_its_release)
{
    limiter_script limiter{limiter_script::instance(2, 10s)};
    BOOST_TEST(limiter.try_acquire("a"));
    BOOST_TEST(limiter.try_acquire("b"));
    BOOST_TEST(!limiter.try_acquire("c"));
    limiter.acquire("c");
    BOOST_TEST(limiter.ended() == "");
    BOOST_TEST(limiter.next_event() == "never"); // nobody knows when those in flight end
    limiter.later(60s);
    BOOST_TEST(limiter.ended() == "");
    limiter.succeeds("a");
    BOOST_TEST(limiter.next_event() == "70000");
    limiter.later(9999ms);
    BOOST_TEST(limiter.ended() == "");
    limiter.later(1ms);
    BOOST_TEST(limiter.ended() == "1");
    BOOST_TEST(limiter.next_event() == "never");
}

BOOST_AUTO_TEST_CASE(a_failed_request_counts_like_any_other_but_an_unsent_one_does_not)
{
    limiter_script limiter{limiter_script::instance(1, 10s)};
    BOOST_TEST(limiter.try_acquire("a"));
    limiter.is_not_sent("a");
    BOOST_TEST(limiter.try_acquire("b"));
    limiter.acquire("c");
    limiter.is_not_sent("b");
    BOOST_TEST(limiter.ended() == "1"); // at once
    limiter.succeeds("c");
    BOOST_TEST(!limiter.try_acquire("d"));
}

BOOST_AUTO_TEST_CASE(the_limit_of_a_user_is_each_users_own)
{
    limiter_script limiter{limiter_script::user(2, 10s)};
    for (auto const* const user : {"john", "jane"})
    {
        BOOST_TEST(limiter.try_acquire(user));
        BOOST_TEST(limiter.try_acquire(user));
        BOOST_TEST(!limiter.try_acquire(user));
    }
}

BOOST_AUTO_TEST_CASE(the_limit_of_a_user_is_for_updates_alone)
{
    limiter_script limiter{limiter_script::user(1, 10s)};
    for (int i = 0; i < 100; ++i)
        BOOST_TEST_REQUIRE(limiter.try_acquire("john", false));
    BOOST_TEST(limiter.try_acquire("john", true));
    BOOST_TEST(!limiter.try_acquire("john", true));
    BOOST_TEST(limiter.try_acquire("john", false));
    limiter.succeeds("john", false); // gives back what it took, and no more
    BOOST_TEST(!limiter.try_acquire("john", true));
}

BOOST_AUTO_TEST_CASE(an_update_needs_both_permits_and_anything_else_the_instances)
{
    auto options = limiter_script::instance(3, 10s);
    options.user = clerk::rate{1, 10s};
    limiter_script limiter{options};
    BOOST_TEST(limiter.try_acquire("john"));
    BOOST_TEST(!limiter.try_acquire("john")); // and takes nothing of the instance's
    BOOST_TEST(limiter.try_acquire("/jwks", false));
    BOOST_TEST(limiter.try_acquire("/jwks", false));
    BOOST_TEST(!limiter.try_acquire("/jwks", false));
    BOOST_TEST(!limiter.try_acquire("jane"));
}

BOOST_AUTO_TEST_CASE(a_user_whose_limit_is_reached_holds_up_no_other)
{
    auto options = limiter_script::instance(10, 10s);
    options.user = clerk::rate{1, 10s};
    limiter_script limiter{options};
    BOOST_TEST(limiter.try_acquire("john"));
    limiter.succeeds("john");
    for (int i = 0; i < 5; ++i)
        limiter.acquire("john");
    BOOST_TEST(limiter.ended() == "");
    BOOST_TEST(limiter.next_event() == "10000");
    BOOST_TEST(limiter.try_acquire("jane"));
    limiter.acquire("jim");
    BOOST_TEST(limiter.ended() == "6");
    limiter.later(10s);
    BOOST_TEST(limiter.ended() == "1"); // of John's, one
}

BOOST_AUTO_TEST_CASE(a_wait_that_is_certain_to_last_too_long_ends_at_once_and_says_how_long)
{
    limiter_script limiter{limiter_script::user(1, 10s)};
    BOOST_TEST(limiter.try_acquire("john"));
    limiter.acquire("john", true, 1s); // the one in flight may turn out not to have been sent
    BOOST_TEST(limiter.ended() == "");
    limiter.cancel(1);
    BOOST_TEST(limiter.ended() == "1:no");
    limiter.succeeds("john");
    limiter.later(2s);
    limiter.acquire("john", true, 9999ms);
    BOOST_TEST(limiter.ended() == "2:no,8000");
    limiter.acquire("john", true, 10s);
    BOOST_TEST(limiter.ended() == "");
    limiter.later(8s);
    BOOST_TEST(limiter.ended() == "3");
}

BOOST_AUTO_TEST_CASE(a_wait_for_the_instance_that_is_certain_to_last_too_long_ends_at_once)
{
    limiter_script limiter{limiter_script::instance(1, 10s)};
    BOOST_TEST(limiter.try_acquire("a"));
    limiter.succeeds("a");
    limiter.acquire("b", true, 5s);
    BOOST_TEST(limiter.ended() == "1:no,10000");
    BOOST_TEST(limiter.machine.waiting_count() == 0U);
}

BOOST_AUTO_TEST_CASE(a_deadline_in_the_past_is_no_reason_to_refuse_a_permit_that_is_there)
{
    limiter_script limiter{limiter_script::instance(1, 10s)};
    BOOST_TEST(limiter.try_acquire("a"));
    limiter.succeeds("a");
    limiter.later(20s);
    limiter.acquire("b", true, 5s);
    BOOST_TEST(limiter.ended() == "1");
}

BOOST_AUTO_TEST_CASE(time_that_goes_back_counts_as_the_latest_so_far)
{
    limiter_script limiter{limiter_script::instance(1, 10s)};
    limiter.later(100s);
    BOOST_TEST(limiter.try_acquire("a"));
    limiter.time -= 50s;
    limiter.succeeds("a");
    limiter.acquire("b");
    BOOST_TEST(limiter.next_event() == "110000");
    limiter.time = 110s;
    limiter.later(0s);
    BOOST_TEST(limiter.ended() == "1");
}

BOOST_AUTO_TEST_CASE(a_permit_that_was_never_given_cannot_come_back)
{
    limiter_script limiter{limiter_script::instance(1, 10s)};
    limiter.succeeds("a");
    BOOST_TEST(limiter.machine.in_flight() == 0U);
    BOOST_TEST(limiter.try_acquire("a"));
    limiter.is_not_sent("b");
    BOOST_TEST(!limiter.try_acquire("a"));
    BOOST_TEST(limiter.machine.in_flight() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
