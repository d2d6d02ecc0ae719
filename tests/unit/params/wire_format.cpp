// SPDX-License-Identifier: BSL-1.0
// Every attribute of Clerk's updateUser(), by the name and in the format that go over the wire.
#include "../support.hpp"

#include <clerk/clerk.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <limits>
#include <list>
#include <set>
#include <string>
#include <vector>

namespace json = boost::json;
using clerk_tests::body_of;
using params = clerk::update_user_params;
using namespace std::string_literals;

namespace
{
struct row
{
    std::string_view name;
    std::string_view value; ///< JSON
    std::function<void(params&)> set;
    std::function<params(params)> chain; ///< The same on a temporary.
    std::function<void(params&)> clear;
};

// clang-format off
#define CLERK_TEST_ROW(attribute, argument, shown)                                    \
    row                                                                               \
    {                                                                                 \
        #attribute, shown,                                                            \
            [](params& p) { p.attribute(argument); },                                 \
            [](params p) { return params{std::move(p).attribute(argument)}; },        \
            [](params& p) { p.attribute(clerk::null); }                               \
    }
// clang-format on

json::object some_object()
{
    json::object object;
    object["camelCase"] = 1;
    return object;
}

std::chrono::sys_time<std::chrono::milliseconds> some_time()
{
    return std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{1350717320902}};
}

std::vector<row> const& rows()
{
    static std::vector<row> const all{
        CLERK_TEST_ROW(first_name, "John", R"("John")"),
        CLERK_TEST_ROW(last_name, "Wick"s, R"("Wick")"),
        CLERK_TEST_ROW(username, std::string_view{"baba_yaga"}, R"("baba_yaga")"),
        CLERK_TEST_ROW(locale, "en-US", R"("en-US")"),
        CLERK_TEST_ROW(external_id, "7", R"("7")"),
        CLERK_TEST_ROW(primary_email_address_id, "idn_1", R"("idn_1")"),
        CLERK_TEST_ROW(primary_phone_number_id, "idn_2", R"("idn_2")"),
        CLERK_TEST_ROW(primary_web3_wallet_id, "idn_3", R"("idn_3")"),
        CLERK_TEST_ROW(profile_image_id, "img_1", R"("img_1")"),
        CLERK_TEST_ROW(notify_primary_email_address_changed, true, "true"),
        CLERK_TEST_ROW(totp_secret, "JBSWY3DP", R"("JBSWY3DP")"),
        CLERK_TEST_ROW(create_organization_enabled, false, "false"),
        CLERK_TEST_ROW(delete_self_enabled, true, "true"),
        CLERK_TEST_ROW(create_organizations_limit, 0, "0"),
        CLERK_TEST_ROW(created_at, some_time(), R"("2012-10-20T07:15:20.902Z")"),
        CLERK_TEST_ROW(legal_accepted_at, some_time(), R"("2012-10-20T07:15:20.902Z")"),
        CLERK_TEST_ROW(skip_legal_checks, true, "true"),
        CLERK_TEST_ROW(bypass_client_trust, false, "false"),
        CLERK_TEST_ROW(public_metadata, some_object(), R"({"camelCase":1})"),
        CLERK_TEST_ROW(private_metadata, some_object(), R"({"camelCase":1})"),
        CLERK_TEST_ROW(unsafe_metadata, some_object(), R"({"camelCase":1})"),
    };
    return all;
}
#undef CLERK_TEST_ROW

std::string member(std::string_view name, std::string_view value)
{
    return "{\"" + std::string{name} + "\":" + std::string{value} + "}";
}
} // namespace

BOOST_AUTO_TEST_SUITE(params_wire_format)

BOOST_AUTO_TEST_CASE(nothing_set_is_nothing_sent)
{
    BOOST_TEST(body_of(params{}) == "{}");
}

BOOST_AUTO_TEST_CASE(set_alone)
{
    for (auto const& row : rows())
    {
        params stored;
        row.set(stored);
        BOOST_TEST(body_of(stored) == member(row.name, row.value));
        BOOST_TEST(body_of(row.chain(params{})) == member(row.name, row.value));
    }
}

BOOST_AUTO_TEST_CASE(cleared_alone)
{
    for (auto const& row : rows())
    {
        params stored;
        row.clear(stored);
        BOOST_TEST(body_of(stored) == member(row.name, "null"));
    }
}

BOOST_AUTO_TEST_CASE(the_last_value_wins)
{
    for (auto const& row : rows())
    {
        params stored;
        row.set(stored);
        row.clear(stored);
        BOOST_TEST(body_of(stored) == member(row.name, "null"));
        row.set(stored);
        row.set(stored);
        BOOST_TEST(body_of(stored) == member(row.name, row.value));
        BOOST_TEST(body_of(row.chain(stored)) == member(row.name, row.value));
    }
    BOOST_TEST(body_of(params{}.first_name("a").first_name("b")) == R"({"first_name":"b"})");
    BOOST_TEST(body_of(params{}.create_organizations_limit(1).create_organizations_limit(-2))
        == R"({"create_organizations_limit":-2})");
}

