// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/utf8.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

using clerk::detail::find_invalid_utf8;

namespace
{
constexpr auto npos = std::string_view::npos;

std::string encoded(unsigned long point)
{
    auto const byte = [](unsigned long value)
    { return static_cast<char>(static_cast<unsigned char>(value)); };
    auto const tail = [&](unsigned shift) { return byte(0x80 | ((point >> shift) & 0x3F)); };
    if (point < 0x80)
        return {byte(point)};
    if (point < 0x800)
        return {byte(0xC0 | (point >> 6)), tail(0)};
    if (point < 0x10000)
        return {byte(0xE0 | (point >> 12)), tail(6), tail(0)};
    return {byte(0xF0 | (point >> 18)), tail(12), tail(6), tail(0)};
}

/// Whether the bytes are exactly one sequence of RFC 3629, found by decoding: another way than the library's.
bool is_one_character(std::string const& bytes)
{
    unsigned long point = 0;
    auto const lead = static_cast<unsigned char>(bytes[0]);
    std::size_t length = 0;
    if (lead < 0x80)
        return bytes.size() == 1;
    for (unsigned mask = 0x80; lead & mask; mask >>= 1)
        ++length;
    if (length < 2 || length > 4 || bytes.size() != length)
        return false;
    point = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i)
    {
        auto const next = static_cast<unsigned char>(bytes[i]);
        if (next >> 6 != 2)
            return false;
        point = point << 6 | (next & 0x3FU);
    }
    constexpr std::array<unsigned long, 5> least{0, 0, 0x80, 0x800, 0x10000};
    return point >= least[length] && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
}
} // namespace

BOOST_AUTO_TEST_SUITE(detail_utf8)

BOOST_AUTO_TEST_CASE(every_code_point_but_the_surrogates)
{
    unsigned long wrong = 0;
    for (unsigned long point = 0; point <= 0x10FFFF; ++point)
    {
        bool const surrogate = point >= 0xD800 && point <= 0xDFFF;
        if ((find_invalid_utf8(encoded(point)) == npos) == surrogate)
            ++wrong;
    }
    BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(one_and_two_bytes_exhaustively)
{
    unsigned wrong = 0;
    for (unsigned first = 0; first < 256; ++first)
    {
        std::string const one{static_cast<char>(first)};
        wrong += (find_invalid_utf8(one) == npos) != (first < 0x80);
        for (unsigned second = 0; second < 256 && first >= 0x80; ++second)
        {
            std::string const two{static_cast<char>(first), static_cast<char>(second)};
            wrong += (find_invalid_utf8(two) == npos) != is_one_character(two);
        }
    }
    BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(longer_sequences_at_every_boundary)
{
    constexpr std::array<unsigned, 8> tails{0x00, 0x7F, 0x80, 0x8F, 0x90, 0xBF, 0xC0, 0xFF};
    unsigned wrong = 0;
    for (unsigned first = 0xE0; first < 256; ++first)
        for (unsigned second = 0; second < 256; ++second)
            for (unsigned const third : tails)
            {
                std::string bytes{
                    static_cast<char>(first), static_cast<char>(second), static_cast<char>(third)};
                wrong += (find_invalid_utf8(bytes) == npos)
                    != (is_one_character(bytes)
                        || (is_one_character(bytes.substr(0, 2)) && third < 0x80));
                bytes += ' ';
                for (unsigned const fourth : tails)
                {
                    bytes[3] = static_cast<char>(fourth);
                    bool const valid =
                        is_one_character(bytes) || (is_one_character(bytes.substr(0, 3)) && fourth < 0x80);
                    wrong += (find_invalid_utf8(bytes) == npos) != valid;
                }
            }
    BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(says_where)
{
    struct row
    {
        std::string_view text;
        std::size_t at;
    };
    using namespace std::string_view_literals;
    for (auto const& [text, at] : {
             row{"", npos},
             row{"plain", npos},
             row{"a\0b"sv, npos},
             row{"a\x80", 1},
             row{"\xC3\xA4\xC3", 2},                 // cut
             row{"abc\xE2\x82", 3},                  // cut
             row{"\xF0\x9F\x98", 0},                 // cut
             row{"\xC0\xAF", 0},                     // overlong slash
             row{"\xE0\x80\xAF", 0},                 // the same in three bytes
             row{"\xF0\x80\x80\xAF", 0},             // and in four
             row{"x\xED\xA0\x80", 1},                // the first surrogate
             row{"x\xED\xBF\xBF", 1},                // the last one
             row{"\xED\x9F\xBF\xEE\x80\x80", npos},  // their neighbours
             row{"\xF4\x8F\xBF\xBF", npos},          // the last code point
             row{"\xF4\x90\x80\x80", 0},             // the one beyond it
             row{"\xF5\x80\x80\x80", 0},
             row{"\xFE", 0},
             row{"\xFF", 0},
             row{"ok \xE2\x28\xA1", 3},              // the second byte is none
             row{"ok \xE2\x82\x28", 3},              // the third
             row{"ok \xF0\x9F\x98\x28", 3},          // the fourth
         })
        BOOST_TEST_CONTEXT("a text of " << text.size() << " bytes, " << at)
            BOOST_TEST(find_invalid_utf8(text) == at);
}

BOOST_AUTO_TEST_SUITE_END()
