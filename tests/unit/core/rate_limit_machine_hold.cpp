// SPDX-License-Identifier: BSL-1.0
// What happens after a 429.
#include <unit/core/limiter_script.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace std::chrono_literals;
using clerk_tests::limiter_script;

namespace
{
struct with_permits : limiter_script
{
    /// So many requests of each key are under way.
    void send(std::string const& keys, int each = 1)
    {
        for (char const key : keys)
            for (int i = 0; i < each; ++i)
                BOOST_TEST_REQUIRE(try_acquire(std::string{key}));
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(rate_limit_machine_hold, with_permits)

BOOST_AUTO_TEST_CASE(the_key_is_held_for_as_long_as_the_server_says_and_others_go_on)
{
    send("a");
    is_refused("a", 7s);
    BOOST_TEST(!try_acquire("a"));
    acquire("a");
    BOOST_TEST(next_event() == "7000");
    BOOST_TEST(try_acquire("b"));
    acquire("b");
    BOOST_TEST(ended() == "2");
    later(6999ms);
    BOOST_TEST(ended() == "");
    later(1ms);
    BOOST_TEST(ended() == "1");
}

BOOST_AUTO_TEST_CASE(requests_that_update_nothing_are_held_with_their_key_too)
{
    send("a");
    is_refused("a", 7s);
    BOOST_TEST(!try_acquire("a", false));
}

BOOST_AUTO_TEST_CASE(without_a_time_the_hold_is_a_second_and_doubles_until_something_succeeds)
{
    send("a");
    for (auto const hold : {1s, 2s, 4s, 8s, 16s, 30s, 30s})
    {
        is_refused("a");
        acquire("a");
        BOOST_TEST(next_event() == std::to_string((time + hold).count()));
        later(hold);
        BOOST_TEST(ended() == std::to_string(last));
    }
    succeeds("a");
    send("a");
    is_refused("a");
    acquire("a");
    BOOST_TEST(next_event() == std::to_string((time + 1s).count()));
}

BOOST_AUTO_TEST_CASE(afterwards_one_goes_ahead_and_each_success_lets_one_more_be_under_way)
{
    send("a");
    is_refused("a", 1s);
    for (int i = 0; i < 20; ++i)
        acquire("a");
    later(1s);
    BOOST_TEST(ended() == "1");
    BOOST_TEST(next_event() == "never");
    later(60s);
    BOOST_TEST(ended() == "");
    succeeds("a");
    BOOST_TEST(ended() == "2 3");
    succeeds("a");
    BOOST_TEST(ended() == "4 5");
    succeeds("a");
    BOOST_TEST(ended() == "6 7");
    is_not_sent("a"); // tells nothing: another one takes its place
    BOOST_TEST(ended() == "8");
    BOOST_TEST(machine.in_flight() == 4U);
}

BOOST_AUTO_TEST_CASE(once_nobody_waits_there_is_no_bound)
{
    send("a");
    is_refused("a", 1s);
    acquire("a");
    later(1s);
    BOOST_TEST(ended() == "1");
    BOOST_TEST(!try_acquire("a"));
    succeeds("a");
    send("a", 100);
}

BOOST_AUTO_TEST_CASE(those_that_come_back_only_when_it_is_over_do_not_come_all_at_once)
{
    send("a", 5);
    for (int i = 0; i < 5; ++i)
        is_refused("a", 1s);
    later(1s);
    BOOST_TEST(try_acquire("a"));
    for (int i = 0; i < 4; ++i)
        BOOST_TEST(!try_acquire("a"));
}

BOOST_AUTO_TEST_CASE(a_success_from_before_the_hold_does_not_end_it)
{
    send("a", 3);
    is_refused("a", 1s);
    succeeds("a");
    succeeds("a");
    BOOST_TEST(!try_acquire("a"));
    later(1s);
    BOOST_TEST(try_acquire("a"));
    BOOST_TEST(!try_acquire("a"));
}

BOOST_AUTO_TEST_CASE(a_further_429_holds_again)
{
    send("a");
    is_refused("a", 1s);
    for (int i = 0; i < 10; ++i)
        acquire("a");
    later(1s);
    succeeds("a");
    succeeds("a");
    BOOST_TEST(ended() == "1 2 3 4 5");
    is_refused("a", 2s);
    succeeds("a");
    succeeds("a");
    BOOST_TEST(ended() == "");
    BOOST_TEST(next_event() == "3000");
    later(2s);
    BOOST_TEST(ended() == "6");
}

BOOST_AUTO_TEST_CASE(waits_that_cannot_end_in_time_end_at_once)
{
    send("a", 2);
    is_refused("a", 1s);
    acquire("a", true, 5s);
    acquire("a", true, 60s);
    acquire("a", true, 7s);
    acquire("b", true, 5s);
    BOOST_TEST(ended() == "4");
    later(500ms);
    is_refused("a", 6s); // until 6.5 s
    BOOST_TEST(ended() == "1:no,6000");
    acquire("a", true, 6s);
    BOOST_TEST(ended() == "5:no,6000");
    acquire("a", true, 6500ms); // in time, if only just
    later(6s);
    BOOST_TEST(ended() == "2");
}

BOOST_AUTO_TEST_CASE(an_absurd_time_is_cut_to_a_day)
{
    send("a");
    is_refused("a", std::chrono::seconds::max());
    acquire("a");
    BOOST_TEST(next_event() == "86400000");
}

BOOST_AUTO_TEST_CASE(two_busy_keys_do_not_hold_the_client)
{
    send("ab", 5);
    for (int i = 0; i < 5; ++i)
    {
        is_refused("a", 10s);
        is_refused("b", 10s);
    }
    BOOST_TEST(try_acquire("c"));
}

BOOST_AUTO_TEST_CASE(three_keys_within_a_second_hold_the_client_for_the_longest)
{
    send("abc");
    is_refused("a", 3s);
    later(500ms);
    is_refused("b", 20s);
    later(500ms);
    BOOST_TEST(try_acquire("d"));
    succeeds("d");
    is_refused("c", 1s);
    BOOST_TEST(!try_acquire("d"));
    acquire("d");
    acquire("a");
    BOOST_TEST(ended() == "");
    later(19499ms);
    BOOST_TEST(ended() == "");
    BOOST_TEST(next_event() == "20500");
    later(1ms);
    BOOST_TEST(ended() == "1"); // one ahead
    succeeds("d");
    BOOST_TEST(ended() == "2");
}

BOOST_AUTO_TEST_CASE(three_keys_within_more_than_a_second_do_not)
{
    send("abc");
    is_refused("a", 3s);
    later(1ms);
    is_refused("b", 3s);
    later(1s);
    is_refused("c", 3s);
    BOOST_TEST(try_acquire("d"));
}

BOOST_AUTO_TEST_CASE(further_429s_of_the_same_moment_make_the_clients_hold_longer)
{
    send("abcd", 2);
    is_refused("a", 1s);
    is_refused("b", 1s);
    is_refused("c", 1s);
    is_refused("d", 5s);
    acquire("e");
    BOOST_TEST(next_event() == "5000");
}

BOOST_AUTO_TEST_CASE(a_429_of_one_key_later_in_the_clients_hold_does_not_make_it_longer)
{
    send("abcd", 2);
    is_refused("a", 5s);
    is_refused("b", 5s);
    is_refused("c", 5s);
    later(1001ms);
    is_refused("d", 3600s);
    acquire("e");
    later(3999ms);
    BOOST_TEST(ended() == "1");
}

BOOST_AUTO_TEST_CASE(the_client_starts_again_like_a_key_with_one_and_one_more_for_each_success)
{
    send("abc");
    for (auto const* const key : {"a", "b", "c"})
        is_refused(key, 1s);
    for (auto const* const key : {"d", "e", "f", "g", "h", "i", "j"})
        acquire(key);
    BOOST_TEST(ended() == "");
    later(1s);
    BOOST_TEST(ended() == "1");
    BOOST_TEST(next_event() == "never");
    succeeds("d");
    BOOST_TEST(ended() == "2 3");
    succeeds("e");
    succeeds("f");
    BOOST_TEST(ended() == "4 5 6 7");
    BOOST_TEST(!try_acquire("k"));
    for (auto const* const key : {"g", "h", "i", "j"})
        succeeds(key);
    send("klmnopqrstuvwxyz", 10);
}

BOOST_AUTO_TEST_CASE(a_429_for_the_one_ahead_holds_the_client_again)
{
    send("abc");
    for (auto const* const key : {"a", "b", "c"})
        is_refused(key, 1s);
    acquire("d");
    acquire("e");
    later(1s);
    BOOST_TEST(ended() == "1");
    is_refused("d", 4s);
    BOOST_TEST(next_event() == "5000");
    BOOST_TEST(!try_acquire("f"));
    later(4s);
    BOOST_TEST(ended() == "2");
    succeeds("e");
    BOOST_TEST(try_acquire("d"));
    is_refused("d", 4s); // but not once something has succeeded
    BOOST_TEST(try_acquire("e"));
}

BOOST_AUTO_TEST_CASE(a_hold_of_the_client_ends_all_waits_that_cannot_end_in_time)
{
    send("abcd");
    is_refused("d", 2s);
    acquire("d", true, 5s);
    acquire("d", true, 60s);
    for (auto const* const key : {"a", "b"})
        is_refused(key, 10s);
    BOOST_TEST(ended() == "1:no,10000"); // with "d" there are three
    is_refused("c", 11s);
    acquire("x", true, 10500ms);
    BOOST_TEST(ended() == "3:no,11000");
}

BOOST_AUTO_TEST_CASE(a_key_is_held_even_if_the_client_is_paced)
{
    limiter_script limiter{limiter_script::instance(2, 10s)};
    BOOST_TEST(limiter.try_acquire("a"));
    limiter.is_refused("a", 30s);
    limiter.acquire("a");
    limiter.acquire("b");
    BOOST_TEST(limiter.ended() == "2");
    limiter.later(30s);
    BOOST_TEST(limiter.ended() == "1");
}

BOOST_AUTO_TEST_SUITE_END()
