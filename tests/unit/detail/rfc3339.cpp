// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/rfc3339.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using clerk::detail::rfc3339;
using std::chrono::milliseconds;

namespace
{
std::string at(std::int64_t milliseconds_since_1970)
{
    return std::string{rfc3339{std::chrono::sys_time<milliseconds>{milliseconds{milliseconds_since_1970}}}.text()};
}

std::string at(std::chrono::year_month_day date, milliseconds of_day)
{
    return std::string{rfc3339{std::chrono::sys_days{date} + of_day}.text()};
}
} // namespace

BOOST_AUTO_TEST_SUITE(detail_rfc3339)

BOOST_AUTO_TEST_CASE(known_instants)
{
    BOOST_TEST(at(0) == "1970-01-01T00:00:00.000Z");
    BOOST_TEST(at(1350717320902) == "2012-10-20T07:15:20.902Z");
    BOOST_TEST(at(1) == "1970-01-01T00:00:00.001Z");
    BOOST_TEST(at(-1) == "1969-12-31T23:59:59.999Z");
    BOOST_TEST(at(-1000) == "1969-12-31T23:59:59.000Z");
    BOOST_TEST(at(-1001) == "1969-12-31T23:59:58.999Z");
    BOOST_TEST(at(-86400000) == "1969-12-31T00:00:00.000Z");
    BOOST_TEST(at(-2208988800000) == "1900-01-01T00:00:00.000Z");
    BOOST_TEST(at(2147483648000) == "2038-01-19T03:14:08.000Z");
    BOOST_TEST(at(32503680000000) == "3000-01-01T00:00:00.000Z");
}

BOOST_AUTO_TEST_CASE(the_first_and_the_last_instant)
{
    BOOST_TEST(at(-62167219200000) == "0000-01-01T00:00:00.000Z");
    BOOST_TEST(at(253402300799999) == "9999-12-31T23:59:59.999Z");
}

BOOST_AUTO_TEST_CASE(leap_days)
{
    using namespace std::chrono_literals;
    constexpr milliseconds noon = 12h + 34min + 56s + 7ms;
    BOOST_TEST(at(2024y / 2 / 29, noon) == "2024-02-29T12:34:56.007Z");
    BOOST_TEST(at(2000y / 2 / 29, noon) == "2000-02-29T12:34:56.007Z");
    BOOST_TEST(at(std::chrono::year{0} / 2 / 29, noon) == "0000-02-29T12:34:56.007Z");
    BOOST_TEST(at(1900y / 2 / 28, noon + 24h) == "1900-03-01T12:34:56.007Z");
    BOOST_TEST(at(2100y / 2 / 28, noon + 24h) == "2100-03-01T12:34:56.007Z");
    BOOST_TEST(at(1968y / 2 / 29, noon) == "1968-02-29T12:34:56.007Z");
}

BOOST_AUTO_TEST_CASE(every_field_has_its_width)
{
    using namespace std::chrono_literals;
    BOOST_TEST(at(std::chrono::year{7} / 1 / 2, 3h + 4min + 5s + 6ms) == "0007-01-02T03:04:05.006Z");
    BOOST_TEST(at(std::chrono::year{987} / 10 / 11, 12h + 13min + 14s + 150ms) == "0987-10-11T12:13:14.150Z");
}

BOOST_AUTO_TEST_SUITE_END()
