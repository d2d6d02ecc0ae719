// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/percent_encoding.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace detail = clerk::detail;

namespace
{
std::string segment(std::string_view text)
{
    std::string out = ">";
    detail::append_path_segment(out, text);
    return out.substr(1);
}

std::string component(std::string_view text)
{
    std::string out;
    detail::append_query_component(out, text);
    return out;
}

std::string every_byte()
{
    std::string all;
    for (int value = 0; value < 256; ++value)
        all += static_cast<char>(value);
    return all;
}
} // namespace

BOOST_AUTO_TEST_SUITE(detail_percent_encoding)

BOOST_AUTO_TEST_CASE(a_segment_keeps_what_rfc_3986_calls_pchar)
{
    std::string const kept = "ABCXYZabcxyz0189-._~!$&'()*+,;=:@";
    BOOST_TEST(segment(kept) == kept);
    BOOST_TEST(segment("/?#[]\\%\"<>^`{|} ") == "%2F%3F%23%5B%5D%5C%25%22%3C%3E%5E%60%7B%7C%7D%20");
    BOOST_TEST(segment("\xC3\xA4\xF0\x9F\x98\x80") == "%C3%A4%F0%9F%98%80");
    BOOST_TEST(segment(std::string("\0\n\x7F\xFF", 4)) == "%00%0A%7F%FF");
    BOOST_TEST(segment("") == "");
}

BOOST_AUTO_TEST_CASE(a_query_component_keeps_unreserved_characters_only)
{
    std::string const kept = "ABCXYZabcxyz0189-._~";
    BOOST_TEST(component(kept) == kept);
    BOOST_TEST(component("!$&'()*+,;=:@/?#% ") == "%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%40%2F%3F%23%25%20");
}

BOOST_AUTO_TEST_CASE(decoding_undoes_encoding)
{
    BOOST_TEST(detail::percent_decoded(segment(every_byte())) == every_byte());
    BOOST_TEST(detail::percent_decoded(component(every_byte())) == every_byte());
}

BOOST_AUTO_TEST_CASE(decoding_goes_once_and_leaves_what_is_no_escape)
{
    BOOST_TEST(detail::percent_decoded("%252e") == "%2e");
    BOOST_TEST(detail::percent_decoded("%2e%2E") == "..");
    BOOST_TEST(detail::percent_decoded("%aF") == "\xAF");
    for (std::string_view const text :
        {"", "%", "%%", "%2", "a%2", "%G0", "%0G", "%-1", "% 1", "+", "%u002e"})
        BOOST_TEST(detail::percent_decoded(text) == text);
    BOOST_TEST(detail::percent_decoded("%%32e") == "%2e");
    BOOST_TEST(detail::percent_decoded("%2%2e") == "%2.");
}

BOOST_AUTO_TEST_SUITE_END()
