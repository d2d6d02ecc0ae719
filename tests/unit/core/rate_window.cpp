// SPDX-License-Identifier: BSL-1.0
#include <clerk/core/rate_window.hpp>

#include <boost/test/unit_test.hpp>

using namespace std::chrono_literals;
using clerk::detail::rate_window;

namespace
{
rate_window::time_point at(std::chrono::milliseconds time)
{
    return rate_window::time_point{} + time;
}
} // namespace

BOOST_AUTO_TEST_SUITE(a_rate_window)

BOOST_AUTO_TEST_CASE(has_as_many_places_as_requests_are_permitted)
{
    rate_window window{clerk::rate{2, 10s}};
    BOOST_TEST(!window.full());
    window.take();
    BOOST_TEST(!window.full());
    window.take();
    BOOST_TEST(window.full());
}

BOOST_AUTO_TEST_CASE(counts_what_is_in_flight_however_long_it_takes)
{
    rate_window window{clerk::rate{1, 10s}};
    window.take();
    window.expire(at(24h));
    BOOST_TEST(window.full());
    BOOST_TEST(!window.next_place().has_value());
}

BOOST_AUTO_TEST_CASE(counts_a_request_for_one_period_after_its_end)
{
    rate_window window{clerk::rate{1, 10s}};
    window.take();
    window.give_back(at(3s), true);
    BOOST_TEST((window.next_place() == at(13s)));
    BOOST_TEST((window.empty_at() == at(13s)));
    window.expire(at(12999ms));
    BOOST_TEST(window.full());
    window.expire(at(13s));
    BOOST_TEST(!window.full());
    BOOST_TEST(!window.next_place().has_value());
}

BOOST_AUTO_TEST_CASE(does_not_count_what_was_not_sent)
{
    rate_window window{clerk::rate{1, 10s}};
    window.take();
    window.give_back(at(3s), false);
    BOOST_TEST(!window.full());
    BOOST_TEST((window.empty_at() == rate_window::time_point::min()));
}

BOOST_AUTO_TEST_CASE(is_certainly_full_only_if_nothing_in_flight_can_make_room)
{
    rate_window window{clerk::rate{2, 10s}};
    auto const uncertain = rate_window::time_point::min();
    window.take();
    window.give_back(at(1s), true);
    BOOST_TEST((window.certainly_full_until() == uncertain)); // a place is left
    window.take();
    BOOST_TEST((window.certainly_full_until() == uncertain)); // it might turn out not to have been sent
    window.give_back(at(2s), true);
    BOOST_TEST((window.certainly_full_until() == at(11s)));
}

BOOST_AUTO_TEST_CASE(gives_each_place_free_at_its_own_time)
{
    rate_window window{clerk::rate{100, 1s}};
    for (int i = 0; i < 100; ++i)
        window.take();
    for (int i = 0; i < 100; ++i)
        window.give_back(at(10ms * i), true);
    for (int i = 0; i < 100; ++i)
    {
        BOOST_TEST_REQUIRE((window.next_place() == at(1s + 10ms * i)));
        window.expire(at(1s + 10ms * i));
        window.take();
        BOOST_TEST_REQUIRE((window.full()));
        window.give_back(at(1s + 10ms * i), true);
    }
    BOOST_TEST((window.empty_at() == at(2s + 990ms)));
}

BOOST_AUTO_TEST_SUITE_END()
