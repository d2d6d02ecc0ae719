// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/plain_text.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using clerk::detail::is_plain;
using clerk::detail::plain_length;

BOOST_AUTO_TEST_SUITE(detail_plain_text)

BOOST_AUTO_TEST_CASE(characters)
{
    for (int value = 0; value < 256; ++value)
    {
        bool const expected = value >= 0x20 && value < 0x80 && value != 0x22 && value != 0x5C;
        BOOST_TEST(is_plain(static_cast<char>(value)) == expected);
    }
}

BOOST_AUTO_TEST_CASE(every_character_at_every_place)
{
    std::size_t checked = 0;
    for (std::size_t size = 0; size <= 33; ++size)
        for (std::size_t at = 0; at < size; ++at)
            for (int value = 0; value < 256; ++value)
                for (char const rest : {'a', ' ', '!', '#', '[', ']', '\x7F'})
                {
                    std::string text(size, rest);
                    text[at] = static_cast<char>(value);
                    if (plain_length(text) != (is_plain(text[at]) ? size : at))
                        BOOST_ERROR("size " << size << ", place " << at << ", byte " << value << ", beside " << rest);
                    ++checked;
                }
    BOOST_TEST(checked == 1005312U);
    BOOST_TEST(plain_length({}) == 0U);
}

BOOST_AUTO_TEST_CASE(the_first_of_several)
{
    for (std::size_t first = 0; first < 24; ++first)
        for (std::size_t second = first; second < 24; ++second)
        {
            std::string text(24, 'a');
            text[first] = '"';
            text[second] = '\x1F';
            BOOST_TEST(plain_length(text) == first);
        }
}

BOOST_AUTO_TEST_SUITE_END()
