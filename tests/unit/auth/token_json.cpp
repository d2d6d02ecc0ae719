// SPDX-License-Identifier: BSL-1.0
// The reader of a token's parts, against Boost.JSON's parser under the same rules.
#include "../support.hpp"

#include <clerk/auth/token_json.hpp>
#include <support/token_json_by_boost.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>

namespace
{
constexpr std::string_view claims =
    R"({"azp":"https://app.example.com","exp":1780275600,"fea":"o:dashboard,u:beta","fva":[3,-1],"iat":1780272000,)"
    R"("iss":"https://clerk.example.com","jti":"8f3ab2","nbf":1780271990,"o":{"fpm":"3,1","id":"org_2aBc","per":)"
    R"("manage,read","rol":"admin","slg":"acme"},"pla":"o:pro","sid":"sess_2aBc","sts":"active","sub":"user_2aBc",)"
    R"("v":2,"x":[true,false,null,-0.5e-3,1e400,18446744073709551615,{"ä\"":"ö\n","\u00e4":"\ud83d\ude00"}]})";

/// What the readers said of many texts.
struct tally
{
    void add(std::string_view text)
    {
        auto const said = clerk_tests::read_token_json(text);
        ++texts;
        accepted += said.accepted ? 1U : 0U;
        if (!said.agree && ++wrong <= 10)
            BOOST_ERROR("read in two ways: " << text);
    }
    /// As a value, an element and a name's neighbour.
    void add_value(std::string_view value)
    {
        add(std::string{R"({"a":)"}.append(value).append("}"));
        add(std::string{R"({"a":[)"}.append(value).append(R"( ,1],"b":2,"long enough for any number":"read in one go"})"));
    }

    std::size_t texts = 0;
    std::size_t accepted = 0;
    std::size_t wrong = 0;
};

/// The claims without the one number that is too large.
std::string good_claims()
{
    std::string text{claims};
    return text.replace(text.find("1e400"), 5, "1e300");
}
} // namespace

BOOST_AUTO_TEST_SUITE(token_json)

BOOST_AUTO_TEST_CASE(all_forms)
{
    tally counts;
    for (std::string_view const text :
        {"", " ", "{", "}", "{}", " \t\r\n{ \t\r\n} \t\r\n", "{}}", "{} {}", "{},", "[]", "[{}]", "null", "1", "\"a\"",
            "\xEF\xBB\xBF{}", "{}\v", "\f{}", "{a:1}", "{'a':1}", R"({"a"})", R"({"a":})", R"({"a" 1})", R"({"a"::1})",
            R"({"a":1,})", R"({,"a":1})", R"({"a":1,,"b":1})", R"({"a":1 "b":1})", R"({"a":1;"b":1})", R"({"a":1]})",
            R"({"a":[1})", R"({"a":[1,]})", R"({"a":[,1]})", R"({"a":[,]})", R"({"a":[1 1]})", R"({"a":[}]})",
            R"({"a":1/**/})", "{\"a\":1//\n}", R"({/**/})", R"({"":""})", R"({"":1,"":1})", R"({"a":1,"a":1})",
            R"({"a":1,"\u0061":1})", R"({"\u0061":1,"a":1})", R"({"a":{"b":1,"b":1}})", R"([{"a":1,"a":1}])",
            R"({"a":{"a":{"a":1}}})", R"({"12345678":1,"123456789":1})", R"({"123456789":1,"123456780":1})",
            R"({"123456789":1,"12345678\u0039":1})", R"({"a":1,"a\u0000":1})", R"({"ä":1,"\u00e4":1})",
            R"({1:1})", R"({null:1})", R"({"a":1,null})", R"({ "a" : [ 1 , 2 ] , "b" : { } })"})
        counts.add(text);
    BOOST_TEST(counts.wrong == 0U);
    BOOST_TEST(counts.accepted > 5U);
    BOOST_TEST(clerk_tests::read_token_json(good_claims()).accepted);
    BOOST_TEST(!clerk_tests::read_token_json(claims).accepted);
}

