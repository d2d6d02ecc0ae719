// SPDX-License-Identifier: BSL-1.0
#include <clerk/core/rate_hold.hpp>

#include <boost/test/unit_test.hpp>

using namespace std::chrono_literals;
using clerk::detail::rate_hold;

namespace
{
rate_hold::time_point at(std::chrono::milliseconds time)
{
    return rate_hold::time_point{} + time;
}
constexpr std::nullopt_t unsaid = std::nullopt;
} // namespace

BOOST_AUTO_TEST_SUITE(a_rate_hold)

BOOST_AUTO_TEST_CASE(holds_nothing_before_the_first_429)
{
    rate_hold const hold;
    BOOST_TEST(!hold.held(at(0s)));
    BOOST_TEST(hold.allows(1'000'000, at(0s)));
    BOOST_TEST((hold.remembered_until() < at(0s)));
}

BOOST_AUTO_TEST_CASE(lasts_as_long_as_the_server_says)
{
    rate_hold hold;
    BOOST_TEST((hold.refused(7s, 0, at(100ms)) == at(7100ms)));
    BOOST_TEST(hold.held(at(7099ms)));
    BOOST_TEST(!hold.allows(0, at(7099ms)));
    BOOST_TEST(!hold.held(at(7100ms)));
    BOOST_TEST(hold.allows(0, at(7100ms)));
}

BOOST_AUTO_TEST_CASE(is_cut_to_a_day_and_never_negative)
{
    rate_hold hold;
    BOOST_TEST((hold.refused(std::chrono::seconds::max(), 0, at(0s)) == at(24h)));
    rate_hold other;
    BOOST_TEST((other.refused(-5s, 0, at(1s)) == at(1s)));
    BOOST_TEST(!other.held(at(1s)));
}

BOOST_AUTO_TEST_CASE(doubles_for_each_429_without_a_time_up_to_half_a_minute)
{
    rate_hold hold;
    auto now = at(0s);
    for (auto const expected : {1s, 2s, 4s, 8s, 16s, 30s, 30s, 30s})
    {
        auto const until = hold.refused(unsaid, 0, now);
        BOOST_TEST((until - now == expected));
        now = until;
    }
}

BOOST_AUTO_TEST_CASE(doubles_no_more_after_a_success)
{
    rate_hold hold;
    auto now = hold.refused(unsaid, 0, at(0s));
    now = hold.refused(unsaid, 0, now);
    hold.succeeded(now);
    BOOST_TEST((hold.refused(unsaid, 0, now) - now == 1s));
}

BOOST_AUTO_TEST_CASE(takes_all_that_are_refused_while_it_lasts_for_one)
{
    rate_hold hold;
    for (std::size_t in_flight = 10; in_flight-- > 0;)
    {
        hold.ended(in_flight, at(0s));
        BOOST_TEST((hold.refused(unsaid, in_flight, at(0s)) == at(1s)));
    }
    BOOST_TEST((hold.refused(unsaid, 0, at(1s)) == at(3s)));
}

BOOST_AUTO_TEST_CASE(gets_longer_but_never_shorter)
{
    rate_hold hold;
    hold.refused(10s, 1, at(0s));
    hold.refused(1s, 0, at(1s));
    BOOST_TEST((hold.until() == at(10s)));
    hold.refused(20s, 0, at(2s));
    BOOST_TEST((hold.until() == at(22s)));
}

BOOST_AUTO_TEST_CASE(starts_again_with_one_and_has_one_more_for_each_success)
{
    rate_hold hold;
    hold.refused(1s, 0, at(0s));
    BOOST_TEST(hold.probing(at(1s)));
    for (std::size_t allowed = 1; allowed < 100; ++allowed)
    {
        BOOST_TEST_REQUIRE(hold.allows(allowed - 1, at(1s)));
        BOOST_TEST_REQUIRE(!hold.allows(allowed, at(1s)));
        hold.ended(allowed - 1, at(1s));
        hold.succeeded(at(1s));
        BOOST_TEST_REQUIRE(!hold.probing(at(1s)));
    }
    hold.lift(at(1s));
    BOOST_TEST(hold.allows(1'000'000, at(1s)));
}

BOOST_AUTO_TEST_CASE(is_not_lifted_by_a_success_from_before_it)
{
    rate_hold hold;
    hold.refused(1s, 1, at(0s));
    hold.ended(0, at(500ms));
    hold.succeeded(at(500ms));
    hold.lift(at(500ms));
    BOOST_TEST(hold.probing(at(1s)));
    BOOST_TEST(hold.allows(0, at(1s)));
    BOOST_TEST(!hold.allows(1, at(1s)));
}

BOOST_AUTO_TEST_CASE(lets_one_start_beside_those_that_are_slow_since_before)
{
    rate_hold hold;
    hold.refused(1s, 3, at(0s));
    hold.ended(2, at(500ms));
    BOOST_TEST(hold.allows(2, at(1s)));
    BOOST_TEST(!hold.allows(3, at(1s)));
    hold.ended(0, at(2s)); // all of them are gone: one place, not three
    BOOST_TEST(hold.allows(0, at(2s)));
    BOOST_TEST(!hold.allows(1, at(2s)));
}

BOOST_AUTO_TEST_CASE(is_remembered_for_a_while_unless_something_succeeded)
{
    rate_hold hold;
    hold.refused(1s, 0, at(0s));
    BOOST_TEST((hold.remembered_until() == at(1s) + rate_hold::memory));
    hold.succeeded(at(1s));
    hold.lift(at(1s));
    BOOST_TEST((hold.remembered_until() == at(1s)));
}

BOOST_AUTO_TEST_SUITE_END()