BOOST_AUTO_TEST_CASE(all_twenty_seven_names)
{
    params all;
    for (auto const& row : rows())
        row.set(all);
    std::list<std::string> const codes{"one", "two"};
    all.backup_codes(codes);
    params digest = all;
    all.password("correct horse").skip_password_checks().sign_out_of_other_sessions(false);
    digest.password_digest("$2a$10$x", clerk::password_hasher::bcrypt);

    std::set<std::string> names;
    json::value const with_password = json::parse(body_of(all));
    json::value const with_digest = json::parse(body_of(digest));
    for (auto const* body : {&with_password, &with_digest})
        for (auto const& [name, value] : body->as_object())
            names.emplace(name);
    std::set<std::string> const expected{"first_name", "last_name", "username", "locale", "external_id",
        "password", "skip_password_checks", "sign_out_of_other_sessions", "password_digest",
        "password_hasher", "primary_email_address_id", "primary_phone_number_id", "primary_web3_wallet_id",
        "profile_image_id", "notify_primary_email_address_changed", "totp_secret", "backup_codes",
        "create_organization_enabled", "delete_self_enabled", "create_organizations_limit", "created_at",
        "legal_accepted_at", "skip_legal_checks", "bypass_client_trust", "public_metadata",
        "private_metadata", "unsafe_metadata"};
    BOOST_TEST(expected.size() == 27U);
    BOOST_TEST((names == expected));
    for (auto const& row : rows())
        BOOST_TEST((with_password.at(row.name) == json::parse(row.value)), row.name);
    BOOST_TEST((with_password.at("backup_codes") == json::parse(R"(["one","two"])")));
    BOOST_TEST(with_password.at("password").as_string() == "correct horse");
    BOOST_TEST(with_password.at("skip_password_checks").as_bool());
    BOOST_TEST(!with_password.at("sign_out_of_other_sessions").as_bool());
    BOOST_TEST(with_digest.at("password_hasher").as_string() == "bcrypt");
}

BOOST_AUTO_TEST_CASE(text_travels_untouched)
{
    BOOST_TEST(body_of(params{}.first_name("")) == R"({"first_name":""})");
    BOOST_TEST(body_of(params{}.first_name(" \"J\" \\\n\t")) == R"({"first_name":" \"J\" \\\n\t"})");
    BOOST_TEST(body_of(params{}.first_name("a\0b"s)) == R"({"first_name":"a\u0000b"})");
    BOOST_TEST(body_of(params{}.first_name("\xC3\x96\xF0\x9F\x98\x80"))
        == "{\"first_name\":\"\xC3\x96\xF0\x9F\x98\x80\"}");
    std::string const text(100000, 'x');
    BOOST_TEST(body_of(params{}.first_name(text)).size() == text.size() + 17);
}

BOOST_AUTO_TEST_CASE(limits_of_any_integer_type)
{
    auto const limit = [](auto value) { return body_of(params{}.create_organizations_limit(value)); };
    auto const sent = [](std::string_view number) { return member("create_organizations_limit", number); };
    BOOST_TEST(limit(std::numeric_limits<std::uint64_t>::max()) == sent("18446744073709551615"));
    BOOST_TEST(limit(std::numeric_limits<std::int64_t>::max()) == sent("9223372036854775807"));
    BOOST_TEST(limit(std::numeric_limits<std::int64_t>::min()) == sent("-9223372036854775808"));
    BOOST_TEST(limit(9007199254740993LL) == sent("9007199254740993"));
    BOOST_TEST(limit(static_cast<unsigned char>(200)) == sent("200"));
    BOOST_TEST(limit(static_cast<short>(-1)) == sent("-1"));
    BOOST_TEST(limit(std::size_t{5}) == sent("5"));
}

BOOST_AUTO_TEST_CASE(backup_codes_from_any_range)
{
    auto const one_two = R"({"backup_codes":["one","two"]})"s;
    std::vector<std::string> const strings{"one", "two"};
    std::array<std::string_view, 2> const views{"one", "two"};
    char const* const pointers[]{"one", "two"};
    BOOST_TEST(body_of(params{}.backup_codes(strings)) == one_two);
    BOOST_TEST(body_of(params{}.backup_codes(std::vector<std::string>{"one", "two"})) == one_two);
    BOOST_TEST(body_of(params{}.backup_codes(views)) == one_two);
    BOOST_TEST(body_of(params{}.backup_codes(pointers)) == one_two);
    BOOST_TEST(body_of(params{}.backup_codes({"one", "two"})) == one_two);
    BOOST_TEST(body_of(params{}.backup_codes(std::vector<std::string>{})) == R"({"backup_codes":[]})");
    params stored;
    stored.backup_codes(strings);
    stored.backup_codes({"three"});
    BOOST_TEST(body_of(stored) == R"({"backup_codes":["three"]})");
}

BOOST_AUTO_TEST_CASE(a_secret_is_taken_where_one_is_meant)
{
    clerk::secret const hidden{"JBSWY3DP"};
    BOOST_TEST(body_of(params{}.totp_secret(hidden)) == R"({"totp_secret":"JBSWY3DP"})");
    BOOST_TEST(body_of(params{}.password(hidden)) == R"({"password":"JBSWY3DP"})");
    BOOST_TEST(body_of(params{}.password_digest(hidden, clerk::password_hasher{"new"}))
        == R"({"password_digest":"JBSWY3DP","password_hasher":"new"})");
}

BOOST_AUTO_TEST_SUITE_END()
