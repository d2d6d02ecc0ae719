// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/clerk.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <limits>

using namespace std::chrono_literals;
using clerk_tests::problem_of;
using clerk_tests::refusal;
using params = clerk::update_user_params;
using std::chrono::milliseconds;

namespace
{
template <class Duration>
std::string sent(std::chrono::sys_time<Duration> time)
{
    std::string const created = clerk_tests::body_of(params{}.created_at(time));
    std::string const accepted = clerk_tests::body_of(params{}.legal_accepted_at(time));
    std::string const text = created.substr(15, created.size() - 17);
    BOOST_TEST(created == "{\"created_at\":\"" + text + "\"}");
    BOOST_TEST(accepted == "{\"legal_accepted_at\":\"" + text + "\"}");
    return text;
}

template <class Duration>
std::string since_1970(Duration time)
{
    return sent(std::chrono::sys_time<Duration>{time});
}

template <class Duration>
bool refused(Duration since_epoch)
{
    std::string const why = " lies outside the years 0000 to 9999, which is all that RFC 3339 can write";
    std::chrono::sys_time<Duration> const time{since_epoch};
    return problem_of(params{}.created_at(time)) == refusal("created_at" + why)
        && problem_of(params{}.legal_accepted_at(time)) == refusal("legal_accepted_at" + why);
}

using picoseconds = std::chrono::duration<std::int64_t, std::pico>;
using floating_seconds = std::chrono::duration<double>;
} // namespace

BOOST_AUTO_TEST_SUITE(params_times)

BOOST_AUTO_TEST_CASE(of_any_precision)
{
    BOOST_TEST(since_1970(1350717320902ms) == "2012-10-20T07:15:20.902Z");
    BOOST_TEST(since_1970(1350717320s) == "2012-10-20T07:15:20.000Z");
    BOOST_TEST(since_1970(22511955min) == "2012-10-20T07:15:00.000Z");
    BOOST_TEST(sent(std::chrono::sys_days{2012y / 10 / 20}) == "2012-10-20T00:00:00.000Z");
    BOOST_TEST(since_1970(1350717320902345us) == "2012-10-20T07:15:20.902Z");
    BOOST_TEST(since_1970(1350717320902345678ns) == "2012-10-20T07:15:20.902Z");
    BOOST_TEST(since_1970(picoseconds{1'999'999'999'999}) == "1970-01-01T00:00:01.999Z");
    BOOST_TEST(since_1970(floating_seconds{1.5}) == "1970-01-01T00:00:01.500Z");
    BOOST_TEST(
        sent(std::chrono::system_clock::time_point{std::chrono::seconds{1}}) == "1970-01-01T00:00:01.000Z");
}

BOOST_AUTO_TEST_CASE(what_is_finer_is_cut_off_towards_the_past)
{
    BOOST_TEST(since_1970(999999ns) == "1970-01-01T00:00:00.000Z");
    BOOST_TEST(since_1970(-1ns) == "1969-12-31T23:59:59.999Z");
    BOOST_TEST(since_1970(-1000000ns) == "1969-12-31T23:59:59.999Z");
    BOOST_TEST(since_1970(-1000001ns) == "1969-12-31T23:59:59.998Z");
    BOOST_TEST(since_1970(-1us) == "1969-12-31T23:59:59.999Z");
    BOOST_TEST(since_1970(picoseconds{-1}) == "1969-12-31T23:59:59.999Z");
    BOOST_TEST(since_1970(floating_seconds{-0.0001}) == "1969-12-31T23:59:59.999Z");
}

BOOST_AUTO_TEST_CASE(far_from_today)
{
    BOOST_TEST(sent(std::chrono::sys_days{1583y / 1 / 1}) == "1583-01-01T00:00:00.000Z");
    BOOST_TEST(sent(std::chrono::sys_days{3000y / 12 / 31}) == "3000-12-31T00:00:00.000Z");
    BOOST_TEST(sent(std::chrono::sys_days{9999y / 12 / 31}) == "9999-12-31T00:00:00.000Z");
    BOOST_TEST(sent(std::chrono::sys_days{std::chrono::year{0} / 1 / 1}) == "0000-01-01T00:00:00.000Z");
    // The ends of what an int64 of nanoseconds can say.
    BOOST_TEST(since_1970(std::chrono::nanoseconds::max()) == "2262-04-11T23:47:16.854Z");
    BOOST_TEST(since_1970(std::chrono::nanoseconds::min()) == "1677-09-21T00:12:43.145Z");
}

BOOST_AUTO_TEST_CASE(the_first_and_the_last_that_can_be_written)
{
    BOOST_TEST(since_1970(253402300799999ms) == "9999-12-31T23:59:59.999Z");
    BOOST_TEST(since_1970(253402300799999999us) == "9999-12-31T23:59:59.999Z");
    BOOST_TEST(since_1970(-62167219200000ms) == "0000-01-01T00:00:00.000Z");
    BOOST_TEST(refused(253402300800000ms));
    BOOST_TEST(refused(-62167219200001ms));
    BOOST_TEST(refused(-62167219200000001us));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_refused_and_does_not_overflow)
{
    BOOST_TEST(refused(milliseconds::max()));
    BOOST_TEST(refused(milliseconds::min()));
    BOOST_TEST(refused(std::chrono::seconds::max()));
    BOOST_TEST(refused(std::chrono::seconds::min()));
    BOOST_TEST(refused(std::chrono::hours::max()));
    BOOST_TEST(refused(std::chrono::duration<std::int64_t, std::ratio<86400 * 365>>::max()));
    BOOST_TEST(refused(std::chrono::microseconds::max()));
    BOOST_TEST(refused(std::chrono::days::max()));
    BOOST_TEST(refused(std::chrono::days::min()));
    BOOST_TEST(refused(floating_seconds{std::numeric_limits<double>::infinity()}));
    BOOST_TEST(refused(floating_seconds{-std::numeric_limits<double>::infinity()}));
    BOOST_TEST(refused(floating_seconds{std::numeric_limits<double>::quiet_NaN()}));
    BOOST_TEST(refused(floating_seconds{1e300}));
}

BOOST_AUTO_TEST_SUITE_END()
