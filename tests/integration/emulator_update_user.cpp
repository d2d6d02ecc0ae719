// SPDX-License-Identifier: BSL-1.0
// PATCH /v1/users/{user_id} of the emulator: what it takes, what it refuses, and what the user is like afterwards.
#include <support/emulator_by_hand.hpp>

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace json = boost::json;
using clerk_tests::emulator_by_hand;

namespace
{
struct fixture : emulator_by_hand
{
    /// `STATUS CODE PARAMETER` of the first error; `200` where there is none.
    std::string outcome(std::string_view body, std::string_view version = "2026-05-12")
    {
        auto const answer = patch(body, version);
        if (answer.status == 200)
            return "200";
        return std::to_string(answer.status) + ' ' + answer.code() + ' ' + answer.parameter();
    }

    /// The attribute of the user that the update returns, which must be what the next reader gets.
    std::string after(std::string_view body, std::string_view name, std::string_view version = "2026-05-12")
    {
        auto const answer = patch(body, version);
        BOOST_TEST_INFO(answer.body);
        BOOST_TEST_REQUIRE(answer.status == 200U);
        auto const value = json::serialize(answer.json().at(name));
        BOOST_TEST(json::serialize(attribute(name)) == value);
        return value;
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_update_user, fixture)

BOOST_AUTO_TEST_CASE(texts_are_set_and_cleared)
{
    for (std::string const name : {"first_name", "last_name", "username", "external_id", "locale"})
    {
        BOOST_TEST(after("{\"" + name + "\":\"en-US\"}", name) == "\"en-US\"");
        BOOST_TEST(after("{}", name) == "\"en-US\"");
        BOOST_TEST(after("{\"" + name + "\":null}", name) == "null");
    }
    BOOST_TEST(after(R"({"username":"jwick"})", "username") == "\"jwick\"");
    BOOST_TEST(after(R"({"username":""})", "username") == "null");
    BOOST_TEST(after(R"({"first_name":"Jürgen \u0000 \"x\""})", "first_name") == R"("Jürgen \u0000 \"x\"")");
}

BOOST_AUTO_TEST_CASE(flags_and_the_limit)
{
    for (std::string const name : {"delete_self_enabled", "create_organization_enabled", "bypass_client_trust"})
    {
        BOOST_TEST(after("{\"" + name + "\":true}", name) == "true");
        BOOST_TEST(after("{\"" + name + "\":null}", name) == "true");
        BOOST_TEST(after("{\"" + name + "\":false}", name) == "false");
    }
    BOOST_TEST(after(R"({"create_organizations_limit":7})", "create_organizations_limit") == "7");
    BOOST_TEST(after(R"({"create_organizations_limit":0})", "create_organizations_limit") == "0");
    BOOST_TEST(after(R"({"create_organizations_limit":null})", "create_organizations_limit") == "null");
    BOOST_TEST(outcome(R"({"create_organizations_limit":-1})")
        == "422 form_param_value_invalid create_organizations_limit");
    BOOST_TEST(outcome(R"({"skip_legal_checks":true,"notify_primary_email_address_changed":false})") == "200");
}

BOOST_AUTO_TEST_CASE(times_are_rfc_3339_and_shown_as_unix_milliseconds)
{
    for (std::string const name : {"created_at", "legal_accepted_at"})
    {
        auto const set = [&](std::string const& text) { return after("{\"" + name + "\":\"" + text + "\"}", name); };
        BOOST_TEST(set("2012-10-20T07:15:20.902Z") == "1350717320902");
        BOOST_TEST(set("2012-10-20T07:15:20Z") == "1350717320000");
        BOOST_TEST(set("2012-10-20t07:15:20.9029z") == "1350717320902");
        BOOST_TEST(set("2012-10-20T09:15:20.902+02:00") == "1350717320902");
        BOOST_TEST(set("2012-10-20T01:45:20.902-05:30") == "1350717320902");
        BOOST_TEST(set("1969-12-31T23:59:59.999Z") == "-1");
        BOOST_TEST(set("3000-02-28T00:00:00.000Z") == "32508691200000");
        BOOST_TEST(set("2024-02-29T00:00:00.5Z") == "1709164800500");
        for (std::string const bad : {"", "yesterday", "2012-10-20", "2012-10-20T07:15:20", "2012-10-20 07:15:20Z",
                 "2023-02-29T00:00:00Z", "2012-13-20T07:15:20Z", "2012-10-20T24:00:00Z", "2012-10-20T07:60:00Z",
                 "2012-10-20T07:15:60Z", "2012-10-20T07:15:20.Z", "2012-10-20T07:15:20ZZ", "12-10-20T07:15:20Z",
                 "2012-10-20T07:15:20+0200", "2012-10-20T07:15:20*02:00", "2012-00-10T00:00:00Z"})
            BOOST_TEST_CONTEXT(bad)
            {
                BOOST_TEST(outcome("{\"" + name + "\":\"" + bad + "\"}") == "422 form_param_invalid_time " + name);
            }
        BOOST_TEST(outcome("{\"" + name + "\":1350717320902}") == "422 form_param_invalid_time " + name);
    }
    BOOST_TEST(after(R"({"legal_accepted_at":null})", "legal_accepted_at") == "null");
    BOOST_TEST(after(R"({"created_at":null})", "created_at") == "1709164800500");
}

BOOST_AUTO_TEST_CASE(unknown_members_and_wrong_types)
{
    BOOST_TEST(outcome(R"({"firstName":"J"})") == "422 form_param_unknown firstName");
    BOOST_TEST(outcome(R"({"id":"x"})") == "422 form_param_unknown id");
    for (std::string const name : {"external_id", "first_name", "last_name", "locale", "username", "profile_image_id",
             "primary_email_address_id", "primary_phone_number_id", "primary_web3_wallet_id", "password",
             "password_digest", "password_hasher", "totp_secret"})
        for (std::string const value : {"1", "true", "[]", "{}"})
            BOOST_TEST(outcome("{\"" + name + "\":" + value + '}') == "422 form_param_format_invalid " + name);
    for (std::string const name :
        {"notify_primary_email_address_changed", "skip_password_checks", "sign_out_of_other_sessions",
            "delete_self_enabled", "create_organization_enabled", "skip_legal_checks", "bypass_client_trust"})
        for (std::string const value : {"1", "\"true\"", "[]"})
            BOOST_TEST(outcome("{\"" + name + "\":" + value + '}') == "422 form_param_format_invalid " + name);
    for (std::string const value : {"1.5", "\"1\"", "true", "18446744073709551615"})
        BOOST_TEST(outcome("{\"create_organizations_limit\":" + value + '}')
            == "422 form_param_format_invalid create_organizations_limit");
    for (std::string const value : {"\"a\"", "[1]", "[\"a\",null]", "{}"})
        BOOST_TEST(outcome("{\"backup_codes\":" + value + '}') == "422 form_param_format_invalid backup_codes");
    for (std::string const name : {"backup_codes", "password_digest", "password_hasher"})
        BOOST_TEST(outcome("{\"" + name + "\":null}") == "422 form_param_nil " + name);
}

BOOST_AUTO_TEST_CASE(every_wrong_member_is_reported_and_nothing_is_changed)
{
    auto const answer = patch(R"({"first_name":"Half","zzz":1,"last_name":2})");
    BOOST_TEST(answer.status == 422U);
    auto const errors = answer.json().at("errors").as_array();
    BOOST_TEST_REQUIRE(errors.size() == 2U);
    BOOST_TEST(errors[0].at("meta").at("param_name").as_string() == "zzz");
    BOOST_TEST(errors[1].at("meta").at("param_name").as_string() == "last_name");
    BOOST_TEST(attribute("first_name").is_null());
}

BOOST_AUTO_TEST_CASE(metadata_by_version)
{
    for (std::string const name : {"public_metadata", "private_metadata", "unsafe_metadata"})
    {
        BOOST_TEST(outcome("{\"" + name + "\":{}}") == "422 form_param_unknown " + name);
        for (std::string_view const old : {"2021-02-05", "2025-11-10"})
        {
            BOOST_TEST(after("{\"" + name + "\":{\"a\":{\"b\":1},\"n\":null}}", name, old) == R"({"a":{"b":1},"n":null})");
            BOOST_TEST(after("{\"" + name + "\":{\"a\":{\"c\":2}}}", name, old) == R"({"a":{"c":2}})");
            BOOST_TEST(outcome("{\"" + name + "\":[]}", old) == "422 form_param_format_invalid " + name);
            auto const large = "{\"" + name + "\":{\"a\":\"" + std::string(8192, 'x') + "\"}}";
            BOOST_TEST(outcome(large, old) == "422 form_param_exceeds_allowed_size " + name);
            BOOST_TEST(after("{\"" + name + "\":null}", name, old) == "{}");
        }
    }
    BOOST_TEST(patch(R"({"public_metadata":{}})").body.find("Use PATCH or PUT /v1/users/{user_id}/metadata")
        != std::string::npos);
    BOOST_TEST(patch(R"({"zzz":{}})").body.find("Use PATCH or PUT") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(passwords)
{
    for (std::string_view const flag : {"skip_password_checks", "sign_out_of_other_sessions"})
        for (std::string_view const value : {"true", "false"})
            BOOST_TEST(outcome("{\"" + std::string{flag} + "\":" + std::string{value} + '}')
                == "422 form_param_missing password");
    BOOST_TEST(outcome(R"({"skip_password_checks":null})") == "200");
    BOOST_TEST(outcome(R"({"password":"1234567"})") == "422 form_password_length_too_short password");
    BOOST_TEST(outcome(R"({"password":"ääääääa"})") == "422 form_password_length_too_short password");
    BOOST_TEST(outcome(R"({"password":"1234567","skip_password_checks":false})")
        == "422 form_password_length_too_short password");
    BOOST_TEST(after("{}", "password_enabled") == "false");
    BOOST_TEST(after("{}", "password_last_updated_at") == "null");
    BOOST_TEST(after(R"({"password":null})", "password_enabled") == "false");
    BOOST_TEST(after(R"({"password":"12345678","sign_out_of_other_sessions":true})", "password_enabled") == "true");
    BOOST_TEST(attribute("password_last_updated_at").as_int64() == attribute("updated_at").as_int64());
    BOOST_TEST(outcome(R"({"password":"x","skip_password_checks":true})") == "200");
}

BOOST_AUTO_TEST_CASE(password_digests)
{
    BOOST_TEST(outcome(R"({"password_digest":"$2a$10$x"})") == "422 form_conditional_param_missing password_hasher");
    BOOST_TEST(outcome(R"({"password_hasher":"bcrypt"})") == "422 form_conditional_param_missing password_digest");
    BOOST_TEST(outcome(R"({"password_digest":"x","password_hasher":"rot13"})")
        == "422 form_param_value_invalid password_hasher");
    BOOST_TEST(outcome(R"({"password_digest":"","password_hasher":"bcrypt"})")
        == "422 form_password_digest_invalid_code password_digest");
    BOOST_TEST(outcome(R"({"password_digest":"x","password_hasher":"bcrypt","skip_password_checks":true})")
        == "422 form_param_missing password");
    BOOST_TEST(outcome(R"({"password_digest":"x","password_hasher":"bcrypt","password":"correct horse"})")
        == "422 form_conditional_param_disallowed password_digest");
    BOOST_TEST(after("{}", "password_enabled") == "false");
    for (std::string const hasher : {"argon2i", "argon2id", "awscognito", "bcrypt", "bcrypt_peppered",
             "bcrypt_sha256_django", "hmac_sha256_utf16_b64", "ldap_ssha", "md5", "md5_phpass", "md5_salted",
             "pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha256_django", "pbkdf2_sha512", "pbkdf2_sha512_hex", "phpass",
             "scrypt_firebase", "scrypt_werkzeug", "sha256", "sha256_salted", "sha512_symfony"})
        BOOST_TEST(after("{\"password_digest\":\"x\",\"password_hasher\":\"" + hasher + "\"}", "password_enabled") == "true");
}

BOOST_AUTO_TEST_CASE(second_factors)
{
    for (std::string const bad : {"", "=", "JBSWY3DP1", "JBSW-Y3DP", "JBSWY3DPA=B", "JBSWY3DP======="})
        BOOST_TEST(outcome("{\"totp_secret\":\"" + bad + "\"}") == "422 invalid_totp_secret_code totp_secret");
    BOOST_TEST(after(R"({"backup_codes":["a","b"]})", "backup_code_enabled") == "true");
    BOOST_TEST(after("{}", "two_factor_enabled") == "false");
    BOOST_TEST(after(R"({"totp_secret":"JBSWY3DPEHPK3PXP"})", "totp_enabled") == "true");
    BOOST_TEST(after("{}", "two_factor_enabled") == "true");
    BOOST_TEST(attribute("mfa_disabled_at").is_null());
    BOOST_TEST(after(R"({"totp_secret":null})", "totp_enabled") == "false");
    BOOST_TEST(attribute("two_factor_enabled").as_bool() == false);
    BOOST_TEST(attribute("mfa_disabled_at").is_int64());
    BOOST_TEST(attribute("mfa_enabled_at").is_int64());
    BOOST_TEST(after(R"({"backup_codes":[]})", "backup_code_enabled") == "false");
    BOOST_TEST(after(R"({"totp_secret":"jbswy3dpea======"})", "totp_enabled") == "true");
}

BOOST_AUTO_TEST_CASE(a_phone_number_is_a_second_factor_too)
{
    id = emulator
             .add_user(json::parse(
                 R"({"two_factor_enabled":true,"phone_numbers":[{"phone_number":"+12015550123","reserved_for_second_factor":true}]})")
                           .as_object())
             .id;
    BOOST_TEST(after(R"({"totp_secret":"JBSWY3DPEHPK3PXP"})", "two_factor_enabled") == "true");
    BOOST_TEST(after(R"({"totp_secret":null})", "two_factor_enabled") == "true");
    BOOST_TEST(attribute("mfa_disabled_at").is_null());
}

BOOST_AUTO_TEST_CASE(names_are_unique)
{
    emulator.add_user(json::parse(R"({"username":"taken","external_id":"ext-1"})").as_object());
    BOOST_TEST(outcome(R"({"username":"taken"})") == "422 form_identifier_exists username");
    BOOST_TEST(outcome(R"({"external_id":"ext-1"})") == "422 form_identifier_exists external_id");
    BOOST_TEST(outcome(R"({"username":"own","external_id":"ext-2"})") == "200");
    BOOST_TEST(outcome(R"({"username":"own","external_id":"ext-2"})") == "200");
    // Two users without one do not share it.
    emulator.add_user(json::object{});
    BOOST_TEST(outcome(R"({"username":null,"external_id":null})") == "200");
    BOOST_TEST(outcome(R"({"username":""})") == "200");
}

BOOST_AUTO_TEST_CASE(primary_identifications_are_the_users_own_verified_ones)
{
    auto const other = emulator.add_user(json::parse(R"({"email_addresses":[{"email_address":"x@example.com"}]})").as_object());
    id = emulator
             .add_user(json::parse(R"({
                "email_addresses":[{"id":"e1","email_address":"a@example.com","verification":{"status":"verified","strategy":"admin"}},
                    {"id":"e2","email_address":"b@example.com"},
                    {"id":"e3","email_address":"c@example.com","verification":{"status":"unverified","strategy":"email_code"}}],
                "phone_numbers":[{"id":"p1","phone_number":"+12015550123"},{"id":"p2","phone_number":"+12015550124"}],
                "web3_wallets":[{"id":"w1","web3_wallet":"0x1"},{"id":"w2","web3_wallet":"0x2"}]})")
                           .as_object())
             .id;
    BOOST_TEST(attribute("primary_email_address_id") == "e1");
    BOOST_TEST(after(R"({"primary_email_address_id":"e2"})", "primary_email_address_id") == "\"e2\"");
    BOOST_TEST(after(R"({"primary_phone_number_id":"p2"})", "primary_phone_number_id") == "\"p2\"");
    BOOST_TEST(after(R"({"primary_web3_wallet_id":"w2"})", "primary_web3_wallet_id") == "\"w2\"");
    BOOST_TEST(outcome(R"({"primary_email_address_id":"e3"})") == "422 form_verification_needed primary_email_address_id");
    BOOST_TEST(outcome(R"({"primary_email_address_id":"p1"})") == "404 resource_not_found primary_email_address_id");
    BOOST_TEST(outcome("{\"primary_email_address_id\":\"" + other.primary_email_address_id.value() + "\"}")
        == "404 resource_not_found primary_email_address_id");
    BOOST_TEST(outcome(R"({"primary_phone_number_id":"none"})") == "404 resource_not_found primary_phone_number_id");
    BOOST_TEST(outcome(R"({"primary_web3_wallet_id":"none"})") == "404 resource_not_found primary_web3_wallet_id");
    BOOST_TEST(after(R"({"primary_email_address_id":null})", "primary_email_address_id") == "null");
}

BOOST_AUTO_TEST_CASE(locales_are_language_tags)
{
    for (std::string const good : {"en", "pt-BR", "zh-Hant-TW", "sl-rozaj-1994"})
        BOOST_TEST(outcome("{\"locale\":\"" + good + "\"}") == "200");
    for (std::string const bad : {"", "e", "en_US", "en-", "-en", "12", "englishes-x", "en-verylongsubtag"})
        BOOST_TEST(outcome("{\"locale\":\"" + bad + "\"}") == "422 form_param_format_invalid locale");
}

BOOST_AUTO_TEST_CASE(profile_images)
{
    BOOST_TEST(after(R"({"profile_image_id":"img_1"})", "has_image") == "true");
    BOOST_TEST(attribute("image_url") == "https://img.clerk.com/img_1");
    BOOST_TEST(after(R"({"profile_image_id":null})", "has_image") == "false");
    BOOST_TEST(attribute("image_url") == "https://img.clerk.com/default");
}

BOOST_AUTO_TEST_CASE(an_update_moves_updated_at_and_a_refused_one_does_not)
{
    id = emulator.add_user(json::parse(R"({"created_at":5,"updated_at":7})").as_object()).id;
    BOOST_TEST(outcome(R"({"zzz":1})") == "422 form_param_unknown zzz");
    BOOST_TEST(attribute("updated_at").as_int64() == 7);
    BOOST_TEST(outcome("{}") == "200");
    BOOST_TEST(attribute("updated_at").as_int64() > 1'700'000'000'000);
    BOOST_TEST(attribute("created_at").as_int64() == 5);
}

BOOST_AUTO_TEST_SUITE_END()
