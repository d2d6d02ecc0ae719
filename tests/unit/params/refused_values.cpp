// SPDX-License-Identifier: BSL-1.0
// What compiles but cannot be sent: refused before any I/O, with the attribute's name.
#include "../support.hpp"

#include <clerk/clerk.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <functional>
#include <utility>
#include <vector>

namespace json = boost::json;
using clerk_tests::body_of;
using clerk_tests::problem_of;
using clerk_tests::refusal;
using params = clerk::update_user_params;

namespace
{
constexpr std::string_view broken = "ab\xFF";
constexpr char const* null_pointer = nullptr;
using hasher = clerk::password_hasher;
} // namespace

BOOST_AUTO_TEST_SUITE(params_refused_values)

BOOST_AUTO_TEST_CASE(every_text_must_be_utf8)
{
    std::vector<std::pair<std::string_view, params>> const rows{
        {"first_name", params{}.first_name(broken)},
        {"last_name", params{}.last_name(broken)},
        {"username", params{}.username(broken)},
        {"locale", params{}.locale(broken)},
        {"external_id", params{}.external_id(broken)},
        {"password", params{}.password(broken)},
        {"password_digest", params{}.password_digest(broken, hasher::md5)},
        {"password_hasher", params{}.password_digest("$", hasher{broken})},
        {"primary_email_address_id", params{}.primary_email_address_id(broken)},
        {"primary_phone_number_id", params{}.primary_phone_number_id(broken)},
        {"primary_web3_wallet_id", params{}.primary_web3_wallet_id(broken)},
        {"profile_image_id", params{}.profile_image_id(broken)},
        {"totp_secret", params{}.totp_secret(broken)},
        {"backup_codes[0]", params{}.backup_codes({broken})},
        {"backup_codes[2]", params{}.backup_codes({"", "x", broken, broken})},
    };
    for (auto const& [name, p] : rows)
        BOOST_TEST(problem_of(p) == refusal(std::string{name} + " is not valid UTF-8 (byte 2)"));
}

BOOST_AUTO_TEST_CASE(metadata_too_wherever_it_is)
{
    json::value value = json::parse(R"({"list":[0,{"a":"fine"}]})");
    value.at("list").as_array()[1].as_object()["b"] = broken;
    json::object const object = value.as_object();
    BOOST_TEST(problem_of(params{}.public_metadata(object))
        == refusal("public_metadata.list[1].b is not valid UTF-8 (byte 2)"));
    BOOST_TEST(problem_of(params{}.private_metadata(object))
        == refusal("private_metadata.list[1].b is not valid UTF-8 (byte 2)"));
    BOOST_TEST(problem_of(params{}.unsafe_metadata(object))
        == refusal("unsafe_metadata.list[1].b is not valid UTF-8 (byte 2)"));
    json::object key;
    key["\xC3\n"] = 1;
    BOOST_TEST(problem_of(params{}.public_metadata(key))
        == refusal("public_metadata.\\xC3\\n is not valid UTF-8 (byte 0)"));
}

BOOST_AUTO_TEST_CASE(null_pointers_are_no_strings)
{
    std::string const hint = " is a null pointer, not a string; clerk::null clears an attribute";
    BOOST_TEST(problem_of(params{}.first_name(null_pointer)) == refusal("first_name" + hint));
    BOOST_TEST(problem_of(params{}.last_name(null_pointer)) == refusal("last_name" + hint));
    BOOST_TEST(problem_of(params{}.totp_secret(null_pointer)) == refusal("totp_secret" + hint));
    char* const not_const = nullptr;
    BOOST_TEST(problem_of(params{}.username(not_const)) == refusal("username" + hint));

    BOOST_TEST(
        problem_of(params{}.password(null_pointer)) == refusal("password is a null pointer, not a string"));
    BOOST_TEST(problem_of(params{}.password(null_pointer).skip_password_checks())
        == refusal("password is a null pointer, not a string"));
    BOOST_TEST(problem_of(params{}.password_digest(null_pointer, hasher::md5))
        == refusal("password_digest is a null pointer, not a string"));
    params stored;
    stored.password(null_pointer);
    BOOST_TEST(problem_of(stored) == refusal("password is a null pointer, not a string"));
    stored.password("better");
    BOOST_TEST(body_of(stored) == R"({"password":"better"})");

    std::array<char const*, 2> const codes{"one", nullptr};
    BOOST_TEST(problem_of(params{}.backup_codes(codes))
        == refusal("backup_codes holds a null pointer, not a string"));
}

BOOST_AUTO_TEST_CASE(a_later_value_makes_it_good)
{
    params p;
    p.first_name(null_pointer);
    p.first_name("John");
    p.last_name(broken);
    p.last_name(clerk::null);
    BOOST_TEST(body_of(p) == R"({"first_name":"John","last_name":null})");
}

BOOST_AUTO_TEST_CASE(metadata_that_is_no_object)
{
    for (json::value const& value :
        {json::value(1), json::value("text"), json::value(json::array_kind), json::value(true)})
    {
        BOOST_TEST(
            problem_of(params{}.public_metadata(value)) == refusal("public_metadata is not a JSON object"));
        BOOST_TEST(
            problem_of(params{}.private_metadata(value)) == refusal("private_metadata is not a JSON object"));
        BOOST_TEST(
            problem_of(params{}.unsafe_metadata(value)) == refusal("unsafe_metadata is not a JSON object"));
    }
    BOOST_TEST(problem_of(params{}.public_metadata(std::vector<int>{1}))
        == refusal("public_metadata is not a JSON object"));
}

BOOST_AUTO_TEST_CASE(metadata_that_json_cannot_say)
{
    json::object object;
    object["ratio"] = std::numeric_limits<double>::infinity();
    BOOST_TEST(problem_of(params{}.unsafe_metadata(object))
        == refusal("unsafe_metadata.ratio is not a finite number, and JSON has no other"));
    json::value deep;
    for (int i = 0; i < 600; ++i)
    {
        json::array outer;
        outer.push_back(std::move(deep));
        deep = std::move(outer);
    }
    json::object holder;
    holder["x"] = std::move(deep);
    std::string const problem = problem_of(params{}.public_metadata(holder));
    BOOST_TEST(problem.starts_with("update_user: public_metadata.x[0][0]"), problem);
    BOOST_TEST(problem.ends_with(" is nested too deeply; nothing was sent"), problem);
}

BOOST_AUTO_TEST_CASE(the_value_itself_is_not_shown)
{
    std::string const problem = problem_of(params{}.password("correct horse\xFF"));
    BOOST_TEST(!clerk_tests::holds(problem, "horse"), problem);
}

BOOST_AUTO_TEST_SUITE_END()
