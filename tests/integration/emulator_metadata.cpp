// SPDX-License-Identifier: BSL-1.0
// PATCH and PUT /v1/users/{user_id}/metadata of the emulator.
#include <support/emulator_by_hand.hpp>

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace json = boost::json;

namespace
{
struct fixture : clerk_tests::emulator_by_hand
{
    clerk_tests::http_answer metadata(std::string_view method, std::string_view body, std::string_view version = "2026-05-12")
    {
        return request(method, "/v1/users/" + id + "/metadata", body, version);
    }

    /// The attribute after a request that is carried out.
    json::value after(std::string_view method, std::string_view body, std::string_view name = "public_metadata")
    {
        auto const answer = metadata(method, body);
        BOOST_TEST_INFO(answer.body);
        BOOST_TEST_REQUIRE(answer.status == 200U);
        BOOST_TEST((answer.json().at(name) == attribute(name)));
        return answer.json().at(name);
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_metadata, fixture)

BOOST_AUTO_TEST_CASE(put_replaces_the_fields_given)
{
    after("PUT", R"({"public_metadata":{"a":1,"n":null},"private_metadata":{"p":1},"unsafe_metadata":{"u":1}})");
    BOOST_TEST((after("PUT", R"({"public_metadata":{"b":{"c":null}}})") == json::parse(R"({"b":{"c":null}})")));
    BOOST_TEST((attribute("private_metadata") == json::parse(R"({"p":1})")));
    BOOST_TEST((attribute("unsafe_metadata") == json::parse(R"({"u":1})")));
    BOOST_TEST((after("PUT", R"({"public_metadata":{}})") == json::object{}));
}

BOOST_AUTO_TEST_CASE(patch_merges_at_all_levels_and_null_removes)
{
    after("PUT", R"({"public_metadata":{"a":1,"deep":{"x":1,"y":{"z":[1,2]}},"list":[1,null],"gone":1}})");
    BOOST_TEST((after("PATCH", R"({"public_metadata":{"b":2,"deep":{"x":null,"y":{"w":3}},"list":[null],"gone":null}})")
        == json::parse(R"({"a":1,"b":2,"deep":{"y":{"z":[1,2],"w":3}},"list":[null]})")));
    // An object takes the place of anything else, without the nulls in it; and the other way round.
    BOOST_TEST((after("PATCH", R"({"public_metadata":{"a":{"new":1,"none":null},"deep":5}})")
        == json::parse(R"({"a":{"new":1},"b":2,"deep":5,"list":[null]})")));
    BOOST_TEST((after("PATCH", R"({"public_metadata":{"never":null}})").as_object().contains("never") == false));
    BOOST_TEST((after("PATCH", "{}") == json::parse(R"({"a":{"new":1},"b":2,"deep":5,"list":[null]})")));
    BOOST_TEST((after("PATCH", R"({"private_metadata":{"p":1}})", "private_metadata") == json::parse(R"({"p":1})")));
}

BOOST_AUTO_TEST_CASE(a_user_without_private_metadata)
{
    id = emulator.add_user(json::parse(R"({"private_metadata":null})").as_object()).id;
    BOOST_TEST((after("PATCH", R"({"private_metadata":{"p":1}})", "private_metadata") == json::parse(R"({"p":1})")));
}

BOOST_AUTO_TEST_CASE(keys_and_numbers_stay_as_they_are)
{
    json::object exact;
    exact["camelCase"] = 0.1;
    exact[""] = 9007199254740993;
    exact["max"] = 18446744073709551615U;
    exact["tiny"] = 5e-324;
    json::object body;
    body["unsafe_metadata"] = exact;
    BOOST_TEST((emulator.user(id)->unsafe_metadata.empty()));
    BOOST_TEST(metadata("PUT", json::serialize(body)).status == 200U);
    BOOST_TEST((emulator.user(id)->unsafe_metadata == exact));
}

BOOST_AUTO_TEST_CASE(both_are_known_to_older_versions)
{
    for (std::string_view const method : {"PATCH", "PUT"})
        for (std::string_view const version : {"2021-02-05", "2025-11-10"})
            BOOST_TEST(metadata(method, R"({"public_metadata":{"a":1}})", version).status == 200U);
}

BOOST_AUTO_TEST_CASE(wrong_members)
{
    for (std::string_view const method : {"PATCH", "PUT"})
    {
        auto const outcome = [&](std::string_view body)
        {
            auto const answer = metadata(method, body);
            return std::to_string(answer.status) + ' ' + answer.code() + ' ' + answer.parameter();
        };
        BOOST_TEST(outcome(R"({"first_name":"J"})") == "422 form_param_unknown first_name");
        BOOST_TEST(outcome(R"({"public_metadata":[]})") == "422 form_param_format_invalid public_metadata");
        BOOST_TEST(outcome(R"({"public_metadata":"{}"})") == "422 form_param_format_invalid public_metadata");
        BOOST_TEST(outcome(R"({"private_metadata":null})") == "422 form_param_nil private_metadata");
    }
}

BOOST_AUTO_TEST_CASE(eight_kilobytes_in_each_field)
{
    // {"a":"…"}: eight characters around the text.
    auto const of_size = [](std::size_t size) { return "{\"a\":\"" + std::string(size - 8, 'x') + "\"}"; };
    for (std::string const name : {"public_metadata", "private_metadata", "unsafe_metadata"})
    {
        BOOST_TEST(metadata("PUT", "{\"" + name + "\":" + of_size(8192) + '}').status == 200U);
        auto const too_large = metadata("PUT", "{\"" + name + "\":" + of_size(8193) + '}');
        BOOST_TEST(too_large.status == 422U);
        BOOST_TEST(too_large.code() == "form_param_exceeds_allowed_size");
        BOOST_TEST(too_large.parameter() == name);
        // What counts is the result of a merge, not what was sent.
        BOOST_TEST(metadata("PATCH", "{\"" + name + "\":{\"b\":1}}").code() == "form_param_exceeds_allowed_size");
        BOOST_TEST(metadata("PATCH", "{\"" + name + "\":{\"a\":null,\"b\":1}}").status == 200U);
    }
}

BOOST_AUTO_TEST_CASE(all_fields_or_none)
{
    auto const large = std::string(9000, 'x');
    BOOST_TEST(metadata("PUT", R"({"public_metadata":{"a":1},"private_metadata":{"b":")" + large + "\"}}").status == 422U);
    BOOST_TEST((attribute("public_metadata") == json::object{}));
}

BOOST_AUTO_TEST_SUITE_END()
