// SPDX-License-Identifier: BSL-1.0
// Everything that has ever been tried with a token, against the function that users call.
#include <clerk/clerk.hpp>
#include <support/signing_key.hpp>

#include "../core/idle_transport.hpp"
#include "../support.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <openssl/hmac.h>

#include <chrono>
#include <string>

using clerk_tests::session_claims_json;
using clerk_tests::session_header;
using clerk_tests::signing_key;
using clerk_tests::test_now;
namespace asio = boost::asio;
namespace json = boost::json;

namespace
{
struct fixture
{
    fixture()
    {
        clerk::client_options client_options;
        client_options.transport = transport;
        client.emplace(context, client_options);
        options.jwt_key = signing_key::ours().public_pem();
        options.clock = [this] { return std::chrono::system_clock::time_point{std::chrono::seconds{now}}; };
        authenticator.emplace(*client, options);
    }

    [[nodiscard]] std::string check(std::string_view token) const
    {
        auto const claims = authenticator->verify_token_now(token);
        auto const reason = std::string{to_string(claims.error().reason())};
        BOOST_TEST(claims.has_value() == reason.empty());
        if (!claims)
        {
            BOOST_TEST((claims.error().code() == clerk::errc::unauthorized));
            BOOST_TEST(clerk_tests::is_one_line(claims.error().message()));
        }
        // No refusal is ever remembered as something else.
        auto const again = authenticator->verify_token_now(token);
        BOOST_TEST(to_string(again.error().reason()) == reason);
        return reason;
    }

    [[nodiscard]] static std::string with_header(std::string_view name, json::value value)
    {
        auto header = session_header();
        header[name] = std::move(value);
        return signing_key::ours().token(header, session_claims_json());
    }

