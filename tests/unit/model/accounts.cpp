// SPDX-License-Identifier: BSL-1.0
#include "access.hpp"

#include <boost/test/unit_test.hpp>

using clerk_tests::count;
using clerk_tests::decode_full_user;
using clerk_tests::has;

BOOST_AUTO_TEST_SUITE(model_accounts)

BOOST_AUTO_TEST_CASE(external_account)
{
    clerk::external_account const a = decode_full_user().external_accounts.at(0);
    BOOST_TEST(a.object == "external_account");
    BOOST_TEST(a.id == "eac_one");
    BOOST_TEST(a.provider == "oauth_google");
    BOOST_TEST(a.identification_id == "idn_google");
    BOOST_TEST(a.provider_user_id == "116785430249887645832");
    BOOST_TEST(a.approved_scopes == "email profile");
    BOOST_TEST(a.email_address == "ripley@example.com");
    BOOST_TEST(has(a.email_address_verified));
    BOOST_TEST(a.first_name == "Ellen L.");
    BOOST_TEST(a.last_name == "Ripley-Google");
    BOOST_TEST(has(a.avatar_url) == "");
    BOOST_TEST(has(a.image_url) == "https://images.example/google.png");
    BOOST_TEST(has(a.username) == "ellen.ripley");
    BOOST_TEST(has(a.phone_number) == "+12015550123");
    BOOST_TEST(a.public_metadata.at("plan").as_string() == "free");
    BOOST_TEST(has(a.label) == "work");
    BOOST_TEST(count(a.created_at) == 1700000050000);
    BOOST_TEST(count(a.updated_at) == 1700000051000);
    BOOST_TEST(
        has(has(a.verification).external_verification_redirect_url) == "https://accounts.example/auth");
}

BOOST_AUTO_TEST_CASE(saml_account)
{
    clerk::saml_account const a = decode_full_user().saml_accounts.at(0);
    BOOST_TEST(a.id == "samlacc_one");
    BOOST_TEST(a.object == "saml_account");
    BOOST_TEST(a.provider == "saml_okta");
    BOOST_TEST(a.active);
    BOOST_TEST(a.email_address == "ripley@weyland.example");
    BOOST_TEST(has(a.first_name) == "Ellen S.");
    BOOST_TEST(has(a.last_name) == "Ripley-Saml");
    BOOST_TEST(has(a.provider_user_id) == "okta-1");
    BOOST_TEST(count(a.last_authenticated_at) == 1700000060000);
    BOOST_TEST(a.public_metadata.at("deck").as_string() == "C");
    BOOST_TEST(has(a.verification).strategy == clerk::verification_strategy::ticket);

    clerk::saml_connection const& c = has(a.saml_connection);
    BOOST_TEST(c.id == "samlc_one");
    BOOST_TEST(c.name == "Weyland");
    BOOST_TEST(has(c.domain) == "weyland.example");
    BOOST_TEST((c.domains == std::vector<std::string>{"weyland.example", "yutani.example"}));
    BOOST_TEST(c.active);
    BOOST_TEST(c.provider == "saml_okta");
    BOOST_TEST(c.sync_user_attributes);
    BOOST_TEST(has(c.allow_subdomains));
    BOOST_TEST(!has(c.allow_idp_initiated));
    BOOST_TEST(has(c.disable_additional_identifications));
    BOOST_TEST(count(c.created_at) == 1700000061000);
    BOOST_TEST(count(c.updated_at) == 1700000062000);
}

