// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/auth/verification_key.hpp>
#include <support/signing_key.hpp>

#include <openssl/err.h>

#include <thread>

using clerk::detail::jwt_algorithm;
using clerk::detail::verification_key;
using clerk_tests::holds;
using clerk_tests::signing_key;
namespace json = boost::json;

namespace
{
std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string pem_problem(std::string_view pem)
{
    std::string problem;
    BOOST_TEST(!verification_key::from_pem(pem, problem));
    return problem;
}

std::string jwk_problem(json::object const& jwk)
{
    std::string problem;
    BOOST_TEST(!verification_key::from_jwk(jwk, problem));
    return problem;
}

bool verifies(verification_key const& key, jwt_algorithm algorithm, std::string_view text, std::string_view signature)
{
    bool const good = key.verify(
        algorithm, text, {reinterpret_cast<unsigned char const*>(signature.data()), signature.size()});
    BOOST_TEST(ERR_peek_error() == 0U);
    return good;
}

std::shared_ptr<verification_key const> our_key()
{
    std::string problem;
    auto key = verification_key::from_pem(signing_key::ours().public_pem(), problem);
    BOOST_TEST_REQUIRE(key, problem);
    return key;
}
} // namespace

BOOST_AUTO_TEST_SUITE(auth_verification_key)

BOOST_AUTO_TEST_CASE(pem_in_every_shape_it_has_in_environments)
{
    auto const pem = signing_key::ours().public_pem();
    auto const signature = signing_key::ours().signature("text");
    for (std::string const& shape : {pem, signing_key::ours().pkcs1_pem(), replaced(pem, "\n", "\\n"),
             replaced(pem, "\n", "\\r\\n"), replaced(pem, "\n", "\r\n"), replaced(pem, "\n", " "),
             replaced(pem, "\n", ""), '"' + replaced(pem, "\n", "\\n") + '"', '\'' + pem + '\'', "  \n" + pem + "\n\n"})
    {
        std::string problem;
        auto const key = verification_key::from_pem(shape, problem);
        BOOST_TEST_REQUIRE(key, shape << ": " << problem);
        BOOST_TEST(verifies(*key, jwt_algorithm::rs256, "text", signature));
    }
}