    std::int64_t now = test_now;
    std::shared_ptr<clerk_tests::idle_transport> transport = std::make_shared<clerk_tests::idle_transport>();
    asio::io_context context;
    std::optional<clerk::client> client;
    clerk::authenticator_options options;
    std::optional<clerk::authenticator> authenticator;
    std::string good = signing_key::ours().token(session_header(), session_claims_json());
};

std::string part(std::string_view token, int index)
{
    for (; index > 0; --index)
        token.remove_prefix(token.find('.') + 1);
    return std::string{token.substr(0, token.find('.'))};
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(auth_token_attacks, fixture)

BOOST_AUTO_TEST_CASE(a_good_token_is_taken_first_and_again)
{
    BOOST_TEST(check(good) == "");
    auto const claims = authenticator->verify_token_now(good);
    BOOST_TEST(claims.value().user_id == "user_1");
    BOOST_TEST(transport->exchanges.empty());
}

BOOST_AUTO_TEST_CASE(no_algorithm)
{
    auto const claims = clerk::detail::encode_base64url(json::serialize(session_claims_json()));
    for (std::string_view const name : {"none", "None", "NONE", "nOnE", ""})
    {
        auto const header = clerk::detail::encode_base64url(R"({"alg":")" + std::string{name} + R"(","typ":"JWT"})");
        BOOST_TEST(check(header + '.' + claims + '.') == "token-invalid", name);
        BOOST_TEST(check(header + '.' + claims) == "token-invalid", name);
        BOOST_TEST(check(header + '.' + claims + '.' + part(good, 2)) == "token-invalid-algorithm", name);
    }
    auto header = session_header();
    header.erase("alg");
    BOOST_TEST(check(signing_key::ours().token(header, session_claims_json())) == "token-invalid-algorithm");
}

BOOST_AUTO_TEST_CASE(hmac_with_the_public_key_as_secret)
{
    auto const pem = options.jwt_key;
    for (auto const& [name, digest] :
        {std::pair{"HS256", EVP_sha256()}, {"HS384", EVP_sha384()}, {"HS512", EVP_sha512()}, {"RS256", EVP_sha256()}})
    {
        auto header = session_header();
        header["alg"] = name;
        auto const text = clerk::detail::encode_base64url(json::serialize(header)) + '.'
            + clerk::detail::encode_base64url(json::serialize(session_claims_json()));
        std::string mac(EVP_MAX_MD_SIZE, '\0');
        unsigned size = 0;
        HMAC(digest, pem.data(), static_cast<int>(pem.size()), reinterpret_cast<unsigned char const*>(text.data()),
            text.size(), reinterpret_cast<unsigned char*>(mac.data()), &size);
        mac.resize(size);
        BOOST_TEST(check(text + '.' + clerk::detail::encode_base64url(mac))
            == (std::string_view{name} == "RS256" ? "token-invalid-signature" : "token-invalid-algorithm"));
    }
}

BOOST_AUTO_TEST_CASE(another_algorithm_than_the_one_that_signed)
{
    auto const header = [](std::string_view name) { return R"({"alg":")" + std::string{name} + R"(","typ":"JWT"})"; };
    auto const claims = json::serialize(session_claims_json());
    BOOST_TEST(check(signing_key::ours().token(header("RS512"), claims, "SHA2-512")) == "");
    BOOST_TEST(check(signing_key::ours().token(header("RS384"), claims, "SHA2-384")) == "");
    BOOST_TEST(check(signing_key::ours().token(header("RS512"), claims, "SHA2-256")) == "token-invalid-signature");
    BOOST_TEST(check(signing_key::ours().token(header("RS256"), claims, "SHA2-512")) == "token-invalid-signature");
    BOOST_TEST(check(signing_key::ours().token(header("RS256"), claims, "SHA1")) == "token-invalid-signature");
    BOOST_TEST(check(signing_key::ours().token(header("PS256"), claims)) == "token-invalid-algorithm");
}

BOOST_AUTO_TEST_CASE(a_foreign_key)
{
    auto const& foreign = signing_key::foreign();
    BOOST_TEST(check(foreign.token(session_header(), session_claims_json())) == "token-invalid-signature");
    auto header = session_header();
    header["jwk"] = foreign.jwk("ins_1");
    header["jku"] = "https://evil.example/jwks";
    header["x5u"] = "https://evil.example/x5u";
    header["x5c"] = json::array(1, "MIIB");
    BOOST_TEST(check(foreign.token(header, session_claims_json())) == "token-invalid-signature");
    BOOST_TEST(transport->exchanges.empty());
    // They do no harm either where the signature is the instance's.
    BOOST_TEST(check(signing_key::ours().token(header, session_claims_json())) == "");
}

BOOST_AUTO_TEST_CASE(critical_extensions_and_foreign_types)
{
    BOOST_TEST(check(with_header("crit", json::array(1, "exp"))) == "token-invalid");
    BOOST_TEST(check(with_header("crit", json::array())) == "token-invalid");
    BOOST_TEST(check(with_header("typ", "JOSE")) == "token-invalid");
    BOOST_TEST(check(with_header("typ", "at+jwt")) == "token-type-mismatch");
    BOOST_TEST(check(with_header("cat", "cl_B7d4PD333AAA")) == "token-type-mismatch");
    auto claims = session_claims_json();
    claims["sub"] = "mch_1";
    BOOST_TEST(check(signing_key::ours().token(session_header(), claims)) == "token-type-mismatch");
    for (char const* const opaque : {"ak_0123456789", "mt_0123456789", "oat_0123456789"})
        BOOST_TEST(check(opaque) == "token-type-mismatch");
    BOOST_TEST(transport->exchanges.empty());
}

BOOST_AUTO_TEST_CASE(key_ids_that_mean_no_good)
{
    // With a key of one's own the ID chooses nothing; it must only do no harm.
    for (json::value const& kid : {json::value("../../../etc/passwd"), json::value("' OR ''='"), json::value("\"};--"),
             json::value(json::string("a\0b", 3)), json::value("http://evil.example/"), json::value("ins_2")})
        BOOST_TEST(check(with_header("kid", kid)) == "", kid);
    BOOST_TEST(check(with_header("kid", json::string(1'000'000, 'k'))) == "token-invalid");
    BOOST_TEST(check(with_header("kid", json::string(300, 'k'))) == "token-invalid");
    BOOST_TEST(check(with_header("kid", 1)) == "token-invalid");
}

BOOST_AUTO_TEST_CASE(signatures_of_every_wrong_length)
{
    auto const text = part(good, 0) + '.' + part(good, 1) + '.';
    auto const signature = clerk::detail::decode_base64url(part(good, 2)).value();
    auto const check_bytes
        = [&](std::string_view bytes) { return check(text + clerk::detail::encode_base64url(bytes)); };
    BOOST_TEST(check_bytes(signature) == "");
    BOOST_TEST(check(text) == "token-invalid");
    for (std::size_t length = 1; length < signature.size(); ++length)
        BOOST_TEST(check_bytes(signature.substr(0, length)) == "token-invalid-signature", length);
    for (std::size_t const more : {1U, 2U, 3U, 256U, 1024U, 4096U})
        BOOST_TEST(check_bytes(signature + std::string(more, '\0')) == "token-invalid-signature", more);
    BOOST_TEST(check_bytes('\0' + signature) == "token-invalid-signature");
    BOOST_TEST(check_bytes(std::string(256, '\0')) == "token-invalid-signature");
    BOOST_TEST(check_bytes(std::string(256, '\xFF')) == "token-invalid-signature");
    BOOST_TEST(check_bytes(std::string(255, '\0') + '\1') == "token-invalid-signature");
}

BOOST_AUTO_TEST_CASE(a_bit_flipped_in_every_byte_of_the_signature)
{
    auto const text = part(good, 0) + '.' + part(good, 1) + '.';
    auto const signature = clerk::detail::decode_base64url(part(good, 2)).value();
    for (std::size_t at = 0; at < signature.size(); ++at)
    {
        auto flipped = signature;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        BOOST_TEST(check(text + clerk::detail::encode_base64url(flipped)) == "token-invalid-signature", at);
    }
}

BOOST_AUTO_TEST_CASE(a_character_changed_anywhere)
{
    for (std::size_t at = 0; at < good.size(); ++at)
        for (char const other : {'A', 'B', '.', '=', '\n', ' ', '+', '/', '\0', '\xFF', '%'})
        {
            if (good[at] == other)
                continue;
            auto changed = good;
            changed[at] = other;
            BOOST_TEST(!authenticator->verify_token_now(changed).has_value(), at << ' ' << int{other});
        }
}

BOOST_AUTO_TEST_CASE(a_character_missing_or_too_many_anywhere)
{
    for (std::size_t at = 0; at < good.size(); ++at)
    {
        auto shorter = good;
        shorter.erase(at, 1);
        BOOST_TEST(!authenticator->verify_token_now(shorter).has_value(), at);
        BOOST_TEST(!authenticator->verify_token_now(good.substr(0, at)).has_value(), at);
        for (char const more : {'A', '.', '=', '\n', '\r', ' '})
        {
            auto longer = good;
            longer.insert(at, 1, more);
            BOOST_TEST(!authenticator->verify_token_now(longer).has_value(), at << ' ' << int{more});
        }
    }
    for (std::string_view const end : {"=", "==", "\n", "\r\n", " ", ".", ".x", "A", "AAAA"})
        BOOST_TEST(!authenticator->verify_token_now(good + std::string{end}).has_value(), end);
    BOOST_TEST(!authenticator->verify_token_now(' ' + good).has_value());
    BOOST_TEST(!authenticator->verify_token_now("Bearer " + good).has_value());
}

BOOST_AUTO_TEST_CASE(base64_with_bits_left_over_at_its_end)
{
    // 256 bytes leave four bits in the last of 342 characters: sixteen texts that a lenient reader takes for one.
    std::string_view constexpr alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    auto const last = alphabet.find(good.back());
    BOOST_TEST_REQUIRE(last % 16 == 0U);
    for (std::size_t extra = 1; extra < 16; ++extra)
        BOOST_TEST(check(good.substr(0, good.size() - 1) + alphabet[last + extra]) == "token-invalid-signature");
}

BOOST_AUTO_TEST_CASE(signed_parts_that_are_no_json_object)
{
    auto const header = json::serialize(session_header());
    auto const& ours = signing_key::ours();
    std::string const duplicated = R"({"sub":"user_1","exp":1,"exp":1780272030})";
    std::string const escaped = R"({"sub":"user_1","exp":1780272030,"\u0065xp":1})";
    for (std::string const& claims : {std::string{"[]"}, std::string{"1"}, std::string{"null"}, std::string{"\"sub\""},
             std::string{"{"}, duplicated, escaped, std::string{R"({"sub":"a","sub":"user_1","exp":1780272030})"},
             std::string{R"({"sub":"user_1","exp":1e400})"}, std::string{"{\"sub\":\"user_\xFF\",\"exp\":1780272030}"},
             R"({"sub":"user_1","exp":1780272030,"a":)" + std::string(2000, '[') + std::string(2000, ']') + '}'})
        BOOST_TEST(check(ours.token(header, claims)) == "token-invalid", claims.substr(0, 80));
    for (std::string const& bad :
        {std::string{"[]"}, std::string{"{}x"}, std::string{R"({"alg":"RS256","alg":"RS256"})"},
            std::string{R"({"alg":"none","alg":"RS256"})"}, R"({"alg":"RS256","a":)" + std::string(2000, '[') + '}'})
        BOOST_TEST(
            check(ours.token(bad, json::serialize(session_claims_json()))) == "token-invalid", bad.substr(0, 80));
}

BOOST_AUTO_TEST_CASE(a_size_limit_before_anything_else)
{
    BOOST_TEST(check(std::string(10'000'000, 'a')) == "token-invalid");
    BOOST_TEST(check(std::string(10'000'000, '.')) == "token-invalid");
    BOOST_TEST(check(good + std::string(10'000'000, 'A')) == "token-invalid");
    auto const sized = [](std::size_t more)
    {
        auto claims = session_claims_json();
        claims["more"] = json::string(more, 'x');
        return signing_key::ours().token(session_header(), claims);
    };
    auto const longest = sized(11'400);
    BOOST_TEST_REQUIRE(longest.size() <= 16U * 1024);
    BOOST_TEST(check(longest) == "");
    BOOST_TEST(check(sized(12'500)) == "token-invalid");
}

BOOST_AUTO_TEST_CASE(a_claim_is_not_looked_at_before_the_signature)
{
    auto claims = session_claims_json();
    claims["exp"] = 1;
    claims["azp"] = "https://evil.example";
    BOOST_TEST(check(signing_key::foreign().token(session_header(), claims)) == "token-invalid-signature");
    BOOST_TEST(check(signing_key::foreign().token(json::serialize(session_header()), "not json"))
        == "token-invalid-signature");
    BOOST_TEST(check(signing_key::ours().token(session_header(), claims)) == "token-expired");
}

BOOST_AUTO_TEST_CASE(a_second_either_side_of_the_skew_also_for_a_remembered_token)
{
    now = test_now + 34;
    BOOST_TEST(check(good) == "");
    now = test_now + 35;
    BOOST_TEST(check(good) == "token-expired");
    now = test_now - 45;
    BOOST_TEST(check(good) == "token-iat-in-the-future");
    now = test_now - 46;
    BOOST_TEST(check(good) == "token-not-active-yet");
    now = test_now - 35;
    BOOST_TEST(check(good) == "");
}

BOOST_AUTO_TEST_CASE(a_remembered_token_does_not_vouch_for_another)
{
    BOOST_TEST(check(good) == "");
    auto claims = session_claims_json();
    claims["sub"] = "user_2";
    auto const other =
        part(good, 0) + '.' + clerk::detail::encode_base64url(json::serialize(claims)) + '.' + part(good, 2);
    BOOST_TEST(check(other) == "token-invalid-signature");
    BOOST_TEST(check(part(good, 0) + '.' + part(good, 1) + '.' + std::string(342, 'A')) == "token-invalid-signature");
    BOOST_TEST(check(good) == "");
}

BOOST_AUTO_TEST_SUITE_END()
