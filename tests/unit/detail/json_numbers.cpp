// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/detail/json_writer.hpp>
#include <clerk/detail/parse_json.hpp>

#include <boost/test/unit_test.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>

namespace json = boost::json;
using clerk::detail::json_writer;

namespace
{
std::string written(double value)
{
    json_writer writer;
    auto const text = std::move(writer).only_value(json::value(value));
    BOOST_TEST_REQUIRE(writer.problem() == "");
    return clerk_tests::to_text(text);
}

/// Whether a reader of the text gets the very same double: one that rounds correctly, and the library's own.
bool survives(double value)
{
    std::string const text = written(value);
    json::value parsed;
    std::string problem;
    if (!clerk::detail::parse_json(text, parsed, problem))
        return false;
    return std::bit_cast<std::uint64_t>(std::strtod(text.c_str(), nullptr))
        == std::bit_cast<std::uint64_t>(value)
        && parsed.is_double()
        && std::bit_cast<std::uint64_t>(parsed.get_double()) == std::bit_cast<std::uint64_t>(value);
}
} // namespace

BOOST_AUTO_TEST_SUITE(detail_json_numbers)

BOOST_AUTO_TEST_CASE(shortest_text)
{
    BOOST_TEST(written(0.1) == "0.1");
    BOOST_TEST(written(-2.5) == "-2.5");
    BOOST_TEST(written(0.1 + 0.2) == "0.30000000000000004");
    BOOST_TEST(written(1e300) == "1e+300");
    BOOST_TEST(written(5e-324) == "5e-324");
}

BOOST_AUTO_TEST_CASE(a_double_without_a_fraction_stays_a_double)
{
    BOOST_TEST(written(2.0) == "2.0");
    BOOST_TEST(written(-100.0) == "-100.0");
    BOOST_TEST(written(0.0) == "0.0");
    BOOST_TEST(written(-0.0) == "-0.0");
    BOOST_TEST(written(9007199254740992.0) == "9007199254740992.0");
    BOOST_TEST(written(1e22) == "1e+22");
}

BOOST_AUTO_TEST_CASE(extremes_survive)
{
    using limits = std::numeric_limits<double>;
    for (double const value : {0.0, -0.0, 1.0, 0.1, 1.0 / 3, limits::max(), limits::lowest(), limits::min(),
             limits::denorm_min(), limits::epsilon(), 9007199254740993.0, 1e22, 1e23, 123456789012345680.0,
             2.2250738585072011e-308, 1e21, 1e-7})
        BOOST_TEST(survives(value), "lost " << value);
}

BOOST_AUTO_TEST_CASE(any_double_survives)
{
    std::mt19937_64 random{20260512}; // NOLINT: the same in every run
    unsigned lost = 0;
    for (int i = 0; i < 20000; ++i)
    {
        auto const value = std::bit_cast<double>(random());
        if (std::isfinite(value) && !survives(value))
            ++lost;
    }
    BOOST_TEST(lost == 0U);
}

BOOST_AUTO_TEST_CASE(what_json_has_no_number_for_is_refused)
{
    for (double const value : {std::numeric_limits<double>::quiet_NaN(),
             std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()})
    {
        json::object object;
        object["list"] = json::array{1.5, value};
        json_writer writer;
        writer.member("public_metadata", object);
        BOOST_TEST(
            writer.problem() == "public_metadata.list[1] is not a finite number, and JSON has no other");
    }
}

BOOST_AUTO_TEST_SUITE_END()
