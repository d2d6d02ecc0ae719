// SPDX-License-Identifier: BSL-1.0
#include <clerk/transport/http_message.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(transport_http_message)

BOOST_AUTO_TEST_CASE(fields_are_found_whatever_their_case)
{
    clerk::http_headers headers;
    headers.add("Content-Type", "application/json");
    headers.add("Retry-After", "7");
    headers.add("X", "");
    for (char const* const name : {"Retry-After", "retry-after", "RETRY-AFTER"})
        BOOST_TEST(headers.find(name).value() == "7");
    BOOST_TEST(headers.find("content-type").value() == "application/json");
    BOOST_TEST(headers.find("x").value() == "");
}

BOOST_AUTO_TEST_CASE(no_part_of_a_field_is_one)
{
    clerk::http_headers headers;
    BOOST_TEST(!headers.find("a").has_value());
    headers.add("Location", "http://host:80/retry-after:9");
    headers.add("X-Retry-After", "1");
    headers.add("Retry-After-X", "2");
    for (char const* const name :
        {"", "L", "Locatio", "Location:", "ocation", "Retry-After", "http", "80/retry-after", "Location:http",
            "Location:http://host"})
        BOOST_TEST(!headers.find(name).has_value(), "found " << name);
    BOOST_TEST(headers.find("Location").value() == "http://host:80/retry-after:9");
}

BOOST_AUTO_TEST_CASE(the_first_of_several_counts)
{
    clerk::http_headers headers;
    headers.add("A", "1");
    headers.add("a", "2");
    BOOST_TEST(headers.find("A").value() == "1");
    clerk::http_headers copy = headers;
    copy.add("B", "3");
    BOOST_TEST(!headers.find("B").has_value());
    BOOST_TEST(copy.find("b").value() == "3");
}

BOOST_AUTO_TEST_SUITE_END()
