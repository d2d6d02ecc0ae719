// SPDX-License-Identifier: BSL-1.0
#include <clerk/core/http_date.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using clerk::detail::parse_http_date;
using clerk::detail::parse_retry_after;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace
{
constexpr sys_seconds at(std::int64_t since_1970)
{
    return sys_seconds{seconds{since_1970}};
}
constexpr std::int64_t example = 784111777; // Sun, 06 Nov 1994 08:49:37 GMT
constexpr std::int64_t in_2026 = 1780000000;
constexpr std::int64_t none = -1;

std::int64_t date(std::string_view text, std::int64_t now = in_2026)
{
    auto const parsed = parse_http_date(text, at(now));
    return parsed ? parsed->time_since_epoch().count() : none;
}

std::int64_t year_of(std::string_view text, sys_seconds now)
{
    auto const parsed = parse_http_date(text, now);
    BOOST_TEST_REQUIRE(parsed.has_value());
    return static_cast<int>(
        std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(*parsed)}.year());
}

std::int64_t wait(std::string_view text, std::int64_t now = example)
{
    auto const parsed = parse_retry_after(text, at(now));
    return parsed ? parsed->count() : none;
}
} // namespace

BOOST_AUTO_TEST_SUITE(core_http_date)

BOOST_AUTO_TEST_CASE(three_forms_of_one_instant)
{
    BOOST_TEST(date("Sun, 06 Nov 1994 08:49:37 GMT") == example);
    BOOST_TEST(date("Sunday, 06-Nov-94 08:49:37 GMT") == example);
    BOOST_TEST(date("Sun Nov  6 08:49:37 1994") == example);
    BOOST_TEST(date("Wed Nov 16 08:49:37 1994") == example + 10 * 86400);
}

BOOST_AUTO_TEST_CASE(every_month_and_weekday)
{
    BOOST_TEST(date("Thu, 01 Jan 1970 00:00:00 GMT") == 0);
    int month = 1;
    for (std::string const name :
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"})
    {
        std::chrono::sys_days const expected{
            std::chrono::year{2025} / std::chrono::month{static_cast<unsigned>(month++)} / 15};
        BOOST_TEST(date("Mon, 15 " + name + " 2025 00:00:00 GMT")
            == sys_seconds{expected}.time_since_epoch().count());
    }
    for (std::string const name :
        {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"})
    {
        BOOST_TEST(date(name.substr(0, 3) + ", 06 Nov 1994 08:49:37 GMT") == example);
        BOOST_TEST(date(name + ", 06-Nov-94 08:49:37 GMT") == example);
    }
}

BOOST_AUTO_TEST_CASE(leap_days_and_leap_seconds)
{
    BOOST_TEST(date("Thu, 29 Feb 2024 00:00:00 GMT") == 1709164800);
    BOOST_TEST(date("Wed, 29 Feb 2023 00:00:00 GMT") == none);
    BOOST_TEST(date("Sat, 31 Dec 2016 23:59:60 GMT") == 1483228800);
    BOOST_TEST(date("Sat, 31 Dec 2016 23:59:61 GMT") == none);
}

BOOST_AUTO_TEST_CASE(two_digits_of_a_year_mean_the_nearest)
{
    auto const now = [](int year)
    { return sys_seconds{std::chrono::sys_days{std::chrono::year{year} / 7 / 1}}; };
    BOOST_TEST(year_of("Sunday, 06-Nov-94 08:49:37 GMT", now(2026)) == 1994);
    BOOST_TEST(year_of("Sunday, 06-Nov-26 08:49:37 GMT", now(2026)) == 2026);
    BOOST_TEST(year_of("Sunday, 06-Nov-76 08:49:37 GMT", now(2026)) == 2076);
    BOOST_TEST(year_of("Sunday, 06-Nov-77 08:49:37 GMT", now(2026)) == 1977);
    BOOST_TEST(year_of("Sunday, 06-Nov-00 08:49:37 GMT", now(2026)) == 2000);
    // The turn of a century is not the turn of time.
    BOOST_TEST(year_of("Friday, 01-Jan-00 00:00:05 GMT", now(2099)) == 2100);
    BOOST_TEST(year_of("Friday, 01-Jan-99 00:00:05 GMT", now(2100)) == 2099);
    BOOST_TEST(year_of("Friday, 01-Jan-99 00:00:05 GMT", now(1999)) == 1999);
}

BOOST_AUTO_TEST_CASE(what_is_no_date)
{
    for (std::string_view const text :
        {"", "Sun", "Sunday", "Sun,", "tomorrow", "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37 GMT ",
            " Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 +0000",
            "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT",
            "Sun, 06 Nov 1994 -8:49:37 GMT", "Sun, 06 Nov +994 08:49:37 GMT",
            "Sunday, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT",
            "Sunday, 06-Nov-9 08:49:37 GMT", "Sun, 06-Nov-94 08:49:37 GMT", "Sunda, 06-Nov-94 08:49:37 GMT",
            "Sun Nov 6 08:49:37 1994", "Sun Nov 06 08:49:37 1994 GMT", "Sun Nov    08:49:37 1994",
            "Sun Nov  0 08:49:37 1994", "Sun  Nov  6 08:49:37 1994", "Xyz, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Xyz 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMTx", "Sun, 06 No"})
        BOOST_TEST(date(text) == none, "took " << text);
}

BOOST_AUTO_TEST_CASE(every_cut_of_a_date_is_none)
{
    for (std::string_view const whole :
        {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
        for (std::size_t length = 0; length < whole.size(); ++length)
            BOOST_TEST(date(whole.substr(0, length)) == none, whole.substr(0, length));
}

BOOST_AUTO_TEST_CASE(retry_after_in_seconds)
{
    BOOST_TEST(wait("0") == 0);
    BOOST_TEST(wait("120") == 120);
    BOOST_TEST(wait(" \t7 ") == 7);
    BOOST_TEST(wait("007") == 7);
    BOOST_TEST(wait("86400") == 86400);
    BOOST_TEST(wait("86401") == 86400);
    BOOST_TEST(wait("9223372036854775807") == 86400);
    BOOST_TEST(wait("9223372036854775808") == 86400);
    BOOST_TEST(wait(std::string(1000, '9')) == 86400);
    BOOST_TEST(wait(std::string(1000, '0') + "5") == 5);
}

BOOST_AUTO_TEST_CASE(retry_after_a_date)
{
    for (std::string const text :
        {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    {
        BOOST_TEST(wait(text, example - 30) == 30);
        BOOST_TEST(wait(text, example) == 0);
        BOOST_TEST(wait(text, example + 1) == 0);
        BOOST_TEST(wait(' ' + text + ' ', example - 30) == 30);
    }
    BOOST_TEST(wait("Sun, 06 Nov 1994 08:49:37 GMT", 0) == 86400);
    BOOST_TEST(wait("Fri, 31 Dec 9999 23:59:59 GMT") == 86400);
    BOOST_TEST(wait("Sat, 01 Jan 0000 00:00:00 GMT") == 0);
}

BOOST_AUTO_TEST_CASE(retry_after_that_says_nothing)
{
    for (std::string_view const text : {"", " ", "-1", "+1", "1.5", "1s", "1 2", "0x10", "1e3", "soon", "NaN",
             "\xD9\xA1", "Sun, 06 Nov 1994", "1994-11-06T08:49:37Z"})
        BOOST_TEST(wait(text) == none, "took " << text);
}

BOOST_AUTO_TEST_SUITE_END()
