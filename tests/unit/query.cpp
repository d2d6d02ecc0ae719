// SPDX-License-Identifier: BSL-1.0
#include <clerk/query.hpp>
#include <clerk/verb.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using clerk::query;

BOOST_AUTO_TEST_SUITE(queries)

BOOST_AUTO_TEST_CASE(pairs_in_order)
{
    BOOST_TEST(query{}.text() == "");
    BOOST_TEST(query{}.add("limit", "10").text() == "limit=10");
    BOOST_TEST(query{}.add("id", "a").add("id", "b").add("x", "").text() == "id=a&id=b&x=");
}

BOOST_AUTO_TEST_CASE(pairs_in_braces)
{
    auto const text = [](query const& parameters) { return parameters.text(); };
    BOOST_TEST(text({}) == "");
    BOOST_TEST(text({{"a", "1"}}) == "a=1");
    BOOST_TEST(text({{"a", "1"}, {"b", "2"}}) == "a=1&b=2");
    BOOST_TEST(text({{"a", "1"}, {"b", "2"}, {"c", "3"}}) == "a=1&b=2&c=3");
    BOOST_TEST(text({{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}}) == "a=1&b=2&c=3&d=4");
}

BOOST_AUTO_TEST_CASE(nothing_in_a_name_or_value_acts_as_syntax)
{
    BOOST_TEST(query{}.add("a&b=c", "d&e=f#g?h i+j%k/\xC3\xA4\n").text()
        == "a%26b%3Dc=d%26e%3Df%23g%3Fh%20i%2Bj%25k%2F%C3%A4%0A");
    BOOST_TEST(query{}.add("email_address[]", "a@b.c").text() == "email_address%5B%5D=a%40b.c");
}

BOOST_AUTO_TEST_CASE(copies_its_text)
{
    std::string name = "name";
    std::string value = "value";
    query parameters;
    parameters.add(name, value);
    name = "xxxx";
    value.clear();
    BOOST_TEST(parameters.text() == "name=value");
}

BOOST_AUTO_TEST_CASE(verbs)
{
    BOOST_TEST(to_string(clerk::verb::get) == "GET");
    BOOST_TEST(to_string(clerk::verb::post) == "POST");
    BOOST_TEST(to_string(clerk::verb::put) == "PUT");
    BOOST_TEST(to_string(clerk::verb::patch) == "PATCH");
    BOOST_TEST(to_string(clerk::verb::delete_) == "DELETE");
}

BOOST_AUTO_TEST_SUITE_END()
