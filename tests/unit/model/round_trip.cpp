// SPDX-License-Identifier: BSL-1.0
#include "../../support/full_user.hpp"

#include <clerk/detail/decode.hpp>
#include <clerk/model/user.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>

namespace json = boost::json;

namespace
{
json::value parse(std::string_view text)
{
    json::value value;
    std::string problem;
    BOOST_TEST_REQUIRE(clerk::detail::parse_json(text, value, problem), problem);
    return value;
}

clerk::user decode(json::value const& value)
{
    clerk::user user;
    std::string problem;
    BOOST_TEST_REQUIRE(clerk::detail::decode_value(value, user, problem), problem);
    return user;
}

/// Adds members that no description has to every object of the tree. Returns how many objects there were.
std::size_t add_unknown_members(json::value& value)
{
    std::size_t objects = 0;
    if (json::array* const elements = value.if_array())
        for (json::value& element : *elements)
            objects += add_unknown_members(element);
    if (json::object* const object = value.if_object())
    {
        for (json::key_value_pair& pair : *object)
            objects += add_unknown_members(pair.value());
        (*object)["x_new"] = json::object{{"deep", json::array{1, nullptr, "text"}}};
        (*object)["x_number"] = std::numeric_limits<std::uint64_t>::max();
        (*object)["x_null"] = nullptr;
        objects += 1;
    }
    return objects;
}

} // namespace

BOOST_AUTO_TEST_SUITE(model_round_trip)

BOOST_AUTO_TEST_CASE(full_user)
{
    json::value const wire = parse(clerk_tests::full_user);
    clerk::user const user = decode(wire);
    json::value const back = json::value_from(user);
    BOOST_TEST((back == wire), json::serialize(back));
    BOOST_TEST((decode(back) == user));
}

BOOST_AUTO_TEST_CASE(order_of_members_is_that_of_the_description)
{
    json::value const wire = parse(clerk_tests::full_user); // written in that order
    json::value const back = json::value_from(decode(wire));
    BOOST_TEST(json::serialize(back) == json::serialize(wire));
}

BOOST_AUTO_TEST_CASE(unknown_members_survive_at_every_level)
{
    json::value wire = parse(clerk_tests::full_user);
    BOOST_TEST(add_unknown_members(wire) > 50u);
    clerk::user const user = decode(wire);
    BOOST_TEST(user.unknown_members.size() == 3u);
    BOOST_TEST(user.organization_memberships.at(0).organization->unknown_members.size() == 3u);
    BOOST_TEST(user.email_addresses.at(2).verification->error->unknown_members.size() == 3u);
    json::value const back = json::value_from(user);
    BOOST_TEST((back == wire), json::serialize(back));
}

BOOST_AUTO_TEST_CASE(optional_members_that_came_as_null_or_empty_come_back_so)
{
    json::value wire = parse(clerk_tests::full_user);
    wire.at("phone_numbers").at(0).as_object()["backup_codes"] = nullptr;
    wire.at("external_accounts").at(0).as_object()["label"] = nullptr;
    wire.as_object()["organization_memberships"] = json::array{};
    wire.as_object()["locale"] = nullptr;
    clerk::user user = decode(wire);
    BOOST_TEST(!user.locale.has_value());
    BOOST_TEST((json::value_from(user) == wire), json::serialize(json::value_from(user)));
    user.locale = "en-US";
    BOOST_TEST(json::value_from(user).at("locale").as_string() == "en-US");
}

BOOST_AUTO_TEST_CASE(a_known_member_wins_over_an_unknown_one)
{
    clerk::user user = decode(parse(R"({"id": "user_1", "object": "user"})"));
    user.unknown_members["id"] = "user_2";
    BOOST_TEST(json::value_from(user).at("id").as_string() == "user_1");
}

BOOST_AUTO_TEST_CASE(metadata_that_is_null_empty_or_missing_is_so_again)
{
    for (std::string_view const name : {"private_metadata", "unsafe_metadata"})
    {
        auto const written = [&](std::string_view members)
        {
            std::string const text = R"({"id": "user_1", "object": "user")" + std::string{members} + '}';
            json::value const back = json::value_from(decode(parse(text)));
            auto const* const metadata = back.get_object().if_contains(name);
            return metadata ? json::serialize(*metadata) : "missing";
        };
        std::string const member = ", \"" + std::string{name} + "\": ";
        BOOST_TEST(written("") == "missing");
        BOOST_TEST(written(member + "null") == "null");
        BOOST_TEST(written(member + "{}") == "{}");
        BOOST_TEST(written(member + R"({"k": 1})") == R"({"k":1})");
    }
}

BOOST_AUTO_TEST_CASE(metadata_that_came_as_null_and_was_set_since_is_written)
{
    clerk::user user = decode(parse(R"({"id": "user_1", "object": "user", "private_metadata": null})"));
    user.private_metadata["k"] = 1;
    BOOST_TEST(json::serialize(json::value_from(user).at("private_metadata")) == R"({"k":1})");
}

