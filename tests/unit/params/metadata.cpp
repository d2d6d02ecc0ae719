// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/clerk.hpp>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <memory>

namespace json = boost::json;
using clerk_tests::body_of;
using params = clerk::update_user_params;

namespace tests_of_metadata
{
/// A type of a user's own, with Boost.JSON's customisation.
struct preferences
{
    std::string theme;
    int size;
};
void tag_invoke(json::value_from_tag, json::value& out, preferences const& from)
{
    auto& object = out.emplace_object();
    object["theme"] = from.theme;
    object["size"] = from.size;
}
} // namespace tests_of_metadata

namespace
{
std::string merged(clerk::user_metadata_params const& p)
{
    auto const made = clerk::endpoints::update_user_metadata("user_1", p);
    BOOST_TEST_REQUIRE(made.has_value());
    return clerk_tests::to_text(made->steps[0].body.value());
}
} // namespace

BOOST_AUTO_TEST_SUITE(params_metadata)

BOOST_AUTO_TEST_CASE(from_whatever_becomes_an_object)
{
    std::map<std::string, int> const map{{"a", 1}, {"b", 2}};
    BOOST_TEST(body_of(params{}.public_metadata(map)) == R"({"public_metadata":{"a":1,"b":2}})");
    BOOST_TEST(body_of(params{}.private_metadata(std::map<std::string, std::string>{}))
        == R"({"private_metadata":{}})");
    tests_of_metadata::preferences const own{"dark", 3};
    BOOST_TEST(body_of(params{}.unsafe_metadata(own)) == R"({"unsafe_metadata":{"theme":"dark","size":3}})");
    json::value const value = json::parse(R"({"camelCase":{"snake_case":[1,2.5,null]}})");
    BOOST_TEST(body_of(params{}.public_metadata(value))
        == R"({"public_metadata":{"camelCase":{"snake_case":[1,2.5,null]}}})");
    BOOST_TEST(body_of(params{}.public_metadata(json::value(nullptr))) == R"({"public_metadata":null})");
    BOOST_TEST(body_of(params{}.public_metadata(json::object{})) == R"({"public_metadata":{}})");
    params stored;
    stored.public_metadata(map).private_metadata(own).unsafe_metadata(value);
    BOOST_TEST(body_of(stored)
        == R"({"public_metadata":{"a":1,"b":2},"private_metadata":{"theme":"dark","size":3},)"
           R"("unsafe_metadata":{"camelCase":{"snake_case":[1,2.5,null]}}})");
}

BOOST_AUTO_TEST_CASE(keys_and_numbers_travel_untouched)
{
    std::string const text =
        R"({"public_metadata":{"$ne":1,"a.b":2,"__proto__":3,"":4,"big":18446744073709551615,)"
        R"("low":-9223372036854775808,"ratio":0.1,"UPPER":true}})";
    auto const object = json::parse(text).at("public_metadata").as_object();
    BOOST_TEST(body_of(params{}.public_metadata(object)) == text);
}

BOOST_AUTO_TEST_CASE(parameters_of_their_own)
{
    json::object object;
    object["k"] = nullptr;
    BOOST_TEST(merged(clerk::user_metadata_params{}) == "{}");
    BOOST_TEST(
        merged(clerk::user_metadata_params{}.public_metadata(object)) == R"({"public_metadata":{"k":null}})");
    clerk::user_metadata_params stored;
    stored.private_metadata(object);
    stored.unsafe_metadata(clerk::null);
    stored.private_metadata(std::map<std::string, int>{{"a", 1}});
    BOOST_TEST(merged(stored) == R"({"private_metadata":{"a":1},"unsafe_metadata":null})");
    clerk::user_metadata_params copy = stored;
    copy.unsafe_metadata(object);
    BOOST_TEST(merged(stored) == R"({"private_metadata":{"a":1},"unsafe_metadata":null})");
    BOOST_TEST(merged(copy) == R"({"private_metadata":{"a":1},"unsafe_metadata":{"k":null}})");
}

// A document that was parsed into memory of the caller's, which is gone before the parameters are used.
BOOST_AUTO_TEST_CASE(stored_parameters_keep_nothing_in_the_callers_memory)
{
    std::string const text =
        R"({"key":"a text that is too long to be kept inside of its object","list":[1,2,3]})";
    params p;
    params in_a_chain;
    clerk::user_metadata_params metadata;
    {
        auto memory = std::make_unique<json::monotonic_resource>();
        json::value const document = json::parse(text, memory.get());
        json::object object(document.get_object(), memory.get());
        BOOST_TEST_REQUIRE((object.storage() == json::storage_ptr(memory.get())));
        json::object copy_to_move(object, memory.get());
        p.public_metadata(std::move(copy_to_move)).private_metadata(object).unsafe_metadata(document);
        in_a_chain = params{}.public_metadata(std::move(object));
        metadata.public_metadata(document);
    }
    BOOST_TEST(body_of(p)
        == "{\"public_metadata\":" + text + ",\"private_metadata\":" + text + ",\"unsafe_metadata\":" + text
            + "}");
    BOOST_TEST(body_of(in_a_chain) == "{\"public_metadata\":" + text + "}");
    BOOST_TEST(merged(metadata) == "{\"public_metadata\":" + text + "}");
}

BOOST_AUTO_TEST_SUITE_END()
