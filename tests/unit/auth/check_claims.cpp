// SPDX-License-Identifier: BSL-1.0
#include <clerk/auth/check_claims.hpp>
#include <clerk/auth/token_json.hpp>
#include <support/signing_key.hpp>

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>

using clerk::authenticator_options;
using clerk_tests::session_claims_json;
using clerk_tests::test_now;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace
{
std::chrono::system_clock::time_point at(std::int64_t seconds)
{
    return std::chrono::system_clock::time_point{std::chrono::seconds{seconds}};
}

std::string check(json::object const& claims, authenticator_options const& options = {}, std::int64_t now = test_now)
{
    auto const text = json::serialize(claims);
    clerk::detail::token_json parsed;
    return std::string{to_string(clerk::detail::check_session_claims(*parsed.parse(text), options, at(now)))};
}

json::object with(std::string_view name, json::value value)
{
    auto claims = session_claims_json();
    claims[name] = std::move(value);
    return claims;
}

json::object without(std::string_view name)
{
    auto claims = session_claims_json();
    claims.erase(name);
    return claims;
}

/// What comes of a claim whose value is this JSON text.
std::string check_text(std::string_view name, std::string_view value)
{
    std::string text = R"({"sub":"user_1",)";
    if (name != "exp")
        text += R"("exp":1780272030,)";
    text.append("\"").append(name).append("\":").append(value).append("}");
    clerk::detail::token_json parsed;
    auto const* const claims = parsed.parse(text);
    if (!claims)
        return "token-invalid";
    return std::string{to_string(clerk::detail::check_session_claims(*claims, {}, at(test_now)))};
}
} // namespace

BOOST_AUTO_TEST_SUITE(auth_check_claims)

BOOST_AUTO_TEST_CASE(claims_as_clerk_sets_them)
{
    BOOST_TEST(check(session_claims_json()) == "");
}

BOOST_AUTO_TEST_CASE(expiry_to_the_second)
{
    auto const claims = with("exp", test_now);
    authenticator_options exact;
    exact.clock_skew = 0s;
    BOOST_TEST(check(claims, exact, test_now - 1) == "");
    BOOST_TEST(check(claims, exact, test_now) == "token-expired");
    // With the skew of 5 s: one second either side.
    BOOST_TEST(check(claims, {}, test_now + 4) == "");
    BOOST_TEST(check(claims, {}, test_now + 5) == "token-expired");
    BOOST_TEST(check(claims, {}, test_now + 6) == "token-expired");
}

BOOST_AUTO_TEST_CASE(not_before_and_issued_to_the_second)
{
    for (auto const& [name, reason] : {std::pair{"nbf", "token-not-active-yet"}, {"iat", "token-iat-in-the-future"}})
    {
        BOOST_TEST(check(with(name, test_now + 4)) == "");
        BOOST_TEST(check(with(name, test_now + 5)) == "");
        BOOST_TEST(check(with(name, test_now + 6)) == reason);
        BOOST_TEST(check(without(name)) == "");
    }
}

BOOST_AUTO_TEST_CASE(fractions_of_a_second)
{
    authenticator_options exact;
    exact.clock_skew = 0s;
    auto const claims = with("exp", static_cast<double>(test_now) + 0.5);
    BOOST_TEST(check(claims, exact, test_now) == "");
    BOOST_TEST(check(claims, exact, test_now + 1) == "token-expired");
    BOOST_TEST(check(with("exp", static_cast<double>(test_now) + 30)) == "");
}

BOOST_AUTO_TEST_CASE(times_that_are_none)
{
    struct row
    {
        char const* value;
        char const* exp;
        char const* nbf;
        char const* iat;
    };
    constexpr auto failed = "token-verification-failed";
    constexpr auto invalid = "token-invalid";
    for (row const& each : {
             row{R"("1780272030")", failed, failed, failed},
             {"null", failed, failed, failed},
             {"true", failed, failed, failed},
             {"[1780272030]", failed, failed, failed},
             {"{}", failed, failed, failed},
             {"1e400", invalid, invalid, invalid},
             {"-1e400", invalid, invalid, invalid},
             {"1e300", failed, failed, failed},
             {"-1e300", failed, failed, failed},
             {"9223372036854775807", failed, failed, failed},
             {"9223372036854775808", failed, failed, failed},
             {"18446744073709551615", failed, failed, failed},
             {"18446744073709551616", failed, failed, failed},
             {"-9223372036854775808", failed, failed, failed},
             {"-9223372036854775809", failed, failed, failed},
             {"253402300799", "", "token-not-active-yet", "token-iat-in-the-future"},
             {"253402300800", failed, failed, failed},
             {"-62135596800", "token-expired", "", ""},
             {"-62135596801", failed, failed, failed},
             {"-1", "token-expired", "", ""},
             {"0", "token-expired", "", ""},
             {"-0.0", "token-expired", "", ""},
             {"0.5", "token-expired", "", ""},
             {"-0.5", "token-expired", "", ""},
             {"1e-400", "token-expired", "", ""},
             {"1780272030.75", "", "token-not-active-yet", "token-iat-in-the-future"},
             {"1.78027203e9", "", "token-not-active-yet", "token-iat-in-the-future"},
             {"NaN", invalid, invalid, invalid},
             {"Infinity", invalid, invalid, invalid},
             {"0x7FFFFFFF", invalid, invalid, invalid},
         })
    {
        BOOST_TEST(
            check_text("exp", each.value) == each.exp, "exp " << each.value << ": " << check_text("exp", each.value));
        BOOST_TEST(
            check_text("nbf", each.value) == each.nbf, "nbf " << each.value << ": " << check_text("nbf", each.value));
        BOOST_TEST(
            check_text("iat", each.value) == each.iat, "iat " << each.value << ": " << check_text("iat", each.value));
    }
    BOOST_TEST(check(without("exp")) == failed);
}

