// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/parse_json.hpp>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

namespace json = boost::json;
using namespace std::string_literals;

namespace
{
json::value parse(std::string_view text)
{
    json::value value;
    std::string problem;
    BOOST_TEST_REQUIRE(clerk::detail::parse_json(text, value, problem), problem);
    return value;
}

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

} // namespace

BOOST_AUTO_TEST_SUITE(model_parse_json)

BOOST_AUTO_TEST_CASE(doubles_are_exact)
{
    struct
    {
        std::string_view text;
        double value; // the compiler's own reading, which is correctly rounded
    } const table[] = {
        {"0.1", 0.1},
        {"0.3", 0.3},
        {"1.0", 1.0},
        {"2.5e-3", 2.5e-3},
        {"1E+2", 100.0},
        {"-0.7", -0.7},
        {"3.141592653589793", 3.141592653589793},
        {"1.7976931348623157e308", 1.7976931348623157e308},
        {"-1.7976931348623157e308", -1.7976931348623157e308},
        {"1.7976931348623158e308", 1.7976931348623157e308}, // rounds down
        {"5e-324", 5e-324},
        {"2.5e-324", 5e-324}, // rounds up
        {"2.2250738585072011e-308", 2.2250738585072011e-308},
        {"2.2250738585072014e-308", 2.2250738585072014e-308},
        {"9007199254740993.0", 9007199254740992.0}, // 2^53 + 1: a tie, to even
        {"9007199254740993.00000000000000000000000000000001", 9007199254740994.0},
        {"123456789012345678.0", 123456789012345678.0},
        {"8.41e21", 8.41e21},
        {"5.44e23", 5.44e23},
        {"9.5367431640625e-7", 9.5367431640625e-7},
        {"6.9294956446009195e15", 6.9294956446009195e15},
        {"0.000123456789012345678901234567890", 0.000123456789012345678901234567890},
        {"100000000000000016777215", 100000000000000016777215.0}, // an integer beyond 64 bits
        {"-9223372036854775809", -9223372036854775808.0},
        {"18446744073709551616", 18446744073709551616.0},
    };
    for (auto const& [text, value] : table)
        BOOST_TEST_CONTEXT(text)
        {
            json::value const parsed = parse(text);
            BOOST_TEST_REQUIRE(parsed.is_double());
            BOOST_TEST(parsed.get_double() == value);
            // within an array the parser takes another path
            BOOST_TEST(
                parse("[1," + std::string{text} + ", \"enough text to follow\"]").at(1).get_double() ==
                value);
        }
}

BOOST_AUTO_TEST_CASE(numbers_beyond_double)
{
    for (std::string_view const text : {"1e-400", "2.4e-324", "0.0e5", "1e-2147483647"})
        BOOST_TEST_CONTEXT(text)
        {
            BOOST_TEST(parse(text).as_double() == 0.0);
            double const negative = parse("-" + std::string{text}).as_double();
            BOOST_TEST(negative == 0.0);
            BOOST_TEST(std::signbit(negative));
        }
    std::string problem;
    json::value value;
    for (std::string_view const text : {"[1, 1e400]", "[1, -1.7976931348623159e308]", "[1, 1e2147483647]"})
        BOOST_TEST_CONTEXT(text)
        {
            BOOST_TEST(!clerk::detail::parse_json(text, value, problem));
            BOOST_TEST(problem == "number out of range at byte 4");
        }
    std::string const digits(400, '9');
    BOOST_TEST(!clerk::detail::parse_json("[1, " + digits + "]", value, problem));
    BOOST_TEST(problem == "number out of range at byte 4");
}

BOOST_AUTO_TEST_CASE(integers_are_kept)
{
    BOOST_TEST(parse("0").as_int64() == 0);
    BOOST_TEST(parse("-1").as_int64() == -1);
    BOOST_TEST(parse("9007199254740993").as_int64() == 9007199254740993); // 2^53 + 1
    BOOST_TEST(parse("123456789012345678").as_int64() == 123456789012345678);
    BOOST_TEST(parse("9223372036854775807").as_int64() == std::numeric_limits<std::int64_t>::max());
    BOOST_TEST(parse("-9223372036854775808").as_int64() == std::numeric_limits<std::int64_t>::min());
    BOOST_TEST(parse("9223372036854775808").as_uint64() == 9223372036854775808u);
    BOOST_TEST(parse("18446744073709551615").as_uint64() == std::numeric_limits<std::uint64_t>::max());
}

BOOST_AUTO_TEST_CASE(values)
{
    BOOST_TEST(parse("null").is_null());
    BOOST_TEST(parse(" true\r\n\t ").as_bool());
    BOOST_TEST(!parse("false").as_bool());
    BOOST_TEST(parse(R"("")").as_string() == "");
    BOOST_TEST(
        parse(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\ude00")").as_string() ==
        "\"\\/\b\f\n\r\tA\u00e9\U0001F600");
    BOOST_TEST(parse(R"("a\u0000b")").as_string() == "a\0b"s);
    BOOST_TEST(parse("\"\u00e9\u4e16\U0001F600\"").as_string() == "\u00e9\u4e16\U0001F600");
    BOOST_TEST(
        json::serialize(parse(R"({"a":[1,{"b":null}],"\u0062\n":"x"})")) ==
        R"({"a":[1,{"b":null}],"b\n":"x"})");
    BOOST_TEST(parse(R"({"a":1,"b":2,"a":3})").at("a").as_int64() == 3); // the last one counts
    std::string const text(100000, 'x');
    BOOST_TEST(parse("{\"" + text + "\":\"\\n" + text + "\"}").at(text).as_string() == "\n" + text);
}

