// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/ascii.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>

namespace detail = clerk::detail;

BOOST_AUTO_TEST_SUITE(detail_ascii)

BOOST_AUTO_TEST_CASE(letters_alone_change_case)
{
    for (int value = 0; value < 256; ++value)
    {
        char const c = static_cast<char>(value);
        bool const capital = value >= 'A' && value <= 'Z';
        BOOST_TEST(static_cast<int>(static_cast<unsigned char>(detail::to_lower(c)))
            == (capital ? value + 32 : value));
        BOOST_TEST(detail::is_digit(c) == (value >= '0' && value <= '9'));
    }
}

BOOST_AUTO_TEST_CASE(comparing_without_case)
{
    BOOST_TEST(detail::equals_ignoring_case("", ""));
    BOOST_TEST(detail::equals_ignoring_case("Retry-After", "rETRY-aFTER"));
    BOOST_TEST(!detail::equals_ignoring_case("Retry-After", "Retry-Afte"));
    BOOST_TEST(!detail::equals_ignoring_case("", "a"));
    // Bit 5 alone tells these apart, and they are no letters.
    BOOST_TEST(!detail::equals_ignoring_case("@[", "`{"));
    // Not ASCII: no case, whatever the locale.
    BOOST_TEST(!detail::equals_ignoring_case("\xC3\x84", "\xC3\xA4"));
}

BOOST_AUTO_TEST_CASE(trimming)
{
    using namespace std::string_view_literals;
    BOOST_TEST(detail::trimmed("") == "");
    BOOST_TEST(detail::trimmed(" \t ") == "");
    BOOST_TEST(detail::trimmed("a") == "a");
    BOOST_TEST(detail::trimmed("\t a b\t ") == "a b");
    BOOST_TEST(detail::trimmed("\r\na\r\n") == "\r\na\r\n");
    BOOST_TEST((detail::trimmed(" \0 "sv) == "\0"sv));
}

BOOST_AUTO_TEST_CASE(digits)
{
    BOOST_TEST(detail::parse_digits<int>("0").value() == 0);
    BOOST_TEST(detail::parse_digits<int>("007").value() == 7);
    BOOST_TEST(detail::parse_digits<int>("2147483647").value() == 2147483647);
    BOOST_TEST(detail::parse_digits<std::uint16_t>("65535").value() == 65535U);
    for (std::string_view const text : {"", "-1", "+1", " 1", "1 ", "1.0", "0x1", "1e3", "2147483648",
             "\xD9\xA1", "99999999999999999999999999"})
        BOOST_TEST(!detail::parse_digits<int>(text).has_value(), "took " << text);
    BOOST_TEST(!detail::parse_digits<std::uint16_t>("65536").has_value());
    // Not read beyond its end.
    BOOST_TEST(detail::parse_digits<int>(std::string_view{"12345"}.substr(1, 2)).value() == 23);
}

BOOST_AUTO_TEST_SUITE_END()