BOOST_AUTO_TEST_CASE(enterprise_account)
{
    clerk::enterprise_account const a = decode_full_user().enterprise_accounts.at(0);
    BOOST_TEST(a.id == "entacc_one");
    BOOST_TEST(a.object == "enterprise_account");
    BOOST_TEST(a.protocol == clerk::enterprise_protocol::saml);
    BOOST_TEST(a.provider == "saml_custom");
    BOOST_TEST(a.active);
    BOOST_TEST(a.email_address == "ripley@yutani.example");
    BOOST_TEST(has(a.first_name) == "Ellen E.");
    BOOST_TEST(has(a.last_name) == "Ripley-Enterprise");
    BOOST_TEST(has(a.provider_user_id) == "ent-1");
    BOOST_TEST(has(a.enterprise_connection_id) == "entconn_one");
    BOOST_TEST(a.public_metadata.at("floor").as_int64() == 3);
    BOOST_TEST(count(has(a.verification).expire_at) == 1700001400000);
    BOOST_TEST(count(a.last_authenticated_at) == 1700000072000);

    clerk::enterprise_connection const& c = has(a.enterprise_connection);
    BOOST_TEST(c.id == "entconn_one");
    BOOST_TEST(c.protocol == clerk::enterprise_protocol::oauth);
    BOOST_TEST(c.provider == "oauth_custom_yutani");
    BOOST_TEST(c.name == "Yutani");
    BOOST_TEST(!c.logo_public_url.has_value());
    BOOST_TEST(has(c.domain) == "yutani.example");
    BOOST_TEST((c.domains == std::vector<std::string>{"yutani.example"}));
    BOOST_TEST(c.active);
    BOOST_TEST(c.sync_user_attributes);
    BOOST_TEST(!c.allow_subdomains);
    BOOST_TEST(c.allow_idp_initiated);
    BOOST_TEST(c.disable_additional_identifications);
    BOOST_TEST(count(c.created_at) == 1700000070000);
    BOOST_TEST(count(c.updated_at) == 1700000071000);
}

BOOST_AUTO_TEST_CASE(organization_membership)
{
    clerk::organization_membership const m = decode_full_user().organization_memberships.at(0);
    BOOST_TEST(m.id == "orgmem_one");
    BOOST_TEST(m.object == "organization_membership");
    BOOST_TEST(m.role == "org:admin");
    BOOST_TEST(has(m.role_name) == "Admin");
    BOOST_TEST(
        (m.permissions == std::vector<std::string>{"org:sys_memberships:manage", "org:sys_profile:delete"}));
    BOOST_TEST(m.public_metadata.at("seat").as_int64() == 1);
    BOOST_TEST(m.private_metadata.at("salary").as_int64() == 2);
    BOOST_TEST(count(m.created_at) == 1700000083000);
    BOOST_TEST(count(m.updated_at) == 1700000084000);

    clerk::organization const& o = has(m.organization);
    BOOST_TEST(o.object == "organization");
    BOOST_TEST(o.id == "org_one");
    BOOST_TEST(o.name == "Nostromo");
    BOOST_TEST(o.slug == "nostromo");
    BOOST_TEST(has(o.image_url) == "https://images.example/org.png");
    BOOST_TEST(o.has_image);
    BOOST_TEST(has(o.members_count) == 7);
    BOOST_TEST(!has(o.missing_member_with_elevated_permissions));
    BOOST_TEST(has(o.pending_invitations_count) == 1);
    BOOST_TEST(o.max_allowed_memberships == 8);
    BOOST_TEST(o.admin_delete_enabled);
    BOOST_TEST(o.public_metadata.at("class").as_string() == "M");
    BOOST_TEST(o.private_metadata.at("order").as_int64() == 937);
    BOOST_TEST(has(o.created_by) == "user_2full");
    BOOST_TEST(count(o.created_at) == 1700000080000);
    BOOST_TEST(count(o.updated_at) == 1700000081000);
    BOOST_TEST(count(o.last_active_at) == 1700000082000);
    BOOST_TEST(has(o.role_set_key) == "role_set:default");

    clerk::public_user_data const& d = has(m.public_user_data);
    BOOST_TEST(d.user_id == "user_2full");
    BOOST_TEST(has(d.first_name) == "Ellen P.");
    BOOST_TEST(has(d.last_name) == "Ripley-Public");
    BOOST_TEST(has(d.profile_image_url) == "https://images.example/old.png");
    BOOST_TEST(d.image_url == "https://images.example/new.png");
    BOOST_TEST(d.has_image);
    BOOST_TEST(has(d.identifier) == "ripley@example.com");
    BOOST_TEST(has(d.username) == "ripley");
    BOOST_TEST(!has(d.banned));
    BOOST_TEST(has(d.deprovisioned));
}

BOOST_AUTO_TEST_SUITE_END()
