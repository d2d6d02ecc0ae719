// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/invalid_argument.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(detail_invalid_argument)

BOOST_AUTO_TEST_CASE(says_what_and_that_nothing_was_sent)
{
    clerk::error const error =
        clerk::detail::invalid_argument("update_user", "first_name is not valid UTF-8 (byte 3)");
    BOOST_TEST((error.code() == clerk::errc::invalid_argument));
    BOOST_TEST((error.phase() == clerk::phase::preparing));
    BOOST_TEST(error.message() == "update_user: first_name is not valid UTF-8 (byte 3); nothing was sent");
    BOOST_TEST(error.status() == 0);
    BOOST_TEST(error.attempts() == 0U);
    BOOST_TEST(error.errors().empty());
    BOOST_TEST(error.trace_id() == "");
    BOOST_TEST(!error.retry_after().has_value());
    BOOST_TEST(!error.may_have_taken_effect());
    BOOST_TEST(!error.applied().has_value());
    BOOST_TEST(!error.cause());
}

BOOST_AUTO_TEST_SUITE_END()
