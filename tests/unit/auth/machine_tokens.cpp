// SPDX-License-Identifier: BSL-1.0
// What is asked of Clerk about a machine's token, and what its answer means.
#include "../support.hpp"

#include <clerk/auth/machine_tokens.hpp>
#include <clerk/auth/token_json.hpp>
#include <support/signing_key.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

using clerk::auth_reason;
using clerk::token_kind;
using clerk_tests::test_now;
namespace json = boost::json;

namespace
{
std::string asked(token_kind kind, std::string_view token)
{
    auto const made = clerk::endpoints::verify_machine_token(kind, token);
    if (!made)
        return "refused";
    BOOST_TEST_REQUIRE(made->steps.size() == 1U);
    auto const& step = made->steps[0];
    BOOST_TEST(step.route.text() == step.path);
    return std::string{to_string(step.method)} + ' ' + step.path + ' ' + clerk_tests::to_text(step.body.value());
}

clerk::result<json::value> failure(int status)
{
    clerk::detail::error_details details;
    details.status = status;
    details.code = status == 0 ? clerk::errc::network : clerk::errc::invalid_argument;
    return clerk::error{details};
}

std::string judged(token_kind kind, clerk::result<json::value> const& reply)
{
    std::shared_ptr<clerk::detail::verified_token const> token;
    auto const reason = clerk::detail::judge_machine_reply(kind, reply, token);
    BOOST_TEST((reason == auth_reason::none) == (token != nullptr));
    return std::string{to_string(reason)};
}

json::object api_key()
{
    return json::parse(R"({"object":"api_key","id":"ak_3beecc9c60adb5f9b850e91a8ee1e992","type":"api_key",
        "subject":"user_2xhFjEI5X2qWRvtV13BzSj8H6Dk","name":"n","description":null,"claims":{"foo":"bar"},
        "scopes":["read","write"],"revoked":false,"revocation_reason":null,"expired":false,"expiration":null,
        "created_by":null,"last_used_at":null,"created_at":1716883200000,"updated_at":1716883200000})")
        .as_object();
}

json::object changed(std::string_view name, json::value value)
{
    auto made = api_key();
    made[name] = std::move(value);
    return made;
}
} // namespace

BOOST_AUTO_TEST_SUITE(auth_machine_tokens)

BOOST_AUTO_TEST_CASE(one_route_for_each_kind)
{
    BOOST_TEST(asked(token_kind::api_key, "ak_1") == R"(POST /api_keys/verify {"secret":"ak_1"})");
    BOOST_TEST(asked(token_kind::m2m, "mt_1") == R"(POST /m2m_tokens/verify {"token":"mt_1"})");
    BOOST_TEST(asked(token_kind::oauth, "oat_1")
        == R"(POST /oauth_applications/access_tokens/verify {"access_token":"oat_1"})");
    for (std::string_view const token : {"", "ak_ 1", "ak_\n", "ak_\"", "ak_\xFF", "ak_{}"})
        BOOST_TEST(asked(token_kind::api_key, token) == "refused", token);
}

BOOST_AUTO_TEST_CASE(a_good_answer)
{
    std::shared_ptr<clerk::detail::verified_token const> token;
    auto const reason = clerk::detail::judge_machine_reply(token_kind::api_key, json::value(api_key()), token);
    BOOST_TEST((reason == auth_reason::none));
    BOOST_TEST_REQUIRE(token);
    BOOST_TEST(token->machine.id == "ak_3beecc9c60adb5f9b850e91a8ee1e992");
    BOOST_TEST(token->machine.subject == "user_2xhFjEI5X2qWRvtV13BzSj8H6Dk");
    BOOST_TEST(token->machine.scopes.size() == 2U);
    BOOST_TEST((token->machine.claims.at("foo") == "bar"));
    BOOST_TEST(!token->machine.client_id.has_value());
}

