// SPDX-License-Identifier: BSL-1.0
#include <clerk/model/user.hpp>

#include "access.hpp"

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

namespace json = boost::json;
using clerk_tests::count;
using clerk_tests::decode_full_user;
using clerk_tests::has;

BOOST_AUTO_TEST_SUITE(model_user)

BOOST_AUTO_TEST_CASE(members)
{
    clerk::user const u = decode_full_user();
    BOOST_TEST(u.id == "user_2full");
    BOOST_TEST(u.object == "user");
    BOOST_TEST(has(u.external_id) == "crew-7");
    BOOST_TEST(has(u.primary_email_address_id) == "idn_email_otp");
    BOOST_TEST(has(u.primary_phone_number_id) == "idn_phone_one");
    BOOST_TEST(has(u.primary_web3_wallet_id) == "idn_wallet_one");
    BOOST_TEST(has(u.username) == "ripley");
    BOOST_TEST(has(u.first_name) == "Ellen");
    BOOST_TEST(has(u.last_name) == "Ripley");
    BOOST_TEST(has(u.locale) == "en-GB");
    BOOST_TEST(has(u.profile_image_url) == "https://images.example/old.png");
    BOOST_TEST(has(u.image_url) == "https://images.example/new.png");
    BOOST_TEST(u.has_image);
    BOOST_TEST(u.public_metadata.at("rank").as_string() == "warrant officer");
    BOOST_TEST(json::serialize(u.public_metadata.at("camelCase")) == "{\"inner\":[1,2.5E0,null,true]}");
    BOOST_TEST(u.private_metadata.at("ledger").as_uint64() == 18446744073709551615u);
    BOOST_TEST(u.unsafe_metadata.at("theme").as_string() == "dark");
    BOOST_TEST(u.unsafe_metadata.at("ratio").as_double() == 0.1);
    BOOST_TEST(u.email_addresses.size() == 8u);
    BOOST_TEST(u.phone_numbers.size() == 1u);
    BOOST_TEST(u.web3_wallets.size() == 1u);
    BOOST_TEST(u.passkeys.size() == 1u);
    BOOST_TEST(u.password_enabled);
    BOOST_TEST(u.two_factor_enabled);
    BOOST_TEST(u.totp_enabled);
    BOOST_TEST(u.backup_code_enabled);
    BOOST_TEST(count(u.mfa_enabled_at) == 1700000040000);
    BOOST_TEST(count(u.mfa_disabled_at) == 1700000041000);
    BOOST_TEST(count(u.password_last_updated_at) == 1700000042000);
    BOOST_TEST(u.external_accounts.size() == 2u);
    BOOST_TEST(u.saml_accounts.size() == 1u);
    BOOST_TEST(u.enterprise_accounts.size() == 1u);
    BOOST_TEST(u.organization_memberships.size() == 1u);
    BOOST_TEST(count(u.last_sign_in_at) == 1700000090000);
    BOOST_TEST(u.banned);
    BOOST_TEST(u.locked);
    BOOST_TEST(!has(u.deprovisioned));
    BOOST_TEST(has(u.lockout_expires_in_seconds).count() == 3600);
    BOOST_TEST(has(u.verification_attempts_remaining) == 97);
    BOOST_TEST(count(u.updated_at) == 1700000091999);
    BOOST_TEST(count(u.created_at) == 1699990000001);
    BOOST_TEST(u.delete_self_enabled);
    BOOST_TEST(u.create_organization_enabled);
    BOOST_TEST(has(u.create_organizations_limit) == 5);
    BOOST_TEST(count(u.last_active_at) == 1700000092000);
    BOOST_TEST(count(u.legal_accepted_at) == 1700000093000);
    BOOST_TEST(has(u.bypass_client_trust));
    BOOST_TEST(has(u.scim).directory_id == "dir_one");
    BOOST_TEST(has(has(u.scim).directory_enabled));
    BOOST_TEST(has(has(u.scim).external_id) == "scim-1");
    BOOST_TEST(u.unknown_members.empty());
}

BOOST_AUTO_TEST_CASE(email_address)
{
    clerk::email_address const e = decode_full_user().email_addresses.at(0);
    BOOST_TEST(e.id == "idn_email_otp");
    BOOST_TEST(e.object == "email_address");
    BOOST_TEST(e.email_address == "ripley@example.com");
    BOOST_TEST(e.reserved);
    BOOST_TEST(has(e.verification).object == "verification_otp");
    BOOST_TEST_REQUIRE(e.linked_to.size() == 2u);
    BOOST_TEST(e.linked_to[0].type == "oauth_google");
    BOOST_TEST(e.linked_to[0].id == "idn_google");
    BOOST_TEST(e.linked_to[1].type == "saml");
    BOOST_TEST(has(e.matches_sso_connection));
    BOOST_TEST(count(e.created_at) == 1700000000123);
    BOOST_TEST(count(e.updated_at) == 1700000001456);
}

