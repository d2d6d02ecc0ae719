// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/detail/printable.hpp>
#include <clerk/detail/utf8.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using clerk::detail::excerpt;
using clerk::detail::printable;
using clerk::detail::quoted;
using clerk::detail::scrubbed;
using clerk_tests::holds;
using clerk_tests::is_one_line;
using namespace std::string_view_literals;

namespace
{
constexpr std::size_t plenty = 1000;

struct row
{
    std::string_view text;
    std::string_view shown;
};
} // namespace

BOOST_AUTO_TEST_SUITE(detail_printable)

BOOST_AUTO_TEST_CASE(escapes)
{
    for (auto const& [text, shown] : {
             row{"", ""},
             row{"John Wick's dog, 100 %", "John Wick's dog, 100 %"},
             row{"\xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80", "\xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80"},
             row{"a\nb\rc\td", "a\\nb\\rc\\td"},
             row{"say \"hi\" \\o/", "say \\\"hi\\\" \\\\o/"},
             row{"\0"sv, "\\x00"},
             row{"\x1B[31mred", "\\x1B[31mred"},
             row{"\x7F", "\\x7F"},
             row{"\x80", "\\x80"},
             row{"\xFF\xFE", "\\xFF\\xFE"},
             row{"\xC3", "\\xC3"},
             row{"\xC3(", "\\xC3("},
             row{"\xE2\x82", "\\xE2\\x82"},
             row{"\xF0\x9F\x98", "\\xF0\\x9F\\x98"},
             row{"\xED\xA0\x80", "\\xED\\xA0\\x80"},
             row{"\xC0\xAF", "\\xC0\\xAF"},
             row{"\x80""ab", "\\x80""ab"},
             row{"\xE2\"", "\\xE2\\\""},
             row{"\xF8\xC3\xA4", "\\xF8\xC3\xA4"},
         })
        BOOST_TEST(printable(text, plenty) == shown);
    BOOST_TEST(quoted("a\"b", plenty) == "\"a\\\"b\"");
    BOOST_TEST(quoted("", plenty) == "\"\"");
}

BOOST_AUTO_TEST_CASE(characters_that_nobody_sees)
{
    for (auto const& [text, shown] : {
             row{"\xC2\x80", "\\xC2\\x80"},         // the first of C1
             row{"\xC2\x9B", "\\xC2\\x9B"},         // CSI in one character
             row{"\xC2\x9F", "\\xC2\\x9F"},         // the last of C1
             row{"\xC2\xA0", "\xC2\xA0"},           // a no-break space is none of them
             row{"\xD8\x9C", "\\xD8\\x9C"},         // ALM
             row{"\xE2\x80\x8D", "\xE2\x80\x8D"},   // a joiner belongs to a name
             row{"\xE2\x80\x8E", "\\xE2\\x80\\x8E"}, // LRM
             row{"\xE2\x80\x8F", "\\xE2\\x80\\x8F"}, // RLM
             row{"\xE2\x80\xA7", "\xE2\x80\xA7"},
             row{"\xE2\x80\xA8", "\\xE2\\x80\\xA8"}, // LINE SEPARATOR
             row{"\xE2\x80\xA9", "\\xE2\\x80\\xA9"},
             row{"\xE2\x80\xAA", "\\xE2\\x80\\xAA"},
             row{"\xE2\x80\xAE", "\\xE2\\x80\\xAE"}, // RLO
             row{"\xE2\x80\xAF", "\xE2\x80\xAF"},
             row{"\xE2\x81\xA5", "\xE2\x81\xA5"},
             row{"\xE2\x81\xA6", "\\xE2\\x81\\xA6"},
             row{"\xE2\x81\xA9", "\\xE2\\x81\\xA9"},
             row{"\xE2\x81\xAA", "\xE2\x81\xAA"},
             row{"\xEF\xBB\xBF", "\\xEF\\xBB\\xBF"}, // a byte order mark
         })
        BOOST_TEST(printable(text, plenty) == shown);
}

BOOST_AUTO_TEST_CASE(cutting)
{
    BOOST_TEST(printable("abcd", 4) == "abcd");
    BOOST_TEST(printable("abcde", 4) == "abcd\u2026");
    BOOST_TEST(printable("a\xC3\xA4", 3) == "a\xC3\xA4");
    BOOST_TEST(printable("a\xC3\xA4", 2) == "a\u2026");
    BOOST_TEST(printable("\xF0\x9F\x98\x80!", 4) == "\xF0\x9F\x98\x80\u2026");
    for (std::size_t limit = 0; limit < 4; ++limit)
        BOOST_TEST(printable("\xF0\x9F\x98\x80!", limit) == "\u2026");
    BOOST_TEST(printable("", 0) == "");
    // Nothing but continuation bytes: the cut goes back to the beginning, not beyond it.
    BOOST_TEST(printable("\x80\x80\x80\x80", 2) == "\u2026");
}