BOOST_AUTO_TEST_CASE(the_number_of_values_is_bounded)
{
    std::string text = "[0";
    for (std::size_t i = 2; i < clerk::detail::max_json_values; ++i)
        text += ",0";
    std::size_t const end = text.size();
    BOOST_TEST(parse(text + ']').as_array().size() == clerk::detail::max_json_values - 1); // and the array itself
    std::string problem;
    json::value value;
    BOOST_TEST(!clerk::detail::parse_json(text + ",0]", value, problem));
    BOOST_TEST(problem.starts_with("more than 1000000 values at byte "), problem);
    BOOST_TEST(!clerk::detail::parse_json(text.substr(0, end) + ",{}]", value, problem));
    BOOST_TEST(problem.starts_with("more than 1000000 values at byte "), problem);
}

BOOST_AUTO_TEST_CASE(problems)
{
    struct
    {
        std::string text;
        std::string_view problem;
    } const table[] = {
        {"", "empty text at byte 0"},
        {"  ", "unexpected end at byte 2"},
        {"{\"a\": ", "unexpected end at byte 6"},
        {"[1, 2", "unexpected end at byte 5"},
        {"\"abc", "unexpected end at byte 4"},
        {"-", "unexpected end at byte 1"},
        {"\xEF\xBB\xBF{}", "byte order mark at byte 0"},
        {"{} x", "unexpected text after the value at byte 3"},
        {"{}{}", "unexpected text after the value at byte 2"},
        {"1 2", "unexpected text after the value at byte 2"},
        {"null\0"s, "unexpected text after the value at byte 4"},
        {"{a}", "syntax error at byte 1"},
        {"{\"a\": x}", "syntax error at byte 6"},
        {"[1,]", "syntax error at byte 3"},
        {"[01]", "syntax error at byte 2"},
        {"[NaN]", "syntax error at byte 1"},
        {"[1.]", "syntax error at byte 3"},
        {"// no\n1", "syntax error at byte 0"},
        {"\"a\nb\"", "syntax error at byte 2"},
        {"\"a\xFF\"", "invalid UTF-8 at byte 2"},
        {"[1, \"\xC3\"]", "invalid UTF-8 at byte 5"},             // cut short
        {"[1, \"\xC3\xA9\xC0\xAF\"]", "invalid UTF-8 at byte 7"}, // longer than needed
        {"{\"\xED\xA0\x80\": 1}", "invalid UTF-8 at byte 2"},     // surrogate
        {"\"" + std::string(40, 'x') + "\xF4\x90\x80\x80\"", "invalid UTF-8 at byte 41"}, // beyond U+10FFFF
        {"\"\xE2\x82", "invalid UTF-8 at byte 1"}, // ends within a sequence
        {"<html>\xFF", "syntax error at byte 0"},  // the first thing wrong is told
        {R"("\ud800x")", "syntax error at byte 7"},
        {R"("\q")", "syntax error at byte 2"},
    };
    for (auto const& [text, expected] : table)
        BOOST_TEST_CONTEXT(text)
        {
            json::value value = "before";
            std::string problem;
            BOOST_TEST(!clerk::detail::parse_json(text, value, problem));
            BOOST_TEST(problem == expected);
            BOOST_TEST(value.as_string() == "before");
        }
}

BOOST_AUTO_TEST_CASE(depth)
{
    json::value value;
    std::string problem;
    BOOST_TEST(clerk::detail::parse_json(nested(511), value, problem));
    BOOST_TEST(clerk::detail::parse_json(nested(512), value, problem));
    BOOST_TEST(problem.empty());
    BOOST_TEST(!clerk::detail::parse_json(nested(513), value, problem));
    BOOST_TEST(problem == "more than 512 levels deep at byte 512");
    BOOST_TEST(!clerk::detail::parse_json(std::string(1000000, '['), value, problem));
    BOOST_TEST(problem == "more than 512 levels deep at byte 512");
}

BOOST_AUTO_TEST_CASE(memory_resource_of_the_result)
{
    json::monotonic_resource memory;
    json::value value(&memory);
    std::string problem;
    BOOST_TEST_REQUIRE(
        clerk::detail::parse_json(R"({"a":["text that does not fit in place"]})", value, problem));
    BOOST_TEST((value.storage().get() == &memory));
    BOOST_TEST((value.at("a").as_array().storage().get() == &memory));
}

// Every beginning of a document is a problem, not a crash.
BOOST_AUTO_TEST_CASE(cut_short_anywhere)
{
    std::string const text =
        R"({"a":[-1.5e-3,0.25,"\u00e9\ud83d\ude00",true,null,{"b":"é"}],"c":12345678901234567890123})";
    parse(text);
    for (std::size_t length = 0; length < text.size(); ++length)
    {
        std::string const part =
            text.substr(0, length); // its own allocation: reading on is an error for ASan
        json::value value;
        std::string problem;
        BOOST_TEST(!clerk::detail::parse_json(part, value, problem));
        BOOST_TEST(!problem.empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