BOOST_AUTO_TEST_CASE(answers_that_vouch_for_nothing)
{
    auto const as_key = [](json::value const& reply) { return judged(token_kind::api_key, reply); };
    BOOST_TEST(as_key(changed("claims", nullptr)) == "");
    BOOST_TEST(as_key(changed("revoked", true)) == "token-invalid");
    BOOST_TEST(as_key(changed("revoked", "false")) == "token-invalid");
    BOOST_TEST(as_key(changed("expired", true)) == "token-expired");
    BOOST_TEST(as_key(changed("expired", 1)) == "token-expired");
    BOOST_TEST(as_key(changed("object", "machine_to_machine_token")) == "unexpected-error");
    BOOST_TEST(as_key(changed("object", nullptr)) == "unexpected-error");
    BOOST_TEST(as_key(changed("subject", "")) == "unexpected-error");
    BOOST_TEST(as_key(changed("subject", 1)) == "unexpected-error");
    BOOST_TEST(as_key(nullptr) == "unexpected-error");
    BOOST_TEST(as_key(json::array()) == "unexpected-error");
    BOOST_TEST(as_key(json::object()) == "unexpected-error");
    BOOST_TEST(judged(token_kind::oauth, json::parse(R"({"active":false})")) == "token-expired");
    BOOST_TEST(judged(token_kind::oauth, json::parse(R"({"active":true})")) == "unexpected-error");
    BOOST_TEST(judged(token_kind::oauth, json::value(api_key())) == "unexpected-error");
}

BOOST_AUTO_TEST_CASE(failures)
{
    for (int const status : {400, 404, 410, 422})
        BOOST_TEST(judged(token_kind::m2m, failure(status)) == "token-invalid", status);
    BOOST_TEST(judged(token_kind::m2m, failure(401)) == "secret-key-invalid");
    for (int const status : {0, 200, 403, 429, 500, 503})
        BOOST_TEST(judged(token_kind::m2m, failure(status)) == "unexpected-error", status);
}

BOOST_AUTO_TEST_CASE(claims_of_machine_tokens_that_are_jwts)
{
    auto const now = std::chrono::system_clock::time_point{std::chrono::seconds{test_now}};
    auto const check = [now](token_kind kind, std::string_view text, clerk::authenticator_options const& options = {})
    {
        clerk::detail::token_json parsed;
        return std::string{to_string(clerk::detail::check_machine_claims(*parsed.parse(text), kind, options, now))};
    };
    BOOST_TEST(check(token_kind::m2m, R"({"sub":"mch_1","exp":1780272030})") == "");
    BOOST_TEST(check(token_kind::m2m, R"({"sub":"mch_1","exp":1780271990})") == "token-expired");
    BOOST_TEST(check(token_kind::m2m, R"({"sub":"user_1","exp":1780272030})") == "token-verification-failed");
    BOOST_TEST(check(token_kind::m2m, R"({"exp":1780272030})") == "token-verification-failed");
    BOOST_TEST(check(token_kind::m2m, R"({"sub":"mch_1"})") == "token-verification-failed");
    BOOST_TEST(check(token_kind::oauth, R"({"sub":"user_1","exp":1780272030})") == "");
    BOOST_TEST(check(token_kind::oauth, R"({"sub":1,"exp":1780272030})") == "token-verification-failed");
    clerk::authenticator_options options;
    options.audiences = {"mch_2"};
    BOOST_TEST(check(token_kind::m2m, R"({"sub":"mch_1","exp":1780272030,"aud":["mch_2"]})", options) == "");
    BOOST_TEST(check(token_kind::m2m, R"({"sub":"mch_1","exp":1780272030,"aud":["mch_3"]})", options)
        == "token-verification-failed");

    clerk::detail::token_json parsed;
    auto const read = clerk::detail::read_machine_claims(
        *parsed.parse(R"({"sub":"user_1","jti":"oat_1","client_id":"c","scope":"profile  email","scopes":["x"]})"), {});
    BOOST_TEST(read.id == "oat_1");
    BOOST_TEST(read.client_id.value() == "c");
    BOOST_TEST_REQUIRE(read.scopes.size() == 3U);
    BOOST_TEST(read.scopes[1] == "email");
    BOOST_TEST(read.scopes[2] == "x");
}

BOOST_AUTO_TEST_SUITE_END()
