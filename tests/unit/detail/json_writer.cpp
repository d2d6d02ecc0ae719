// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/detail/json_writer.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>

namespace json = boost::json;
using clerk::detail::json_writer;
using clerk_tests::to_text;
using namespace std::string_view_literals;

namespace
{
std::string written(json::value const& value)
{
    json_writer writer;
    auto const text = std::move(writer).only_value(value);
    return to_text(text);
}

std::string problem_of(json::value const& value)
{
    json_writer writer;
    writer.member("m", value);
    return writer.problem();
}

json::value nested(unsigned depth, bool arrays)
{
    json::value value(nullptr);
    for (unsigned i = 0; i < depth; ++i)
    {
        json::value outer = arrays ? json::value(json::array_kind) : json::value(json::object_kind);
        if (arrays)
            outer.get_array().push_back(std::move(value));
        else
            outer.get_object()["k"] = std::move(value);
        value = std::move(outer);
    }
    return value;
}
} // namespace

BOOST_AUTO_TEST_SUITE(detail_json_writer)

BOOST_AUTO_TEST_CASE(members_in_order)
{
    json_writer writer;
    BOOST_TEST(writer.empty());
    writer.member("text", "a\"b"sv);
    BOOST_TEST(!writer.empty());
    writer.member("yes", true);
    writer.member("no", false);
    writer.null_member("nothing");
    json::object object;
    object["a"] = 1;
    object["b"].emplace_object();
    writer.member("object", object);
    writer.member("value", json::value(-3));
    writer.begin_array("codes");
    writer.element("one");
    writer.element("[");
    writer.element("");
    writer.end_array();
    writer.begin_array("none");
    writer.end_array();
    writer.member("last", "{"sv);
    writer.member("really", "x"sv);
    BOOST_TEST(writer.problem() == "");
    BOOST_TEST(to_text(std::move(writer).finish())
        == R"({"text":"a\"b","yes":true,"no":false,"nothing":null,"object":{"a":1,"b":{}},"value":-3,)"
           R"("codes":["one","[",""],"none":[],"last":"{","really":"x"})");
}

BOOST_AUTO_TEST_CASE(no_member_at_all)
{
    BOOST_TEST(to_text(json_writer{}.finish()) == "{}");
}

BOOST_AUTO_TEST_CASE(escapes)
{
    for (int value = 0; value < 0x20; ++value)
    {
        std::string const text = std::string{"<"} + static_cast<char>(value) + ">";
        std::string const out = written(json::value(text));
        BOOST_TEST(json::parse(out).as_string() == text);
        for (char const c : out)
            BOOST_TEST(static_cast<unsigned char>(c) >= 0x20);
    }
    BOOST_TEST(written(json::value("\b\f\n\r\t\"\\/")) == R"("\b\f\n\r\t\"\\/")");
    BOOST_TEST(written(json::value(json::string("\0\x01\x1F\x7F"sv))) == "\"\\u0000\\u0001\\u001f\x7F\"");
    BOOST_TEST(written(json::value("\xC3\xA4\xF0\x9F\x98\x80\xE2\x80\xA8"))
        == "\"\xC3\xA4\xF0\x9F\x98\x80\xE2\x80\xA8\"");
    BOOST_TEST(written(json::value("")) == "\"\"");
}

BOOST_AUTO_TEST_CASE(what_is_special_at_every_place)
{
    for (std::string_view const special : {"\""sv, "\\"sv, "\n"sv, "\x01"sv, "\xC3\xA4"sv, "\xF0\x9F\x98\x80"sv, "\x7F"sv})
        for (std::size_t size = 0; size < 20; ++size)
            for (std::size_t at = 0; at <= size; ++at)
            {
                std::string text(size, 'x');
                text.insert(at, special);
                BOOST_TEST(json::parse(written(json::value(text))).as_string() == text);
                text.insert(at, "\xFF");
                BOOST_TEST(problem_of(json::value(text)) == "m is not valid UTF-8 (byte " + std::to_string(at) + ")");
            }
}

BOOST_AUTO_TEST_CASE(keys_are_escaped_and_otherwise_untouched)
{
    json::object object;
    object["camelCase_and-dash.dot"] = 1;
    object["\"\n"] = 2;
    object[""] = 3;
    object["{"] = 4;
    object["\xC3\xA4"] = 5;
    BOOST_TEST(
        written(object) == "{\"camelCase_and-dash.dot\":1,\"\\\"\\n\":2,\"\":3,\"{\":4,\"\xC3\xA4\":5}");
}

BOOST_AUTO_TEST_CASE(integers)
{
    BOOST_TEST(written(0) == "0");
    BOOST_TEST(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    BOOST_TEST(written(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
    BOOST_TEST(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    BOOST_TEST(written(9007199254740993) == "9007199254740993");
}

BOOST_AUTO_TEST_CASE(arrays_and_objects)
{
    for (std::string_view const text :
        {"[]", "{}", "[[],{},[[]]]", R"([1,"[",2,"{",{"a":[null,true,false]}])",
            R"({"a":{"b":{"c":[{"d":"}"}]}},"e":[]})", "null", "true", "false", R"("x")"})
        BOOST_TEST(written(json::parse(text)) == text);
}

BOOST_AUTO_TEST_CASE(what_is_not_utf8_is_named)
{
    json_writer member;
    member.member("first_name", "ab\xFF"sv);
    BOOST_TEST(member.problem() == "first_name is not valid UTF-8 (byte 2)");

    json::value deep = json::parse(R"({"tags":["a",{"x":"fine"}]})");
    deep.at("tags").as_array()[1].as_object()["x"] = "\xC3";
    BOOST_TEST(problem_of(deep) == "m.tags[1].x is not valid UTF-8 (byte 0)");

    json::object object;
    object["\xFF\n"] = 1;
    BOOST_TEST(problem_of(object) == "m.\\xFF\\n is not valid UTF-8 (byte 0)");

    BOOST_TEST(problem_of(json::value("\xED\xA0\x80")) == "m is not valid UTF-8 (byte 0)");
}

BOOST_AUTO_TEST_CASE(an_element_is_named_by_its_position)
{
    json_writer writer;
    writer.begin_array("first");
    writer.element("a");
    writer.end_array();
    writer.begin_array("backup_codes");
    writer.element("a");
    writer.element("b");
    writer.element("\xFF");
    writer.end_array();
    BOOST_TEST(writer.problem() == "backup_codes[2] is not valid UTF-8 (byte 0)");
}

BOOST_AUTO_TEST_CASE(the_first_problem_counts)
{
    json_writer writer;
    writer.member("a", "fine"sv);
    writer.member("b", "\xFF"sv);
    writer.member("c", "x\xFF"sv);
    writer.member("d", "fine"sv);
    BOOST_TEST(writer.problem() == "b is not valid UTF-8 (byte 0)");
}

BOOST_AUTO_TEST_CASE(a_path_goes_back_up)
{
    json::value value = json::parse(R"({"a":{"b":[1,2]},"c":[{"d":1}]})");
    value.as_object()["z"] = "\xFF";
    BOOST_TEST(problem_of(value) == "m.z is not valid UTF-8 (byte 0)");
    json::array array;
    array.push_back(value.at("a"));
    array.push_back("\xFF");
    BOOST_TEST(problem_of(array) == "m[1] is not valid UTF-8 (byte 0)");
}

BOOST_AUTO_TEST_CASE(a_long_path_is_cut)
{
    json::object object;
    object[std::string(10000, 'k')] = "\xFF";
    BOOST_TEST(problem_of(object).size() < 300U);
}

BOOST_AUTO_TEST_CASE(depth)
{
    for (bool const arrays : {true, false})
    {
        BOOST_TEST(problem_of(nested(clerk::detail::maximum_json_depth, arrays)) == "");
        std::string const problem = problem_of(nested(clerk::detail::maximum_json_depth + 1, arrays));
        BOOST_TEST(problem.ends_with(" is nested too deeply"), problem);
        BOOST_TEST(problem_of(nested(20000, arrays)).ends_with(" is nested too deeply"));
    }
}

BOOST_AUTO_TEST_CASE(only_a_value)
{
    json_writer writer;
    auto const text = std::move(writer).only_value(json::value("x"));
    BOOST_TEST(to_text(text) == "\"x\"");

    json_writer broken;
    auto const unused = std::move(broken).only_value(json::value("\xFF"));
    BOOST_TEST(broken.problem() == " is not valid UTF-8 (byte 0)");
}

BOOST_AUTO_TEST_SUITE_END()
