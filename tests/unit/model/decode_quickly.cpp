// SPDX-License-Identifier: BSL-1.0
// Reading straight from the text, against reading by way of a json::value.
#include "../../support/both_ways.hpp"
#include "../../support/full_user.hpp"

#include <clerk/detail/json_limits.hpp>
#include <clerk/model/user.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace json = boost::json;
using clerk_tests::both_ways;
using clerk_tests::decode_both_ways;
using namespace std::string_view_literals;

namespace
{
both_ways of_user(std::string_view text)
{
    return decode_both_ways<clerk::user>(text);
}

/// A user with these members besides.
std::string user_with(std::string_view members)
{
    return std::string{R"({"id":"user_1","object":"user",)"}.append(members).append("}");
}

/// Something of all that the text of a reply is made of, in few bytes.
std::string const small_user = R"({"id":"user_1", "object":"user","first_name":"J\u00e9r\ud83d\ude00\n","last_name":"Ma\"ß",)"
    "\n\t"
    R"("banned":true,"locked":false,"username":null,"locale":null,"email_addresses":[{"id":"idn_1","verification":)"
    R"({"status":"verified","attempts":12},"linked_to":[]},{}],"public_metadata":{"a":[1,-2.5e3,"x",null],"b":{}},)"
    R"("private_metadata":{},"created_at":1764000000456,"new":{"c":[true]},"lockout_expires_in_seconds":-60})";

/// Counts the texts, and names the first ones on which the ways do not agree.
struct tally
{
    std::size_t texts = 0;
    std::size_t quick = 0;
    std::size_t thorough = 0;
    std::size_t wrong = 0;

    void add(std::string_view text)
    {
        auto const said = of_user(text);
        ++texts;
        quick += said.quickly ? 1U : 0U;
        thorough += said.thoroughly ? 1U : 0U;
        if (!said.agree() && ++wrong <= 5)
            BOOST_ERROR(text);
    }
};
} // namespace

BOOST_AUTO_TEST_SUITE(model_decode_quickly)

BOOST_AUTO_TEST_CASE(whole_users)
{
    std::string const compact = json::serialize(json::parse(std::string{clerk_tests::full_user}));
    for (std::string_view const text : {std::string_view{clerk_tests::full_user}, std::string_view{compact}, std::string_view{small_user}})
    {
        auto const said = of_user(text);
        BOOST_TEST(said.quickly);
        BOOST_TEST(said.equal);
    }
    auto const several = decode_both_ways<std::vector<clerk::user>>("[" + compact + " , " + small_user + "]");
    BOOST_TEST(several.quickly);
    BOOST_TEST(several.equal);
    auto const none = decode_both_ways<std::vector<clerk::user>>(" [ ] ");
    BOOST_TEST(none.quickly);
    BOOST_TEST(none.equal);
}

BOOST_AUTO_TEST_CASE(cut_at_every_byte)
{
    tally counts;
    for (std::string_view const text : {std::string_view{clerk_tests::full_user}, std::string_view{small_user}})
        for (std::size_t size = 0; size < text.size(); size += text.size() > 2000 ? 7U : 1U)
            counts.add(text.substr(0, size));
    BOOST_TEST(counts.wrong == 0U);
    BOOST_TEST(counts.quick == 0U);
    BOOST_TEST(counts.texts > 1500U);
}

// Each text is copied to a place of its own size, so that a sanitizer sees what is read beyond its end.
BOOST_AUTO_TEST_CASE(nothing_is_read_beyond_the_end)
{
    for (std::size_t size = 0; size <= small_user.size(); ++size)
    {
        std::vector<char> const text(small_user.begin(), small_user.begin() + static_cast<std::ptrdiff_t>(size));
        BOOST_TEST(of_user({text.data(), text.size()}).quickly == (size == small_user.size()));
    }
}

BOOST_AUTO_TEST_CASE(every_byte_replaced_inserted_and_taken_out)
{
    std::string_view const bytes = "\"\\{}[],:09-+.eEntfu d\n\0\x1F\x7F\x80\xC3\xFF"sv;
    tally counts;
    for (std::size_t at = 0; at < small_user.size(); ++at)
    {
        std::string shorter = small_user;
        counts.add(shorter.erase(at, 1));
        for (char const byte : bytes)
        {
            std::string changed = small_user;
            changed[at] = byte;
            counts.add(changed);
            counts.add(changed.insert(at, 1, small_user[at]));
        }
    }
    BOOST_TEST(counts.wrong == 0U);
    BOOST_TEST(counts.texts == small_user.size() * (1 + 2 * bytes.size()));
    // Most of what is valid is read quickly.
    BOOST_TEST(counts.thorough > 1000U);
    BOOST_TEST(counts.quick > counts.thorough * 9 / 10);
}