BOOST_AUTO_TEST_CASE(pem_that_is_no_public_rsa_key)
{
    auto const pem = signing_key::ours().public_pem();
    BOOST_TEST(holds(pem_problem(""), "BEGIN PUBLIC KEY"));
    BOOST_TEST(holds(pem_problem("sk_test_123"), "BEGIN PUBLIC KEY"));
    BOOST_TEST(holds(pem_problem(signing_key::ours().private_pem()), "private key"));
    BOOST_TEST(holds(pem_problem(pem + signing_key::ours().private_pem()), "private key"));
    BOOST_TEST(holds(pem_problem(pem.substr(0, pem.size() - 30)), "its end"));
    BOOST_TEST(holds(pem_problem(replaced(pem, "MII", "M*I")), "base64"));
    BOOST_TEST(holds(pem_problem("-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----"), "no public key"));
    BOOST_TEST(holds(pem_problem("-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----"), "BEGIN PUBLIC KEY"));
    BOOST_TEST(holds(pem_problem(std::string(100'000, 'A')), "too long"));
    BOOST_TEST(holds(pem_problem(signing_key{1024}.public_pem()), "1024 bits"));
    // A key for another algorithm: Ed25519 (RFC 8410, section 10.1).
    BOOST_TEST(holds(pem_problem("-----BEGIN PUBLIC KEY-----\n"
                                 "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
                                 "-----END PUBLIC KEY-----\n"),
        "no RSA key"));
    BOOST_TEST(ERR_peek_error() == 0U);
}

BOOST_AUTO_TEST_CASE(a_json_web_key)
{
    std::string problem;
    auto const key = verification_key::from_jwk(signing_key::ours().jwk("ins_1"), problem);
    BOOST_TEST_REQUIRE(key, problem);
    BOOST_TEST(key->kid() == "ins_1");
    BOOST_TEST(key->permits(jwt_algorithm::rs256));
    BOOST_TEST(!key->permits(jwt_algorithm::rs512));
    BOOST_TEST(verifies(*key, jwt_algorithm::rs256, "text", signing_key::ours().signature("text")));

    auto bare = signing_key::ours().jwk("ins_1");
    bare.erase("alg");
    bare.erase("use");
    bare["key_ops"] = json::array(1, "verify");
    auto const other = verification_key::from_jwk(bare, problem);
    BOOST_TEST_REQUIRE(other, problem);
    BOOST_TEST(other->permits(jwt_algorithm::rs512));
    BOOST_TEST(verifies(*other, jwt_algorithm::rs512, "text", signing_key::ours().signature("text", "SHA2-512")));
    BOOST_TEST(verifies(*other, jwt_algorithm::rs384, "text", signing_key::ours().signature("text", "SHA2-384")));
    BOOST_TEST(!verifies(*other, jwt_algorithm::rs384, "text", signing_key::ours().signature("text", "SHA2-512")));
    BOOST_TEST(!key->same_as(*other));
}

BOOST_AUTO_TEST_CASE(a_json_web_key_that_is_not_to_be_used)
{
    struct row
    {
        char const* member;
        json::value value;
        char const* problem;
    };
    for (row const& each : std::vector<row>{
             {"kty", "EC", "RSA"}, {"kty", "oct", "RSA"}, {"kty", nullptr, "RSA"}, {"kty", "rsa", "RSA"},
             {"use", "enc", "signatures"}, {"use", 1, "signatures"},
             {"key_ops", json::array(1, "encrypt"), "verifying"}, {"key_ops", "verify", "verifying"},
             {"alg", "PS256", "algorithm"}, {"alg", "HS256", "algorithm"}, {"alg", nullptr, "algorithm"},
             {"kid", 5, "ID"},
             {"n", "", "0 bits"}, {"n", "AQAB", "bits"}, {"n", 65537, "damaged"}, {"n", "====", "damaged"},
             {"n", json::string(3000, 'A'), "damaged"},
             {"e", "", "none"}, {"e", "AQ", "exponent"}, {"e", "AA", ""}, {"e", "Ag", "exponent"}, {"e", "AAAA", ""},
             {"e", "AQAAAAAB", "exponent"}, {"e", nullptr, "damaged"}, {"e", "AQA=", "damaged"},
         })
    {
        auto jwk = signing_key::ours().jwk("k");
        jwk[each.member] = each.value;
        auto const problem = jwk_problem(jwk);
        BOOST_TEST(!problem.empty(), each.member);
        BOOST_TEST(holds(problem, each.problem), each.member << ' ' << each.value << ": " << problem);
    }
    for (char const* const member : {"kty", "n", "e"})
    {
        auto jwk = signing_key::ours().jwk("k");
        jwk.erase(member);
        BOOST_TEST(!jwk_problem(jwk).empty(), member);
    }
    BOOST_TEST(holds(jwk_problem(signing_key{1024}.jwk("k")), "1024 bits"));
}

BOOST_AUTO_TEST_CASE(a_signature_has_one_length)
{
    auto const key = our_key();
    auto const good = signing_key::ours().signature("text");
    BOOST_TEST(key->signature_size() == 256U);
    BOOST_TEST(verifies(*key, jwt_algorithm::rs256, "text", good));
    BOOST_TEST(!verifies(*key, jwt_algorithm::rs256, "texT", good));
    BOOST_TEST(!verifies(*key, jwt_algorithm::rs384, "text", good));
    BOOST_TEST(!verifies(*key, jwt_algorithm::rs256, "text", ""));
    BOOST_TEST(!verifies(*key, jwt_algorithm::rs256, "text", good.substr(1)));
    BOOST_TEST(!verifies(*key, jwt_algorithm::rs256, "text", good.substr(0, 255)));
    BOOST_TEST(!verifies(*key, jwt_algorithm::rs256, "text", good + '\0'));
    BOOST_TEST(!verifies(*key, jwt_algorithm::rs256, "text", '\0' + good));
    BOOST_TEST(!verifies(*key, jwt_algorithm::rs256, "text", std::string(256, '\0')));
    BOOST_TEST(!verifies(*key, jwt_algorithm::rs256, "text", std::string(256, '\xFF')));
    BOOST_TEST(!verifies(*key, jwt_algorithm::rs256, "text", signing_key::foreign().signature("text")));
}

BOOST_AUTO_TEST_CASE(a_key_serves_many_threads)
{
    auto const key = our_key();
    auto const good = signing_key::ours().signature("text");
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(
            [&]
            {
                std::span const bytes{reinterpret_cast<unsigned char const*>(good.data()), good.size()};
                for (int turn = 0; turn < 100; ++turn)
                    right += key->verify(jwt_algorithm::rs256, "text", bytes)
                            && !key->verify(jwt_algorithm::rs256, "other", bytes)
                        ? 1
                        : 0;
            });
    for (auto& one : threads)
        one.join();
    BOOST_TEST(right == 400);
}

BOOST_AUTO_TEST_SUITE_END()