BOOST_AUTO_TEST_CASE(phone_number)
{
    clerk::phone_number const p = decode_full_user().phone_numbers.at(0);
    BOOST_TEST(p.id == "idn_phone_one");
    BOOST_TEST(p.object == "phone_number");
    BOOST_TEST(p.phone_number == "+12015550122");
    BOOST_TEST(has(p.reserved_for_second_factor));
    BOOST_TEST(!has(p.default_second_factor));
    BOOST_TEST(p.reserved);
    BOOST_TEST(has(has(p.verification).channel) == "sms");
    BOOST_TEST_REQUIRE(p.linked_to.size() == 1u);
    BOOST_TEST(p.linked_to[0].id == "idn_apple");
    BOOST_TEST((has(p.backup_codes) == std::vector<std::string>{"12345678", "abcdefgh"}));
    BOOST_TEST(count(p.created_at) == 1700000010000);
    BOOST_TEST(count(p.updated_at) == 1700000011000);
}

BOOST_AUTO_TEST_CASE(web3_wallet_and_passkey)
{
    clerk::user const u = decode_full_user();
    clerk::web3_wallet const& w = u.web3_wallets.at(0);
    BOOST_TEST(w.id == "idn_wallet_one");
    BOOST_TEST(w.object == "web3_wallet");
    BOOST_TEST(w.web3_wallet == "0x1979");
    BOOST_TEST(has(has(w.verification).nonce) == "n0nce");
    BOOST_TEST(has(has(w.verification).message) == "sign n0nce");
    BOOST_TEST(count(w.created_at) == 1700000020000);
    BOOST_TEST(count(w.updated_at) == 1700000021000);

    clerk::passkey const& p = u.passkeys.at(0);
    BOOST_TEST(p.id == "idn_passkey_one");
    BOOST_TEST(p.object == "passkey");
    BOOST_TEST(p.name == "Nostromo terminal");
    BOOST_TEST(count(p.last_used_at) == 1700000030000);
    BOOST_TEST(has(p.verification).strategy == clerk::verification_strategy::passkey);
}

BOOST_AUTO_TEST_CASE(verifications)
{
    using status = clerk::verification_status;
    using strategy = clerk::verification_strategy;
    struct
    {
        std::string_view object;
        clerk::verification_status status;
        clerk::verification_strategy strategy;
        std::optional<std::int64_t> attempts;
        std::optional<std::int64_t> expire_at;
    } const expected[] = {
        {"verification_otp", status::verified, strategy::email_code, 2, 1700000600123},
        {"verification_admin", status::verified, strategy::admin, {}, {}},
        {"verification_from_oauth", status::unverified, strategy{"from_oauth_google"}, {}, 1700000700000},
        {"verification_ticket", status::expired, strategy::ticket, 0, 1600000000000},
        {"verification_saml", status::transferable, strategy::saml, 1, {}},
        {"verification_email_link", status::failed, strategy::email_link, 3, 1700000800000},
        {"verification_scim", status::verified, strategy::scim, {}, {}},
    };
    std::vector<clerk::email_address> const all = decode_full_user().email_addresses;
    BOOST_TEST_REQUIRE(all.size() == std::size(expected) + 1);
    for (std::size_t i = 0; i < std::size(expected); ++i)
    {
        BOOST_TEST_CONTEXT(expected[i].object)
        {
            clerk::verification const& v = has(all[i].verification);
            BOOST_TEST(v.object == expected[i].object);
            BOOST_TEST(v.status == expected[i].status);
            BOOST_TEST(v.strategy == expected[i].strategy);
            BOOST_TEST((v.attempts == expected[i].attempts));
            BOOST_TEST(v.expire_at.has_value() == expected[i].expire_at.has_value());
            if (expected[i].expire_at)
                BOOST_TEST(count(v.expire_at) == *expected[i].expire_at);
        }
    }
    BOOST_TEST(!all.back().verification.has_value());

    BOOST_TEST(has(has(all[0].verification).verified_at_client) == "client_1");
    clerk::verification_error const& error = has(has(all[2].verification).error);
    BOOST_TEST(error.message == "denied");
    BOOST_TEST(error.long_message == "The provider denied it.");
    BOOST_TEST(error.code == "oauth_access_denied");
    BOOST_TEST(error.meta.at("provider").as_string() == "google");
    BOOST_TEST(
        has(has(all[4].verification).external_verification_redirect_url) == "https://idp.example/saml");
}

BOOST_AUTO_TEST_CASE(equality_looks_at_every_level)
{
    clerk::user const one = decode_full_user();
    clerk::user other = one;
    BOOST_TEST((one == other));
    other.organization_memberships[0].organization->role_set_key = "role_set:other";
    BOOST_TEST((one != other));
    other = one;
    other.unknown_members["x"] = 1;
    BOOST_TEST((one != other));
}

BOOST_AUTO_TEST_CASE(default_constructed)
{
    clerk::user const u;
    BOOST_TEST(u.id.empty());
    BOOST_TEST(!u.has_image);
    BOOST_TEST(!u.banned);
    BOOST_TEST(count(u.created_at) == 0);
    BOOST_TEST(!u.first_name.has_value());
    BOOST_TEST(u.public_metadata.empty());
}

BOOST_AUTO_TEST_SUITE_END()
