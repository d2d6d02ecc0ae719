// SPDX-License-Identifier: BSL-1.0
#include <clerk/error.hpp>
#include <clerk/rate_limiter.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <string_view>
#include <type_traits>

using namespace std::chrono_literals;

namespace
{
// g++ 12 destroys temporaries of these within a co_await expression twice.
static_assert(!std::is_aggregate_v<clerk::rate> && !std::is_aggregate_v<clerk::rate_limit_options>);
static_assert(!std::is_aggregate_v<clerk::rate_limit_scope> && !std::is_aggregate_v<clerk::rate_limit_outcome>);
static_assert(std::is_trivially_destructible_v<clerk::rate_limit_verdict>);

static_assert(clerk::rate{10, 10s} == clerk::rate{10, 10'000ms});
static_assert(clerk::rate{10, 10s} != clerk::rate{10, 11s});

bool refused(std::optional<clerk::rate> instance, std::optional<clerk::rate> user, std::string_view why)
{
    boost::asio::io_context context;
    clerk::rate_limit_options options;
    options.instance = instance;
    options.user = user;
    try
    {
        return clerk::make_rate_limiter(context.get_executor(), options) == nullptr;
    }
    catch (clerk::exception const& thrown)
    {
        BOOST_TEST_INFO(thrown.what());
        bool const says_why = std::string_view{thrown.what()}.find(why) != std::string_view::npos;
        BOOST_TEST(says_why);
        return thrown.error().code() == clerk::errc::invalid_argument;
    }
}
} // namespace

BOOST_AUTO_TEST_SUITE(rate_limit)

BOOST_AUTO_TEST_CASE(nothing_is_paced_by_default)
{
    clerk::rate_limit_options const options;
    BOOST_TEST(!options.instance.has_value());
    BOOST_TEST(!options.user.has_value());
}

BOOST_AUTO_TEST_CASE(the_documented_limits)
{
    auto const production = clerk::rate_limit_options::production();
    BOOST_TEST((production.instance == clerk::rate{1000, 10s}));
    BOOST_TEST((production.user == clerk::rate{10, 10s}));
    auto const development = clerk::rate_limit_options::development();
    BOOST_TEST((development.instance == clerk::rate{100, 10s}));
    BOOST_TEST((development.user == clerk::rate{10, 10s}));
}

BOOST_AUTO_TEST_CASE(rates_that_cannot_be_meant_are_refused)
{
    BOOST_TEST(refused(clerk::rate{0, 1s}, std::nullopt, "instance permits no request"));
    BOOST_TEST(refused(clerk::rate{1, 0s}, std::nullopt, "instance must have a period"));
    BOOST_TEST(refused(std::nullopt, clerk::rate{1, -1s}, "user must have a period"));
    BOOST_TEST(refused(std::nullopt, clerk::rate{1, std::chrono::milliseconds::max()}, "user must have a period"));
    BOOST_TEST(!refused(clerk::rate{1, 1ms}, clerk::rate{1, 24h * 365}, ""));
}

BOOST_AUTO_TEST_SUITE_END()