BOOST_AUTO_TEST_CASE(any_bytes_become_one_line_of_utf8)
{
    std::string bytes;
    unsigned state = 12345;
    for (int i = 0; i < 20000; ++i)
    {
        state = state * 1103515245U + 12345U;
        bytes += static_cast<char>(static_cast<unsigned char>(state >> 16U));
    }
    for (std::size_t limit = 1; limit < bytes.size(); limit += 97)
    {
        std::string const shown = printable(bytes, limit);
        BOOST_TEST_REQUIRE(is_one_line(shown));
        BOOST_TEST_REQUIRE(clerk::detail::find_invalid_utf8(shown) == std::string_view::npos);
        BOOST_TEST_REQUIRE(is_one_line(scrubbed(bytes, limit)));
    }
}

BOOST_AUTO_TEST_CASE(keys_and_tokens_are_never_shown)
{
    for (auto const& [text, shown] : {
             row{"sk_test_abc123", "sk_test_\u2026"},
             row{"sk_live_abc123 and more", "sk_live_\u2026 and more"},
             row{"key=sk_live_abc.d-e_f;x", "key=sk_live_\u2026;x"},
             row{"xsk_test_abc", "xsk_test_\u2026"},
             row{"sk_test_sk_live_abc!", "sk_test_\u2026!"},
             row{"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_\u2026"},
             row{"whsec_ab/cd+ef==", "whsec_\u2026"}, // base64, all of it
             row{"Bearer eyJh.eyJz.c2ln-_", "Bearer \u2026"},
             row{"bearer a~b+c/d==", "bearer \u2026"},
             row{"BEARER abc", "BEARER \u2026"},
             row{"Bearer  abc", "Bearer \u2026"},
             row{"Authorization: Bearer\tabc", "Authorization: Bearer \u2026"},
             row{"Bearer sk_test_abc", "Bearer \u2026"},
             row{"Bearer\nabc", "Bearer \u2026"},
             row{"Bearer \r\n\tabc", "Bearer \u2026"},
             row{"ak_abc", "ak_\u2026"},
             row{"mt_abc", "mt_\u2026"},
             row{"\"mt_abc\"", "\\\"mt_\u2026\\\""},
             row{"sk_test_", "sk_test_\u2026"},
             row{"sk_tes", "sk_tes"},
             row{"a password that was found in a breach", "a password that was found in a breach"},
             row{"weak_password and fmt_x", "weak_password and fmt_x"}, // words, not keys
         })
        BOOST_TEST(scrubbed(text, plenty) == shown);
}

BOOST_AUTO_TEST_CASE(a_key_is_not_shown_wherever_the_text_is_cut)
{
    std::string const text = "the key sk_live_0123456789abcdef is wrong; whsec_0123456789 as well";
    for (std::size_t limit = 0; limit <= text.size(); ++limit)
    {
        std::string const shown = scrubbed(text, limit);
        BOOST_TEST(!holds(shown, "0123"), shown);
        BOOST_TEST(!holds(excerpt(text, limit), "0123"));
    }
}

BOOST_AUTO_TEST_CASE(line_breaks_become_spaces)
{
    BOOST_TEST(scrubbed("<html>\r\n\t<body>\n\n502</body>", plenty) == "<html> <body> 502</body>");
    BOOST_TEST(scrubbed("\n\n", plenty) == "");
    BOOST_TEST(scrubbed("a\x01", plenty) == "a\\x01");
}

BOOST_AUTO_TEST_CASE(scrubbed_text_is_cut)
{
    BOOST_TEST(scrubbed("abcde", 5) == "abcde");
    BOOST_TEST(scrubbed("abcdef", 5) == "abcde\u2026");
    BOOST_TEST(scrubbed("abcd\xC3\xA4", 5) == "abcd\u2026");
    BOOST_TEST(scrubbed(std::string(100000, 'x'), 5) == "xxxxx\u2026");
}

BOOST_AUTO_TEST_CASE(a_body_that_may_be_the_requests_own_is_not_shown)
{
    BOOST_TEST(excerpt("<h1>502 Bad Gateway</h1>", plenty) == "<h1>502 Bad Gateway</h1>");
    for (std::string_view const text : {R"({"password":"correct horse"})", R"({"password_digest":"$2a$"})",
             R"({"totp_secret":"JBSW"})", R"({"backup_codes":["1"]})", R"({"private_metadata":{}})"})
        BOOST_TEST(excerpt(text, plenty) == "");
    // Also where the word stands behind the cut.
    BOOST_TEST(excerpt(std::string(200, ' ') + "password", 10) == "");
}

BOOST_AUTO_TEST_SUITE_END()