BOOST_AUTO_TEST_CASE(unset_members)
{
    json::value const back = json::value_from(decode(parse(R"({"id": "user_1", "object": "user"})")));
    // required and nullable: null; required: the default; not required: left out
    json::value const expected = parse(R"json({
        "id": "user_1", "object": "user", "external_id": null, "primary_email_address_id": null,
        "primary_phone_number_id": null, "primary_web3_wallet_id": null, "username": null, "first_name": null,
        "last_name": null, "has_image": false, "public_metadata": {}, "email_addresses": [], "phone_numbers": [], "web3_wallets": [], "passkeys": [],
        "password_enabled": false, "two_factor_enabled": false, "totp_enabled": false,
        "backup_code_enabled": false, "mfa_enabled_at": null, "mfa_disabled_at": null,
        "external_accounts": [], "saml_accounts": [], "enterprise_accounts": [],
        "last_sign_in_at": null, "banned": false,
        "locked": false, "lockout_expires_in_seconds": null, "verification_attempts_remaining": null,
        "updated_at": 0, "created_at": 0, "delete_self_enabled": false, "create_organization_enabled": false,
        "last_active_at": null, "legal_accepted_at": null})json");
    BOOST_TEST(json::serialize(back) == json::serialize(expected));
}

BOOST_AUTO_TEST_CASE(unset_members_of_the_parts)
{
    struct
    {
        json::value written;
        std::string_view expected;
    } const table[] = {
        {json::value_from(clerk::verification{}),
         R"({"status":"","strategy":"","attempts":null,"expire_at":null})"},
        {json::value_from(clerk::verification_error{}), R"({"message":"","long_message":"","code":""})"},
        {json::value_from(clerk::identification_link{}), R"({"type":"","id":""})"},
        {json::value_from(clerk::scim_user_metadata{}), R"({"directory_id":"","external_id":null})"},
        {json::value_from(clerk::email_address{}),
         R"({"object":"","email_address":"","reserved":false,"verification":null,"linked_to":[],)"
         R"("created_at":0,"updated_at":0})"},
        {json::value_from(clerk::phone_number{}),
         R"({"object":"","phone_number":"","reserved":false,"verification":null,"linked_to":[],)"
         R"("created_at":0,"updated_at":0})"},
        {json::value_from(clerk::web3_wallet{}),
         R"({"object":"","web3_wallet":"","verification":null,"created_at":0,"updated_at":0})"},
        {json::value_from(clerk::passkey{}),
         R"({"object":"","name":"","last_used_at":null,"verification":null})"},
        {json::value_from(clerk::external_account{}),
         R"({"object":"","id":"","provider":"","identification_id":"","provider_user_id":"",)"
         R"("approved_scopes":"","email_address":"","first_name":"","last_name":"","public_metadata":{},)"
         R"("created_at":0,"updated_at":0,"verification":null})"},
        {json::value_from(clerk::saml_account{}),
         R"({"id":"","object":"","provider":"","active":false,"email_address":"","public_metadata":{},)"
         R"("verification":null})"},
        {json::value_from(clerk::saml_connection{}),
         R"({"id":"","name":"","active":false,"provider":"","sync_user_attributes":false,)"
         R"("created_at":0,"updated_at":0})"},
        {json::value_from(clerk::enterprise_account{}),
         R"({"id":"","object":"","provider":"","active":false,"email_address":"","public_metadata":{},)"
         R"("verification":null})"},
        {json::value_from(clerk::enterprise_connection{}),
         R"({"id":"","protocol":"","provider":"","name":"","logo_public_url":null,"active":false,)"
         R"("sync_user_attributes":false,"allow_subdomains":false,"allow_idp_initiated":false,)"
         R"("disable_additional_identifications":false,"created_at":0,"updated_at":0})"},
        {json::value_from(clerk::organization{}),
         R"({"object":"","id":"","name":"","slug":"","has_image":false,"max_allowed_memberships":0,)"
         R"("admin_delete_enabled":false,"public_metadata":{},"created_at":0,"updated_at":0})"},
        {json::value_from(clerk::public_user_data{}),
         R"({"user_id":"","first_name":null,"last_name":null,"profile_image_url":null,"image_url":"",)"
         R"("has_image":false})"},
        {json::value_from(clerk::organization_membership{}),
         R"({"id":"","object":"","role":"","permissions":[],"public_metadata":{},"organization":null,)"
         R"("created_at":0,"updated_at":0})"},
    };
    for (auto const& [written, expected] : table)
        BOOST_TEST(json::serialize(written) == expected);
}

BOOST_AUTO_TEST_CASE(vectors_of_users)
{
    std::vector<clerk::user> users;
    std::string problem;
    std::string_view const text =
        R"([{"id": "user_1", "object": "user"}, {"id": "user_2", "object": "user"}])";
    BOOST_TEST_REQUIRE(clerk::detail::decode(text, users, problem), problem);
    BOOST_TEST_REQUIRE(users.size() == 2u);
    BOOST_TEST(users[1].id == "user_2");
    BOOST_TEST(json::value_from(users).at(1).at("id").as_string() == "user_2");
}

BOOST_AUTO_TEST_SUITE_END()
