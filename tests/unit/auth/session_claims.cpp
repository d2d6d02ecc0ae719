// SPDX-License-Identifier: BSL-1.0
#include <clerk/auth/session_claims.hpp>
#include <clerk/auth/token_json.hpp>
#include <support/signing_key.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value_from.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using clerk::detail::expand_permissions;
using clerk::detail::read_session_claims;
namespace json = boost::json;

namespace
{
clerk::session_claims read(std::string_view text)
{
    clerk::detail::token_json parsed;
    clerk::session_claims made;
    read_session_claims(*parsed.parse(text), clerk::token_claims::from_text(text), made);
    return made;
}

std::string joined(std::vector<std::string> const& texts)
{
    std::string all;
    for (auto const& one : texts)
        all.append(all.empty() ? "" : " ").append(one);
    return all;
}
} // namespace

BOOST_AUTO_TEST_SUITE(auth_session_claims)

BOOST_AUTO_TEST_CASE(version_1)
{
    auto const claims =
        read(R"({"sub":"user_1","sid":"sess_1","org_id":"org_1","org_slug":"acme","org_role":"org:admin",
        "org_permissions":["org:invoices:create","org:invoices:read"],
        "azp":"https://a.example","iss":"https://i.example",
        "aud":["x","y"],"exp":1780272030,"iat":1780271970,"nbf":1780271960,"act":{"sub":"user_9"},"plan":"gold"})");
    BOOST_TEST(claims.user_id == "user_1");
    BOOST_TEST(claims.session_id.value() == "sess_1");
    BOOST_TEST(!claims.status.has_value());
    BOOST_TEST(claims.org_id.value() == "org_1");
    BOOST_TEST(claims.org_slug.value() == "acme");
    BOOST_TEST(claims.org_role.value() == "org:admin");
    BOOST_TEST(claims.has_permission("org:invoices:create"));
    BOOST_TEST(claims.has_permission("invoices:read"));
    BOOST_TEST(!claims.has_permission("org:invoices"));
    BOOST_TEST(!claims.has_permission("org:invoices:create:all"));
    BOOST_TEST(!claims.has_permission(""));
    BOOST_TEST(!claims.has_permission("org:"));
    BOOST_TEST(claims.has_role("org:admin"));
    BOOST_TEST(claims.has_role("admin"));
    BOOST_TEST(!claims.has_role("org:member"));
    BOOST_TEST(!claims.has_role(""));
    BOOST_TEST(claims.authorized_party.value() == "https://a.example");
    BOOST_TEST(claims.issuer.value() == "https://i.example");
    BOOST_TEST(joined(claims.audiences) == "x y");
    BOOST_TEST(claims.expires_at.time_since_epoch().count() == 1780272030000);
    BOOST_TEST(claims.issued_at.value().time_since_epoch().count() == 1780271970000);
    BOOST_TEST(claims.not_before.value().time_since_epoch().count() == 1780271960000);
    BOOST_TEST(claims.actor_id.value() == "user_9");
    BOOST_TEST((claims.claims.at("plan") == "gold"));
    BOOST_TEST(!claims.claims.contains("other"));
}

BOOST_AUTO_TEST_CASE(version_2)
{
    auto const claims = read(R"({"v":2,"sub":"user_1","sid":"sess_1","sts":"active","fva":[7,-1],
        "o":{"id":"org_1","slg":"acme","rol":"admin","per":"read,manage,export","fpm":"3,4"},
        "fea":"o:impersonation,u:dashboard,o:memberships,ou:shared","pla":"u:pro,o:team"})");
    BOOST_TEST(claims.org_id.value() == "org_1");
    BOOST_TEST(claims.org_slug.value() == "acme");
    BOOST_TEST(claims.org_role.value() == "org:admin");
    BOOST_TEST(claims.status.value() == "active");
    // The user's own feature has no number.
    BOOST_TEST(joined(claims.org_permissions)
        == "org:impersonation:read org:impersonation:manage org:memberships:export");
    BOOST_TEST(claims.has_permission("org:memberships:export"));
    BOOST_TEST(!claims.has_permission("org:memberships:read"));
    BOOST_TEST(!claims.has_permission("org:dashboard:export"));
    BOOST_TEST(claims.has_role("org:admin"));
    BOOST_TEST(claims.first_factor_age.value().count() == 7);
    BOOST_TEST(!claims.second_factor_age.has_value());

    struct row
    {
        char const* asked;
        bool feature;
        bool plan;
    };
    for (row const& each :
        {row{"dashboard", true, false}, {"user:dashboard", true, false}, {"u:dashboard", true, false},
            {"org:dashboard", false, false}, {"impersonation", true, false}, {"org:impersonation", true, false},
            {"user:impersonation", false, false}, {"org:shared", true, false}, {"user:shared", true, false},
            {"pro", false, true}, {"user:pro", false, true}, {"org:pro", false, false}, {"org:team", false, true},
            {"", false, false}, {"org:", false, false}, {"x:pro", false, false}, {"u", false, false}})
    {
        BOOST_TEST(claims.has_feature(each.asked) == each.feature, each.asked);
        BOOST_TEST(claims.has_plan(each.asked) == each.plan, each.asked);
    }
}

