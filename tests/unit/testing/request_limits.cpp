// SPDX-License-Identifier: BSL-1.0
#include <clerk/testing/detail/request_limits.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace std::chrono_literals;
namespace detail = clerk::testing::detail;

namespace
{
/// The limits, with time of their own.
struct limits
{
    void set(std::optional<clerk::rate> instance, std::optional<clerk::rate> user = std::nullopt)
    {
        clerk::rate_limit_options options;
        options.instance = instance;
        options.user = user;
        rule.emplace(options);
    }

    /// "ok", or for how many milliseconds not.
    std::string ask(std::string_view method, std::string_view target)
    {
        auto const wait = rule->admit(detail::what_counts(method, target), now);
        if (!wait)
            return "ok";
        return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(*wait).count());
    }
    std::string get()
    {
        return ask("GET", "/v1/users/john");
    }
    std::string update(std::string const& user)
    {
        return ask("PATCH", "/v1/users/" + user);
    }

    detail::request_limits::time_point now{};
    std::optional<detail::request_limits> rule;
};

std::string user_of(std::string_view method, std::string_view target)
{
    return detail::what_counts(method, target).user.value_or("nobody");
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(request_limits, limits)

BOOST_AUTO_TEST_CASE(updates_count_for_their_user)
{
    BOOST_TEST(user_of("PATCH", "/v1/users/john") == "john");
    BOOST_TEST(user_of("PATCH", "/v1/users/j%6Fhn?x=1") == "john");
    BOOST_TEST(user_of("PATCH", "/v1/users/john/metadata") == "john");
    BOOST_TEST(user_of("PUT", "/v1/users/john/metadata") == "john");
    BOOST_TEST(user_of("GET", "/v1/users/john") == "nobody");
    BOOST_TEST(user_of("PUT", "/v1/users/john") == "nobody");
    BOOST_TEST(user_of("GET", "/v1/users/john/metadata") == "nobody");
    BOOST_TEST(user_of("PATCH", "/v1/users/john/billing") == "nobody");
    BOOST_TEST(user_of("PATCH", "/v1/users") == "nobody");
    BOOST_TEST(user_of("PATCH", "/v1/organizations/john") == "nobody");
}

BOOST_AUTO_TEST_CASE(all_but_the_key_set_count_for_the_instance)
{
    BOOST_TEST(!detail::what_counts("GET", "/v1/jwks").instance);
    BOOST_TEST(detail::what_counts("GET", "/v1/jwks/1").instance);
    BOOST_TEST(detail::what_counts("GET", "/v1/users/john").instance);
    BOOST_TEST(detail::what_counts("GET", "/v1/no_such_thing").instance);
    BOOST_TEST(detail::what_counts("GET", "%").instance);
}

BOOST_AUTO_TEST_CASE(without_limits_everything_is_admitted)
{
    set(std::nullopt);
    for (int i = 0; i < 10'000; ++i)
        BOOST_TEST_REQUIRE(update("john") == "ok");
}

BOOST_AUTO_TEST_CASE(the_instances_window_slides_and_excludes_its_beginning)
{
    set(clerk::rate{2, 10s});
    BOOST_TEST(get() == "ok");
    now += 4s;
    BOOST_TEST(get() == "ok");
    BOOST_TEST(get() == "6000");
    now += 5999ms;
    BOOST_TEST(get() == "1");
    now += 1ms;
    BOOST_TEST(get() == "ok");
    BOOST_TEST(get() == "4000");
}

BOOST_AUTO_TEST_CASE(what_is_refused_does_not_count)
{
    set(clerk::rate{1, 10s});
    BOOST_TEST(get() == "ok");
    for (int i = 1; i < 10; ++i)
    {
        now += 1s;
        BOOST_TEST(get() == std::to_string(10'000 - i * 1000));
    }
    now += 1s;
    BOOST_TEST(get() == "ok");
}

BOOST_AUTO_TEST_CASE(the_key_set_is_not_limited)
{
    set(clerk::rate{1, 10s});
    for (int i = 0; i < 10; ++i)
        BOOST_TEST(ask("GET", "/v1/jwks") == "ok");
    BOOST_TEST(get() == "ok");
    BOOST_TEST(ask("GET", "/v1/jwks") == "ok");
}

BOOST_AUTO_TEST_CASE(each_user_has_a_limit_over_attributes_and_metadata)
{
    set(std::nullopt, clerk::rate{3, 10s});
    BOOST_TEST(ask("PATCH", "/v1/users/john") == "ok");
    BOOST_TEST(ask("PATCH", "/v1/users/john/metadata") == "ok");
    now += 1s;
    BOOST_TEST(ask("PUT", "/v1/users/john/metadata") == "ok");
    BOOST_TEST(ask("PATCH", "/v1/users/john") == "9000");
    BOOST_TEST(get() == "ok");
    BOOST_TEST(update("jane") == "ok");
    now += 9s;
    BOOST_TEST(update("john") == "ok");
    BOOST_TEST(update("john") == "ok");
    BOOST_TEST(update("john") == "1000");
}

BOOST_AUTO_TEST_CASE(where_both_limits_are_met_the_longer_wait_is_told_and_nothing_counts)
{
    set(clerk::rate{3, 10s}, clerk::rate{1, 60s});
    BOOST_TEST(update("john") == "ok");
    BOOST_TEST(update("john") == "60000");
    BOOST_TEST(update("jane") == "ok");
    BOOST_TEST(update("jim") == "ok"); // the refused one did not count
    BOOST_TEST(update("john") == "60000");
    BOOST_TEST(get() == "10000");
    BOOST_TEST(update("jack") == "10000");
    now += 10s;
    BOOST_TEST(update("jack") == "ok");
}

BOOST_AUTO_TEST_CASE(the_wait_is_told_in_whole_seconds_rounded_up)
{
    BOOST_TEST(detail::retry_after(1ns) == "1");
    BOOST_TEST(detail::retry_after(1s) == "1");
    BOOST_TEST(detail::retry_after(1001ms) == "2");
    BOOST_TEST(detail::retry_after(1h) == "3600");
}

BOOST_AUTO_TEST_SUITE_END()