BOOST_AUTO_TEST_CASE(the_ends_of_time_can_be_asked_about)
{
    using limits = std::numeric_limits<std::chrono::system_clock::time_point::rep>;
    auto const text = json::serialize(with("exp", 253402300799));
    clerk::detail::token_json parsed;
    auto const* const claims = parsed.parse(text);
    for (auto const count : {limits::min(), limits::max()})
    {
        std::chrono::system_clock::time_point const now{std::chrono::system_clock::duration{count}};
        // A clock of nanoseconds ends in 2262, one of microseconds, as libc++ has it, long after the year 9999.
        bool const later = std::chrono::floor<std::chrono::seconds>(now) > std::chrono::sys_seconds{253402300799s};
        bool const expired
            = clerk::detail::check_session_claims(*claims, {}, now) == clerk::auth_reason::token_expired;
        BOOST_TEST(expired == later);
    }
}

BOOST_AUTO_TEST_CASE(a_subject_is_a_text)
{
    BOOST_TEST(check(without("sub")) == "token-verification-failed");
    for (json::value const& value : {json::value(nullptr), json::value(1), json::value(""), json::value(true),
             json::value(json::array(1, "user_1"))})
        BOOST_TEST(check(with("sub", value)) == "token-verification-failed", value);
    BOOST_TEST(check(with("sub", "mch_1")) == "token-type-mismatch");
}

BOOST_AUTO_TEST_CASE(authorized_parties)
{
    authenticator_options options;
    options.authorized_parties = {"https://other.example", "https://app.example"};
    constexpr auto refused = "token-invalid-authorized-parties";
    BOOST_TEST(check(session_claims_json(), options) == "");
    for (json::value const& party : {json::value("https://evil.example"), json::value(""), json::value(nullptr),
             json::value(json::array(1, "https://app.example")), json::value("https://app.example/"),
             json::value("https://APP.example"), json::value("https://app.example.evil.example")})
        BOOST_TEST(check(with("azp", party), options) == refused, party);
    BOOST_TEST(check(without("azp"), options) == refused);
    BOOST_TEST(check(without("azp")) == "");
    BOOST_TEST(check(with("azp", 1)) == "");
}

BOOST_AUTO_TEST_CASE(audiences)
{
    authenticator_options options;
    options.audiences = {"api-1", "api-2"};
    auto const list = [](std::initializer_list<json::value_ref> values) { return with("aud", json::array(values)); };
    BOOST_TEST(check(without("aud"), options) == "");
    BOOST_TEST(check(with("aud", "api-2"), options) == "");
    BOOST_TEST(check(list({"api-0", "api-1"}), options) == "");
    constexpr auto refused = "token-verification-failed";
    BOOST_TEST(check(with("aud", "api"), options) == refused);
    BOOST_TEST(check(with("aud", nullptr), options) == refused);
    BOOST_TEST(check(with("aud", 1), options) == refused);
    BOOST_TEST(check(list({}), options) == refused);
    BOOST_TEST(check(list({"api-0"}), options) == refused);
    BOOST_TEST(check(list({"api-1", 1}), options) == refused);
    BOOST_TEST(check(with("aud", "anything")) == "");
}

BOOST_AUTO_TEST_CASE(the_issuer)
{
    authenticator_options options;
    options.issuer = "https://clerk.app.example";
    BOOST_TEST(check(session_claims_json(), options) == "");
    BOOST_TEST(check(with("iss", "https://clerk.other.example"), options) == "token-verification-failed");
    BOOST_TEST(check(with("iss", nullptr), options) == "token-verification-failed");
    BOOST_TEST(check(without("iss"), options) == "token-verification-failed");
}

BOOST_AUTO_TEST_CASE(a_pending_session_is_nobodys_unless_asked_for)
{
    authenticator_options options;
    BOOST_TEST(check(with("sts", "pending"), options) == "session-pending");
    options.accept_pending = true;
    BOOST_TEST(check(with("sts", "pending"), options) == "");
    BOOST_TEST(check(without("sts")) == "");
    BOOST_TEST(check(with("sts", 1)) == "token-verification-failed");
}

BOOST_AUTO_TEST_SUITE_END()
