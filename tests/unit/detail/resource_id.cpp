// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/percent_encoding.hpp>
#include <clerk/detail/resource_id.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using clerk::detail::holds_dot_segment;
using clerk::detail::problem_with_id;
using namespace std::string_view_literals;

namespace
{
std::string percent_encoded_times(std::string text, int times)
{
    for (; times > 0; --times)
    {
        std::string out;
        clerk::detail::append_percent_encoded(out, text, [](char) { return false; });
        text = out;
    }
    return text;
}
} // namespace

BOOST_AUTO_TEST_SUITE(detail_resource_id)

BOOST_AUTO_TEST_CASE(what_is_allowed)
{
    for (std::string_view const id : {"user_29w83sxmDNGwOuEthce5gg56FcC"sv, "a"sv, "0"sv, "..."sv, "a.."sv,
             "..a"sv, ".a"sv, "a.b"sv, "user?x=1"sv, "user#x"sv, "a b"sv, "a%"sv, "%"sv, "%41"sv, "%2"sv,
             "\xC3\xA4"sv, "\xF0\x9F\x98\x80"sv, "\xC2\xA0"sv, "@me"sv, ":;=,$&!*'()+~"sv, "\"quoted\""sv,
             "a%00b"sv, "-"sv, "%2e%2e%2e"sv})
        BOOST_TEST(problem_with_id(id) == "", "refused " << id);
}

BOOST_AUTO_TEST_CASE(length)
{
    BOOST_TEST(problem_with_id("") == "it is empty");
    BOOST_TEST(problem_with_id(std::string(255, 'a')) == "");
    BOOST_TEST(problem_with_id(std::string(256, 'a')) == "it has 256 bytes; at most 255 are allowed");
    // Bytes, not characters.
    std::string umlauts;
    for (int i = 0; i < 127; ++i)
        umlauts += "\xC3\xA4";
    BOOST_TEST(problem_with_id(umlauts + "a") == "");
    BOOST_TEST(problem_with_id(umlauts + "\xC3\xA4") != "");
}

BOOST_AUTO_TEST_CASE(control_characters)
{
    for (int value = 0; value < 256; ++value)
    {
        bool const control = value < 0x20 || value == 0x7F;
        std::string const id = std::string{"user_"} + static_cast<char>(value) + "x";
        if (value < 0x80 && value != '/' && value != '\\')
            BOOST_TEST(problem_with_id(id) == (control ? "it holds a control character" : ""));
    }
    for (int value = 0x80; value < 0xC0; ++value)
    {
        std::string const id = std::string{"\xC2"} + static_cast<char>(value);
        BOOST_TEST(problem_with_id(id) == (value < 0xA0 ? "it holds a control character" : ""));
    }
    BOOST_TEST(problem_with_id("user_1\0"sv) == "it holds a control character");
    BOOST_TEST(problem_with_id("user_1\r\nX-Header: 1") == "it holds a control character");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_utf8)
{
    for (std::string_view const id : {"\xFF", "a\x80", "\xC3", "\xC0\xAE\xC0\xAE", "\xED\xA0\x80", "\xC2"})
        BOOST_TEST(problem_with_id(id) == "it is not valid UTF-8");
}

BOOST_AUTO_TEST_CASE(slashes)
{
    for (std::string_view const id :
        {"/", "\\", "a/b", "a\\b", "user_1/metadata", "/a", "a/", "../x", "..\\x"})
        BOOST_TEST(problem_with_id(id) == "it holds a slash or a backslash");
}

BOOST_AUTO_TEST_CASE(dot_segments_in_any_encoding)
{
    for (std::string_view const id : {".", "..", "%2e", "%2E", "%2e%2e", "%2E.", ".%2e", "%252e%252e",
             "%25252e.", "%252E%2e", "..%2fother", "..%2Fother", "other%2f..", "a%2f.%2fb", "%2e%2e%5cx",
             "..%5Cx", "a%252f..", "%25%32%65%2e", "%2f..", "..%252f"})
        BOOST_TEST(problem_with_id(id) == "it holds a dot segment", "took " << id);
    for (int times = 1; times <= 4; ++times) // as often as fits into an ID
    {
        BOOST_TEST(problem_with_id(percent_encoded_times("..", times)) != "");
        BOOST_TEST(problem_with_id(percent_encoded_times(".", times)) != "");
    }
}

BOOST_AUTO_TEST_CASE(encoded_as_often_as_fits)
{
    std::string id = ".";
    for (id = "%2e"; id.size() <= 253; id.insert(1, "25"))
        BOOST_TEST(problem_with_id(id) == "it holds a dot segment");
}

BOOST_AUTO_TEST_CASE(dot_segments_of_a_path)
{
    for (std::string_view const path : {"/..", "/../a", "/a/..", "/a/../b", "/a/.", "/./a", "/a/%2e%2e/b",
             "/a%2f..", "\\..", "/a\\..\\b", "/a/%252e", ".", ".."})
        BOOST_TEST(holds_dot_segment(path), "missed " << path);
    for (std::string_view const path :
        {"", "/", "/a", "/a/", "/a.b/..c/...", "/.well-known", "/a/%2ea", "//"})
        BOOST_TEST(!holds_dot_segment(path), "saw one in " << path);
}

BOOST_AUTO_TEST_SUITE_END()
