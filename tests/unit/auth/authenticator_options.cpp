// SPDX-License-Identifier: BSL-1.0
#include <clerk/auth/authenticator_options.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdlib>
#include <string>

using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(auth_authenticator_options)

BOOST_AUTO_TEST_CASE(defaults)
{
    clerk::authenticator_options const options;
    BOOST_TEST((options.clock_skew == 5s));
    BOOST_TEST(options.max_token_bytes == 16U * 1024);
    BOOST_TEST(options.cache_size > 0U);
    BOOST_TEST(!options.accept_pending);
    BOOST_TEST_REQUIRE(options.accepts.size() == 1U);
    BOOST_TEST((options.accepts[0] == clerk::token_kind::session));
    BOOST_TEST((options.key_set.lifetime == 5min));
}

BOOST_AUTO_TEST_CASE(the_environment)
{
    ::setenv("CLERK_JWT_KEY", "-----BEGIN PUBLIC KEY-----", 1);
    ::setenv("CLERK_PUBLISHABLE_KEY", "pk_test_1", 1);
    auto const set = clerk::authenticator_options::from_environment();
    BOOST_TEST(set.jwt_key == "-----BEGIN PUBLIC KEY-----");
    BOOST_TEST(set.publishable_key == "pk_test_1");
    ::unsetenv("CLERK_JWT_KEY");
    ::unsetenv("CLERK_PUBLISHABLE_KEY");
    auto const unset = clerk::authenticator_options::from_environment();
    BOOST_TEST(unset.jwt_key.empty());
    BOOST_TEST(unset.publishable_key.empty());
}

BOOST_AUTO_TEST_SUITE_END()