BOOST_AUTO_TEST_CASE(members_in_any_order)
{
    json::object const user = json::parse(std::string{clerk_tests::full_user}).as_object();
    std::vector<std::pair<std::string, json::value>> members;
    for (auto const& member : user)
        members.emplace_back(member.key(), member.value());
    std::mt19937 random{1};
    for (int round = 0; round < 200; ++round)
    {
        std::shuffle(members.begin(), members.end(), random);
        json::object shuffled;
        for (auto const& [name, value] : members)
            shuffled[name] = value;
        std::string const text = json::serialize(shuffled);
        auto const said = of_user(text);
        if (!said.quickly || !said.equal)
            BOOST_ERROR(text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_left_to_the_other_way)
{
    for (std::string_view const members : {R"("first_name":"a","first_name":"b")", R"("id":"user_1")", R"("new":1,"new":2)",
             R"("public_metadata":{"a":1,"a":2})", R"("n\u0065w":1)", R"("public_metadata":{"\u00e4":1})",
             "\"gr\xC3\xB6\xC3\x9F" "e\":1", R"("created_at":1.7e12)", R"("created_at":1000000000000000000)",
             R"("created_at":-9223372036854775809)", R"("locked":null,"locked":true)",
             R"("email_addresses":[{"verification":{"status":"\u0061"}}])"})
    {
        auto const said = of_user(user_with(members));
        BOOST_TEST(!said.quickly, members);
        BOOST_TEST(said.thoroughly, members);
    }
    BOOST_TEST(of_user(R"({"id":"\u0061","object":"user"})").agree());
    BOOST_TEST(!of_user(R"({"id":"user_1","object":"\u0075ser"})").quickly);
    BOOST_TEST(of_user(R"({"id":"user_1","object":"\u0075ser"})").thoroughly);
}

BOOST_AUTO_TEST_CASE(what_neither_way_reads)
{
    for (std::string_view const text : {"", " ", "null", "[]", "{}", "{", "}", R"({"id":"user_1"})", R"({"object":"user"})",
             R"({"id":"","object":"user"})", R"({"id":null,"object":"user"})", R"({"id":"user_1","object":"users"})",
             R"({"id":"user_1","object":"user"}})", R"({"id":"user_1","object":"user"}{})", R"({"id":"user_1","object":"user",})",
             R"({"id":"user_1" "object":"user"})", R"({"id":"user_1",,"object":"user"})", R"({,"id":"user_1","object":"user"})",
             R"({"id" "user_1","object":"user"})", R"({id:"user_1","object":"user"})", R"(["id","user_1"])",
             "\xEF\xBB\xBF{\"id\":\"user_1\",\"object\":\"user\"}", R"({"":1})"})
    {
        auto const said = of_user(text);
        BOOST_TEST(!said.quickly, text);
        BOOST_TEST(!said.thoroughly, text);
    }
    for (std::string_view const members : {R"("locked":tru)", R"("locked":truee)", R"("locked":nul)", R"("locked":1)",
             R"("created_at":01)", R"("created_at":-)", R"("created_at":+1)", R"("created_at":1.)", R"("created_at":.5)",
             R"("created_at":1e)", R"("created_at":"1")", R"("created_at":9223372036854775808)", R"("first_name":"a)",
             R"("first_name":"\x")", R"("first_name":"\u12")", R"("first_name":"\u12g4")", R"("first_name":"\ud83d")",
             R"("first_name":"\ud83dx")", R"("first_name":"\ud83d\n")", R"("first_name":"\ud83d\u0041")", R"("first_name":"\ude00")",
             R"("first_name":"\ud83d\ud83d")", "\"first_name\":\"\x01\"", "\"first_name\":\"\n\"", "\"first_name\":\"\x80\"",
             "\"first_name\":\"\xC3\"", "\"first_name\":\"\xC3\\u00a4\"", "\"first_name\":\"\xED\xA0\x80\"", "\"first_name\":\"\xF4\x90\x80\x80\"",
             "\"first_name\":\"\xC0\x80\"", R"("passkeys":[{}{}])", R"("passkeys":[{},])", R"("passkeys":[,{}])", R"("passkeys":[null])",
             R"("passkeys":{})", R"("public_metadata":[])", R"("public_metadata":{"a":[1,]})", R"("public_metadata":{"a":1e400})",
             R"("public_metadata":{"a":01})", R"("public_metadata":{"a":1.})", R"("public_metadata":{"a":--1})",
             R"("public_metadata":{"a":1+1})", R"("public_metadata":{"a":NaN})", R"("public_metadata":{"a" 1})", R"("new":])", R"("new":)",
             R"("new":01)", R"("new":"\)", R"("new")", R"("new":1 1)"})
    {
        auto const said = of_user(user_with(members));
        BOOST_TEST(!said.quickly, members);
        BOOST_TEST(!said.thoroughly, members);
    }
}

BOOST_AUTO_TEST_CASE(what_is_read_quickly)
{
    for (std::string_view const members : {R"("first_name":"\"\\\/\b\f\n\r\t\u0000\u001f\u007f\u0080\u07ff\u0800\uffff\ud800\udc00\udbff\udfff")",
             "\"first_name\":\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80 and more than sixteen\"", "\"first_name\":\"\x7F\"", R"("first_name":"")",
             R"("locale":"","profile_image_url":null,"private_metadata":{},"organization_memberships":[],"scim":null,"new":1)",
             R"("new":1,"newer":{},"unsafe_metadata":{ },"organization_memberships":[ ],"locale":"")",
             R"("created_at":0,"updated_at":-0,"last_sign_in_at":999999999999999999,"mfa_enabled_at":-999999999999999999)",
             R"("created_at":12345678,"updated_at":1234567,"last_sign_in_at":123456789)",
             R"("public_metadata":{"a":0,"b":-0,"c":0.1,"d":-1E+2,"e":9223372036854775807,"f":9223372036854775808,"g":18446744073709551616,"h":1e-400})",
             R"("public_metadata":{"":{"":[[],{},[[]]]}, "a b" : [ 1 , "\u00e4" , true , false , null ] })",
             R"("new":"x","newer":null,"newest":[{}],"n":1.5)", R"("external_accounts":[{"label":null,"username":"","new":0}])",
             R"("lockout_expires_in_seconds":3600,"deprovisioned":false,"verification_attempts_remaining":null)"})
    {
        auto const said = of_user(user_with(members));
        BOOST_TEST(said.quickly, members);
        BOOST_TEST(said.equal, members);
    }
}

BOOST_AUTO_TEST_CASE(levels)
{
    for (std::string_view const member : {"public_metadata", "new"})
        for (bool const arrays : {true, false})
            for (std::size_t depth = 505; depth < 516; ++depth)
            {
                std::string const open = arrays ? "[" : R"({"a":)";
                std::string value = "{\"a\":";
                for (std::size_t i = 2; i < depth; ++i)
                    value += open;
                value += '0';
                for (std::size_t i = 2; i < depth; ++i)
                    value += arrays ? ']' : '}';
                auto const said = of_user(user_with('"' + std::string{member} + "\":" + value + "}"));
                bool const fits = depth <= clerk::detail::max_json_depth;
                BOOST_TEST(said.quickly == fits);
                BOOST_TEST(said.thoroughly == fits);
            }
}

BOOST_AUTO_TEST_CASE(number_of_values)
{
    // Besides the elements: the user, two strings, the object and the array.
    for (std::size_t const elements : {clerk::detail::max_json_values - 6, clerk::detail::max_json_values - 5, clerk::detail::max_json_values - 4})
    {
        std::string text = R"("public_metadata":{"a":[0)";
        for (std::size_t i = 1; i < elements; ++i)
            text += ",0";
        auto const said = of_user(user_with(text + "]}"));
        bool const fits = elements <= clerk::detail::max_json_values - 5;
        BOOST_TEST(said.quickly == fits);
        BOOST_TEST(said.thoroughly == fits);
    }
}

BOOST_AUTO_TEST_CASE(failure_leaves_nothing_behind)
{
    // Fails after much was read, on the quick way and on the other one.
    std::string const text = user_with(R"("first_name":"Jane","email_addresses":[{}],"new":1,"banned":1)");
    clerk::user user;
    std::string problem;
    BOOST_TEST(!clerk::detail::decode_into_new(text, user, problem));
    BOOST_TEST(problem == "banned: expected boolean, got number");
    BOOST_TEST((user == clerk::user{}));
}

BOOST_AUTO_TEST_CASE(what_is_not_read_quickly_leaves_nothing_to_the_other_way)
{
    std::string const begin = R"("first_name":"Jane","passkeys":[{}],"new":1,)";
    std::string const text = user_with(begin + R"("first_name":null,"passkeys":[],"created_at":1e3)");
    clerk::user user;
    clerk::user thorough;
    std::string problem;
    BOOST_TEST_REQUIRE(clerk::detail::decode_into_new(text, user, problem), problem);
    BOOST_TEST_REQUIRE(clerk::detail::decode_thoroughly(text, thorough, problem), problem);
    BOOST_TEST((user == thorough));
    BOOST_TEST(!user.first_name.has_value());
    BOOST_TEST(user.passkeys.empty());
}

BOOST_AUTO_TEST_CASE(integers_of_every_length)
{
    // What follows is as long as a whole step of the reader, or shorter.
    for (std::string_view const behind : {"", "                    "})
        for (std::size_t digits = 1; digits <= 20; ++digits)
            for (std::string_view const sign : {"", "-"})
                for (char const first : {'0', '1', '9'})
                {
                    std::string number{sign};
                    number += first;
                    for (std::size_t i = 1; i < digits; ++i)
                        number += static_cast<char>('0' + (i * 7) % 10);
                    for (std::string_view const end : {"", ".0", "e0", "E0", "x", "-", "/", ":"})
                    {
                        std::string const text = user_with("\"created_at\":" + number + std::string{end} + "}" + std::string{behind});
                        auto const said = of_user(text.substr(0, text.size() - 1));
                        bool const plain = end.empty() && digits <= 18 && (first != '0' || digits == 1);
                        BOOST_TEST(said.quickly == plain, text);
                        BOOST_TEST(said.agree(), text);
                    }
                }
}

BOOST_AUTO_TEST_SUITE_END()
