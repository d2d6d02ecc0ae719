// SPDX-License-Identifier: BSL-1.0
// Tokens that mean no good: what refusing them costs. Whoever sends them pays nothing, and so should whoever gets them.
#include "live_bytes.hpp"

#include <clerk/clerk.hpp>
#include <support/signing_key.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace json = boost::json;
using clerk_tests::session_claims_json;
using clerk_tests::session_header;
using clerk_tests::signing_key;
using clerk_tests::test_now;

namespace
{
struct fixture
{
    boost::asio::io_context context;
    clerk::client client{context, clerk::client_options{}};
    clerk::authenticator_options options = []
    {
        clerk::authenticator_options made;
        made.jwt_key = signing_key::ours().public_pem();
        made.authorized_parties.emplace_back("https://app.example");
        made.clock = [] { return std::chrono::system_clock::time_point{std::chrono::seconds{test_now}}; };
        return made;
    }();
    clerk::authenticator authenticator{client, options};

    /// A token of ours with one claim changed.
    static std::string with(std::string_view name, json::value value)
    {
        auto claims = session_claims_json();
        claims[name] = std::move(value);
        return signing_key::ours().token(session_header(), claims);
    }
};

std::string with_header(std::string_view header)
{
    return signing_key::ours().token(header, json::serialize(session_claims_json()));
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(tokens, fixture)

BOOST_AUTO_TEST_CASE(a_refusal_takes_no_memory)
{
    auto const good = with("more", 1);
    for (auto const& [token, reason] : std::vector<std::pair<std::string, char const*>>{
             {"", "token-invalid"},
             {"x", "token-invalid"},
             {"ak_1", "token-type-mismatch"},
             {std::string(10'000'000, 'a'), "token-invalid"},
             {std::string(10'000'000, '.'), "token-invalid"},
             {std::string(16'000, '.'), "token-invalid"},
             {good + '=', "token-invalid-signature"},
             {good + '.', "token-invalid"},
             {with_header("{}"), "token-invalid-algorithm"},
             {with_header("[]"), "token-invalid"},
             {with_header(R"({"alg":"none"})"), "token-invalid-algorithm"},
             {with_header(R"({"alg":"RS256","crit":["x"]})"), "token-invalid"},
             {with_header(R"({"alg":"RS256","alg":"RS256"})"), "token-invalid"},
             {with_header(R"({"alg":"RS256","typ":"at+jwt"})"), "token-type-mismatch"},
             {signing_key::foreign().token(session_header(), session_claims_json()), "token-invalid-signature"},
             {with("exp", 1), "token-expired"},
             {with("exp", "text"), "token-verification-failed"},
             {with("exp", 1e300), "token-verification-failed"},
             {with("nbf", test_now + 100), "token-not-active-yet"},
             {with("iat", test_now + 100), "token-iat-in-the-future"},
             {with("azp", "https://evil.example"), "token-invalid-authorized-parties"},
             {with("sub", 1), "token-verification-failed"},
             {with("sts", "pending"), "session-pending"},
         })
    {
        auto const line = "Bearer " + token;
        auto const request = [&line](std::string_view name) -> std::string_view
        { return name == "authorization" ? std::string_view{line} : std::string_view{}; };
        // What is made once for all that follow: contexts of OpenSSL, the errors.
        (void)authenticator.verify_token_now(token);
        (void)authenticator.authenticate_request_now(request);

        std::optional<clerk::result<clerk::session_claims>> claims;
        std::optional<clerk::auth> auth;
        std::size_t taken = 0;
        {
            clerk_tests::live_bytes const memory;
            claims.emplace(authenticator.verify_token_now(token));
            auth.emplace(authenticator.authenticate_request_now(request));
            taken = memory.peak();
        }
        BOOST_TEST(taken == 0U, reason << " took " << taken << " bytes");
        BOOST_TEST(to_string(claims->error().reason()) == reason, token.substr(0, 60));
        BOOST_TEST(to_string(auth->reason) == reason);
    }
}

BOOST_AUTO_TEST_CASE(a_refused_token_is_not_remembered)
{
    auto const bad = with("exp", 1);
    (void)authenticator.verify_token_now(bad);
    std::size_t taken = 0;
    {
        clerk_tests::live_bytes const memory;
        for (int i = 0; i < 1000; ++i)
            (void)authenticator.verify_token_now(bad);
        taken = memory.peak();
    }
    BOOST_TEST(taken == 0U);
}

BOOST_AUTO_TEST_CASE(a_tree_of_claims_takes_a_multiple_of_its_length)
{
    auto claims = session_claims_json();
    claims["more"] = json::array(5'000, 1);
    auto const token = signing_key::ours().token(session_header(), claims);
    BOOST_TEST_REQUIRE(token.size() < 16U * 1024);
    bool good = false;
    std::size_t taken = 0;
    {
        clerk_tests::live_bytes const memory;
        good = authenticator.verify_token_now(token).has_value();
        taken = memory.peak();
    }
    BOOST_TEST(good);
    BOOST_TEST(taken < 1024U * 1024, taken);
}

BOOST_AUTO_TEST_SUITE_END()