BOOST_AUTO_TEST_CASE(no_organization)
{
    auto const claims = read(R"({"v":2,"sub":"user_1","exp":1,"org_id":"org_of_version_1","org_role":"org:admin"})");
    BOOST_TEST(!claims.org_id.has_value());
    BOOST_TEST(!claims.has_role("admin"));
    BOOST_TEST(claims.org_permissions.empty());
}

BOOST_AUTO_TEST_CASE(claims_of_a_wrong_kind_grant_nothing)
{
    for (std::string_view const text :
        {R"({"v":2,"sub":"u","o":[],"fea":["o:x"],"pla":1,"fva":"1","act":"x","sid":1,"azp":1,"iss":1,"aud":1})",
            R"({"v":2,"sub":"u","o":{"id":1,"rol":["admin"],"per":["a"],"fpm":1},"fea":1})",
            R"({"v":"2","sub":"u","o":{"id":"org_1","rol":"admin","per":"a","fpm":"1"},"fea":"o:x"})",
            R"({"sub":"u","org_id":1,"org_role":{},"org_permissions":"org:x:a","aud":[1,null]})",
            R"({"v":2,"sub":"u","fva":[1e300,"x"],"act":{"sub":1}})",
            R"({"v":2,"sub":"u","fva":[9223372036854775807]})", R"({"v":2,"sub":"u","fva":[]})"})
    {
        auto const claims = read(text);
        BOOST_TEST(!claims.org_id.has_value(), text);
        BOOST_TEST(!claims.has_role("admin"), text);
        BOOST_TEST(!claims.has_permission("org:y:a"), text);
        BOOST_TEST(!claims.has_permission("org:x:b"), text);
        BOOST_TEST(!claims.first_factor_age.has_value(), text);
        BOOST_TEST(!claims.actor_id.has_value(), text);
        BOOST_TEST(claims.audiences.empty(), text);
    }
}

BOOST_AUTO_TEST_CASE(bits_of_permissions)
{
    struct row
    {
        std::vector<std::string_view> features;
        char const* per;
        char const* fpm;
        char const* granted;
    };
    for (row const& each : std::vector<row>{
             {{"a"}, "p,q", "0", ""},
             {{"a"}, "p,q", "1", "org:a:p"},
             {{"a"}, "p,q", "2", "org:a:q"},
             {{"a"}, "p,q", "3", "org:a:p org:a:q"},
             {{"a", "b"}, "p,q", "1,2", "org:a:p org:b:q"},
             {{"a", "b"}, " p , q ", " 1 , 2 ", "org:a:p org:b:q"},
             {{"a", "b"}, "p", "1", "org:a:p"}, // fewer numbers than features
             {{"a"}, "p", "1,1,1", "org:a:p"},  // more
             {{"a"}, "p,q", "4", ""},           // bits without a permission
             {{"a"}, "", "1", ""},
             {{}, "p", "1", ""},
             {{"a"}, "p", "", ""},
             {{"a", "b"}, "p", "x,1", "org:b:p"},
             {{"a"}, "p", "-1", ""},
             {{"a"}, "p", "+1", ""},
             {{"a"}, "p", "1.0", ""},
             {{"a"}, "p", "0x1", ""},
             {{"a", "b"}, "p", ",1", "org:b:p"},
             {{"a"}, "p", "001", "org:a:p"},
         })
        BOOST_TEST(joined(expand_permissions(each.features, each.per, each.fpm)) == each.granted,
            each.per << " × " << each.fpm << ": " << joined(expand_permissions(each.features, each.per, each.fpm)));
}

BOOST_AUTO_TEST_CASE(numbers_beyond_64_bits)
{
    std::string names;
    for (int i = 0; i < 200; ++i)
        names += (i > 0 ? "," : "") + std::string{"p"} + std::to_string(i);
    // 2^64, 2^130 + 1, 2^199
    BOOST_TEST(joined(expand_permissions({"a"}, names, "18446744073709551616")) == "org:a:p64");
    BOOST_TEST(
        joined(expand_permissions({"a"}, names, "1361129467683753853853498429727072845825")) == "org:a:p0 org:a:p130");
    BOOST_TEST(joined(expand_permissions(
                   {"a"}, names, "803469022129495137770981046170581301261101496891396417650688"))
        == "org:a:p199");
    // All ones: 2^200 - 1.
    BOOST_TEST(expand_permissions({"a"}, names, "1606938044258990275541962092341162602522202993782792835301375").size()
        == 200U);
    BOOST_TEST(expand_permissions({"a"}, names, std::string(10'000, '9')).size() <= 200U);
}

BOOST_AUTO_TEST_CASE(claims_as_json)
{
    auto const claims = read(R"({"sub":"user_1","deep":{"a":[1,2]}})");
    auto const copy = claims.claims;
    json::object const object = copy;
    BOOST_TEST((object == *claims.claims));
    BOOST_TEST((json::value_from(copy) == json::value(object)));
    BOOST_TEST(copy.size() == 2U);
    BOOST_TEST(copy->contains("deep"));
    BOOST_TEST(copy.if_contains("none") == nullptr);
    BOOST_CHECK_THROW((void)copy.at("none"), std::exception);
    std::string names;
    for (auto const& member : copy)
        names += member.key();
    BOOST_TEST(names == "subdeep");
    BOOST_TEST(clerk::token_claims{}.empty());
    BOOST_TEST(&copy.at("sub") == &claims.claims.at("sub")); // shared, not copied
}

BOOST_AUTO_TEST_SUITE_END()
