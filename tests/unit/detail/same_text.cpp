// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/same_text.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using clerk::detail::begins_with;

BOOST_AUTO_TEST_SUITE(detail_same_text)

// The texts end where their memory does, so that a sanitizer sees what is read beyond it.
BOOST_AUTO_TEST_CASE(every_size_and_every_difference)
{
    for (std::size_t size = 0; size <= 40; ++size)
        for (std::size_t more = 0; more < 2; ++more)
        {
            std::string const name = std::string{"abcdefghijklmnopqrstuvwxyz_0123456789_ABCDEFG"}.substr(0, size);
            std::vector<char> text(name.begin(), name.end());
            text.resize(size + more, 'x');
            text.shrink_to_fit();
            std::string_view const whole{text.data(), text.size()};
            BOOST_TEST(begins_with(whole, name));
            if (size > 0)
                BOOST_TEST(!begins_with(whole.substr(0, size - 1), name));
            for (std::size_t at = 0; at < size; ++at)
            {
                text[at] = static_cast<char>(text[at] ^ 1);
                BOOST_TEST(!begins_with(whole, name));
                text[at] = static_cast<char>(text[at] ^ 1);
            }
        }
}

BOOST_AUTO_TEST_SUITE_END()