BOOST_AUTO_TEST_CASE(numbers_and_words)
{
    tally counts;
    for (std::string_view const sign : {"", "-", "+", "--"})
        for (std::string_view const whole :
            {"", "0", "00", "01", "1", "12345678", "123456789", "999999999999999999", "1000000000000000000",
                "9223372036854775807", "9223372036854775808", "9223372036854775809", "18446744073709551615",
                "18446744073709551616", "99999999999999999999", "1234567890123456789012345678901234567890", "1_0", "1 0"})
            for (std::string_view const fraction : {"", ".", ".0", ".5", ".00000000000000000001", ".1234567890123456789",
                     ".e", "..", ".5.5", ".-5"})
                for (std::string_view const exponent :
                    {"", "e", "E", "e0", "E+0", "e-0", "e00", "e5", "E-5", "e308", "e309", "e-323", "e-400", "e400",
                        "e+", "e-", "e+-1", "e5.5", "e2147483647", "e2147483648", "e-2147483646", "e-2147483647",
                        "e-2147483648", "e99999999999999999999"})
                    counts.add_value(std::string{sign}.append(whole).append(fraction).append(exponent));
    for (std::string_view const value :
        {"true", "false", "null", "tru", "fals", "nul", "True", "NULL", "truee", "true1", "nulll", "t", "f", "n", "NaN",
            "Infinity", "-Infinity", "0x10", "1f", "1d", ".5", "e5", "1,5", "'a'", "undefined", "\"", "\"a", "a\"", "/"})
        counts.add_value(value);
    BOOST_TEST(counts.wrong == 0U);
    BOOST_TEST(counts.accepted > 1000U);
    BOOST_TEST(counts.texts > 30'000U);
}

BOOST_AUTO_TEST_CASE(every_byte_and_pair_in_a_string)
{
    tally counts;
    for (int first = 0; first < 256; ++first)
    {
        std::string const one(1, static_cast<char>(first));
        counts.add("{\"" + one + "\":\"" + one + "\"}");
        counts.add("{" + one + "}");
        counts.add("{\"a\":\"\\" + one + "\"}");
        counts.add("{\"a\":\"12345678901234567" + one + "\"}");
        for (int second = 0; second < 256; ++second)
        {
            auto const two = one + static_cast<char>(second);
            counts.add("{\"a\":\"" + two + "\"}");
            counts.add("{\"a\":\"\\n" + two + "\x80\"}");
            counts.add("{\"" + two + "\x80\x80\":1}");
        }
    }
    BOOST_TEST(counts.wrong == 0U);
    BOOST_TEST(counts.accepted > 10'000U);
}

BOOST_AUTO_TEST_CASE(escapes)
{
    tally counts;
    for (unsigned code = 0; code < 0x10000; code += code >= 0xD7F0 && code < 0xE010 ? 1 : 61)
    {
        std::array<char, 8> unit{};
        std::snprintf(unit.data(), unit.size(), "\\u%04x", code);
        std::string const escape{unit.data()};
        counts.add("{\"" + escape + "\":\"" + escape + "\"}");
        counts.add("{\"a\":\"" + escape + "\\uDC00\"}");
        counts.add("{\"a\":\"\\ud800" + escape + "                 \"}");
        counts.add("{\"a\":\"" + escape + "\\n\"}");
    }
    for (std::string_view const text : {"\\", "\\u", "\\u1", "\\u12", "\\u123", "\\u123g", "\\U0041", "\\x41", "\\'",
             "\\ud83d", "\\ud83dx", "\\ud83d\\", "\\ud83d\\n", "\\ud83d\\ude0", "\\ud83d\\ude00", "\\ude00\\ud83d",
             "\\u00E9\\u00e9", "\\\\\\\"", "\\\\u0041", "ä\\u00e4ä", "\\u0000\\u001f", "\\ud83d\\u0041"})
        for (std::string_view const after : {"", "a", "                    "})
        {
            counts.add(std::string{R"({"a":")"}.append(text).append(after).append(R"("})"));
            counts.add(std::string{R"({")"}.append(text).append(after).append(R"(":1})"));
        }
    BOOST_TEST(counts.wrong == 0U);
    BOOST_TEST(counts.accepted > 1000U);
}

BOOST_AUTO_TEST_CASE(long_strings)
{
    tally counts;
    for (std::size_t const length : {0U, 7U, 8U, 15U, 16U, 17U, 4080U, 4090U, 4094U, 4095U, 4096U, 4097U, 8190U, 12'288U})
        for (std::string_view const special : {"", "\\n", "\\u00e4", "\\ud83d\\ude00", "ä", "😀", "\xF0\x9F", "\t"})
            for (std::size_t before = 0; before < 12; ++before)
            {
                std::string text = "{\"" + std::string(before, 'n') + std::string{special} + "\":\"";
                text.append(special).append(length, 'x').append(before, 'y').append(special).append("z\",\"\\u0000\":1}");
                counts.add(text);
            }
    BOOST_TEST(counts.wrong == 0U);
    BOOST_TEST(counts.accepted > 500U);
}

BOOST_AUTO_TEST_CASE(limits)
{
    tally counts;
    for (std::size_t depth = 28; depth < 40; ++depth)
    {
        std::string arrays = R"({"a":)";
        std::string objects = "{}";
        for (std::size_t i = 1; i < depth; ++i)
        {
            arrays += '[';
            objects.insert(0, R"({"a":)").append("}");
        }
        arrays.append(depth - 1, ']').append("}");
        counts.add(arrays);
        counts.add(objects);
        counts.add(R"({"a":[[],[[]],{"b":[]}],"c":)" + objects + "}");
    }
    BOOST_TEST(counts.accepted == 14U);
    auto const array_of = [](std::size_t count)
    {
        std::string text = R"({"a":[1)";
        for (std::size_t i = 1; i < count; ++i)
            text += ",1";
        return text + "]}";
    };
    for (std::size_t const count : {10UL, 64UL, clerk::detail::max_token_json_values - 2})
        counts.add(array_of(count));
    BOOST_TEST(counts.accepted == 17U);
    counts.add(array_of(clerk::detail::max_token_json_values - 1));
    BOOST_TEST(counts.accepted == 17U);
    BOOST_TEST(counts.wrong == 0U);
}

BOOST_AUTO_TEST_CASE(names_of_many_members)
{
    tally counts;
    for (std::size_t const count : {2U, 20U, 23U, 24U, 25U, 26U, 100U})
        for (std::string_view const prefix : {"", "a", "abc", "abcdefg", "abcdefgh", "abcdefghi"})
            for (std::size_t twice = 0; twice < count; ++twice)
            {
                std::string text = "{";
                for (std::size_t i = 0; i < count; ++i)
                    text.append("\"").append(prefix).append(std::to_string(i)).append("\":1,");
                counts.add(text + "\"other\":1}");
                text.append("\"").append(prefix).append(std::to_string(twice)).append("\":1}");
                counts.add(text);
            }
    BOOST_TEST(counts.wrong == 0U);
    BOOST_TEST(counts.accepted == counts.texts / 2);
}

BOOST_AUTO_TEST_CASE(cut_and_changed_at_every_byte)
{
    tally counts;
    for (auto const& text : {good_claims(), std::string{claims}})
        for (std::size_t at = 0; at < text.size(); ++at)
        {
            counts.add(std::string_view{text}.substr(0, at));
            counts.add(std::string_view{text}.substr(at));
            auto changed = text;
            counts.add(changed.erase(at, 1));
            counts.add(changed.insert(at, 2, text[at]));
            changed = text;
            for (int byte = 0; byte < 256; ++byte)
            {
                changed[at] = static_cast<char>(byte);
                counts.add(changed);
            }
        }
    BOOST_TEST(counts.wrong == 0U);
    BOOST_TEST(counts.accepted > 10'000U);
}

BOOST_AUTO_TEST_CASE(pieces_in_any_order)
{
    constexpr std::array<std::string_view, 30> pieces{"{", "}", "[", "]", ":", ",", "\"", "\\", "\"a\"", "\"b\"", "\"c\":",
        "\"d\":", "\\u0061", "\\ud83d", "\\ude00", "\x80", "ä", " ", "\n", "0", "1", "-", ".", "e", "123456789", "true",
        "false", "null", "{}", "[]"};
    std::minstd_rand random{1};
    tally counts;
    for (int i = 0; i < 100'000; ++i)
    {
        std::string text = "{\"x\":";
        for (auto count = 1 + random() % 8; count != 0; --count)
            text += pieces[random() % pieces.size()];
        counts.add(text + "}");
    }
    BOOST_TEST(counts.wrong == 0U);
    BOOST_TEST(counts.accepted > 1000U);
}

BOOST_AUTO_TEST_CASE(refers_to_what_has_no_escapes)
{
    for (std::string_view const text :
        {std::string_view{R"({"plain":"text"})"}, std::string_view{R"({"größe":"groß genug für einen Speicher 😀"})"}})
    {
        clerk::detail::token_json json;
        auto const* const object = json.parse(text);
        BOOST_TEST_REQUIRE(object != nullptr);
        for (std::string_view const part : {object->begin()->name(), object->begin()->get_string()})
            BOOST_TEST((part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size()));
    }
}

BOOST_AUTO_TEST_SUITE_END()
