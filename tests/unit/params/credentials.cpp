// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/clerk.hpp>

#include <boost/test/unit_test.hpp>

namespace json = boost::json;
using clerk_tests::body_of;
using hasher = clerk::password_hasher;
using params = clerk::update_user_params;

BOOST_AUTO_TEST_SUITE(params_credentials)

BOOST_AUTO_TEST_CASE(flags_are_absent_true_or_false)
{
    BOOST_TEST(body_of(params{}.password("pw")) == R"({"password":"pw"})");
    BOOST_TEST(body_of(params{}.password("pw").skip_password_checks())
        == R"({"password":"pw","skip_password_checks":true})");
    BOOST_TEST(body_of(params{}.password("pw").skip_password_checks(false))
        == R"({"password":"pw","skip_password_checks":false})");
    BOOST_TEST(body_of(params{}.password("pw").sign_out_of_other_sessions())
        == R"({"password":"pw","sign_out_of_other_sessions":true})");
    BOOST_TEST(body_of(params{}
                           .password("pw")
                           .sign_out_of_other_sessions()
                           .skip_password_checks(false)
                           .sign_out_of_other_sessions(false))
        == R"({"password":"pw","skip_password_checks":false,"sign_out_of_other_sessions":false})");
}

BOOST_AUTO_TEST_CASE(a_chain_goes_on_after_them)
{
    params const p = params{}
                         .first_name("J")
                         .password("pw")
                         .skip_password_checks()
                         .last_name("W")
                         .sign_out_of_other_sessions();
    BOOST_TEST(body_of(p)
        == R"({"first_name":"J","last_name":"W","password":"pw","skip_password_checks":true,)"
           R"("sign_out_of_other_sessions":true})");
    params const d = params{}.first_name("J").password_digest("$", hasher::md5).last_name("W");
    BOOST_TEST(
        body_of(d) == R"({"first_name":"J","last_name":"W","password_digest":"$","password_hasher":"md5"})");
}

BOOST_AUTO_TEST_CASE(a_chain_on_stored_parameters_is_an_argument)
{
    params stored;
    stored.first_name("J");
    BOOST_TEST(body_of(stored.password("pw").sign_out_of_other_sessions())
        == R"({"first_name":"J","password":"pw","sign_out_of_other_sessions":true})");
    params copy = stored.password("other").skip_password_checks();
    copy.first_name("Copy");
    BOOST_TEST(body_of(stored) == R"({"first_name":"J","password":"other","skip_password_checks":true})");
    BOOST_TEST(body_of(copy) == R"({"first_name":"Copy","password":"other","skip_password_checks":true})");
}

BOOST_AUTO_TEST_CASE(a_named_form_can_be_changed_in_place)
{
    auto held = params{}.password("pw");
    held.skip_password_checks();
    held.first_name("J");
    BOOST_TEST(body_of(held) == R"({"first_name":"J","password":"pw","skip_password_checks":true})");
    held.skip_password_checks(false).sign_out_of_other_sessions();
    BOOST_TEST(body_of(held)
        == R"({"first_name":"J","password":"pw","skip_password_checks":false,)"
           R"("sign_out_of_other_sessions":true})");
    auto digest = params{}.password_digest("$", hasher::md5);
    digest.first_name("J");
    BOOST_TEST(body_of(digest) == R"({"first_name":"J","password_digest":"$","password_hasher":"md5"})");
}

BOOST_AUTO_TEST_CASE(a_new_password_has_no_flags_of_the_old_one)
{
    params p;
    p.password("one").skip_password_checks().sign_out_of_other_sessions();
    p.password("two");
    BOOST_TEST(body_of(p) == R"({"password":"two"})");
}

BOOST_AUTO_TEST_CASE(a_digest_replaces_password_and_flags)
{
    params p;
    p.password("one").skip_password_checks();
    p.password_digest("$", hasher::argon2id);
    BOOST_TEST(body_of(p) == R"({"password_digest":"$","password_hasher":"argon2id"})");
    p.password_digest("%", hasher::phpass);
    BOOST_TEST(body_of(p) == R"({"password_digest":"%","password_hasher":"phpass"})");
}

BOOST_AUTO_TEST_CASE(a_password_replaces_digest_and_hasher)
{
    params p;
    p.password_digest("$", hasher::md5);
    p.password("two").sign_out_of_other_sessions();
    BOOST_TEST(body_of(p) == R"({"password":"two","sign_out_of_other_sessions":true})");
}

BOOST_AUTO_TEST_CASE(a_converted_form_can_be_changed_as_well)
{
    params p = params{}.password("pw").skip_password_checks();
    p.password_digest("$", hasher::md5);
    BOOST_TEST(body_of(p) == R"({"password_digest":"$","password_hasher":"md5"})");
    p = params{}.password("pw");
    BOOST_TEST(body_of(p) == R"({"password":"pw"})");
}

BOOST_AUTO_TEST_CASE(flags_have_nothing_to_stand_on_after_a_digest)
{
    params p;
    auto flags = p.password("pw");
    p.password_digest("$", hasher::md5);
    flags.skip_password_checks().sign_out_of_other_sessions();
    BOOST_TEST(body_of(p) == R"({"password_digest":"$","password_hasher":"md5"})");
}

BOOST_AUTO_TEST_CASE(what_password_returns_sets_other_attributes_too)
{
    params p;
    p.password("pw").skip_password_checks().first_name("J").sign_out_of_other_sessions().last_name(
        clerk::null);
    BOOST_TEST(body_of(p)
        == R"({"first_name":"J","last_name":null,"password":"pw","skip_password_checks":true,)"
           R"("sign_out_of_other_sessions":true})");
}

BOOST_AUTO_TEST_CASE(copies_are_independent)
{
    params a;
    a.first_name("A").password("pw").skip_password_checks();
    json::object tags;
    tags["k"] = 1;
    a.public_metadata(tags);
    params b = a;
    std::string const before = body_of(a);
    b.first_name("B").last_name("B").public_metadata(clerk::null);
    b.password_digest("$", hasher::md5);
    BOOST_TEST(body_of(a) == before);
    b = a;
    a = params{};
    BOOST_TEST(body_of(b) == before);
    BOOST_TEST(body_of(a) == "{}");
    params const c = std::move(b);
    BOOST_TEST(body_of(c) == before);
}

BOOST_AUTO_TEST_CASE(arguments_are_copied)
{
    std::string first = "John";
    std::string password = "correct horse";
    std::string hasher_name = "new_hasher";
    json::object metadata;
    metadata["k"] = "v";
    params p;
    p.first_name(first).public_metadata(metadata);
    params digest = p;
    digest.password_digest(password, hasher{hasher_name});
    p.password(password);
    first = "xxxx";
    password.assign(13, 'x');
    hasher_name.assign(10, 'x');
    metadata["k"] = "x";
    BOOST_TEST(
        body_of(p) == R"({"first_name":"John","password":"correct horse","public_metadata":{"k":"v"}})");
    BOOST_TEST(body_of(digest)
        == R"({"first_name":"John","password_digest":"correct horse","password_hasher":"new_hasher",)"
           R"("public_metadata":{"k":"v"}})");
}

BOOST_AUTO_TEST_CASE(sending_leaves_them_as_they_are)
{
    params const p = params{}.first_name("J").password("pw");
    BOOST_TEST(body_of(p) == body_of(p));
}

BOOST_AUTO_TEST_SUITE_END()
