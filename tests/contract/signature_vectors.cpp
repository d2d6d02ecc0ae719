// SPDX-License-Identifier: BSL-1.0

// Holds signatures, by the very functions that tokens are verified with, against test vectors.
//
//     signature_vectors RSA_VECTORS JWS_VECTORS
//
// RSA_VECTORS: a JSON file in the form of Wycheproof's rsassa_pkcs1_verify_schema: keys, and tests with msg and sig in
// hexadecimal. JWS_VECTORS: one in the form of its json_web_signature_schema; of its groups those with an RSA key.

#include "hexadecimal.hpp"
#include "json_support.hpp"

#include <clerk/auth/verify_jwt.hpp>

#include <cstdio>
#include <exception>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace
{
namespace json = boost::json;
using clerk::auth_reason;
using clerk::detail::verification_key;

class tally
{
public:
    void count(char const* what, json::value const& test, bool accepted, bool wanted)
    {
        if (accepted == wanted)
        {
            ++passed;
            return;
        }
        ++failed;
        std::printf("FAIL vector %d of %s (%s): %s\n", test.at("tcId").to_number<int>(), what,
            test.at("comment").as_string().c_str(), accepted ? "accepted" : "refused");
    }

    int passed = 0;
    int failed = 0;
};

std::shared_ptr<verification_key const> key_from(json::value const& jwk)
{
    std::string problem;
    return verification_key::from_jwk(jwk.as_object(), problem);
}

/// Signatures of bytes. A vector that is only "acceptable" (a digest without its NULL) may be taken or not.
void check_rsa(json::value const& vectors, tally& counted)
{
    for (auto const& group : vectors.at("testGroups").as_array())
    {
        std::string problem;
        auto const key = verification_key::from_pem(group.at("publicKeyPem").as_string().c_str(), problem);
        auto const same = key_from(group.at("keyJwk"));
        if (!key || !same || group.at("sha").as_string() != "SHA-256")
            throw std::runtime_error{"a group whose key is not taken: " + problem};
        for (auto const& test : group.at("tests").as_array())
        {
            auto const message = contract::bytes_of(test.at("msg"));
            auto const signature = contract::bytes_of(test.at("sig"));
            std::span const bytes{reinterpret_cast<unsigned char const*>(signature.data()), signature.size()};
            bool const accepted = key->verify(clerk::detail::jwt_algorithm::rs256, message, bytes);
            auto const& result = test.at("result").as_string();
            counted.count("RSASSA-PKCS1-v1_5", test, accepted, result == "acceptable" ? accepted : result == "valid");
            if (accepted != same->verify(clerk::detail::jwt_algorithm::rs256, message, bytes))
                throw std::runtime_error{"one key gives two answers"};
        }
    }
}

/// Whether a token passes all that comes before its claims.
bool accepted_before_claims(std::string_view token, verification_key const* key)
{
    clerk::detail::unverified_jwt jwt;
    return key && clerk::detail::read_jwt(token, 16 * 1024, jwt) == auth_reason::none
        && clerk::detail::verify_jwt_signature(jwt, *key) == auth_reason::none;
}

/// Whether the token itself asks for an algorithm that this library has.
bool asks_for_ours(std::string_view token)
{
    clerk::detail::unverified_jwt jwt;
    return clerk::detail::read_jwt(token, 16 * 1024, jwt) != auth_reason::token_invalid_algorithm;
}

/// Tokens. Those with an RSA key and another algorithm (PS256) must be refused, good as they are; so must one without a
/// payload, which has no claims.
void check_jws(json::value const& vectors, tally& counted)
{
    for (auto const& group : vectors.at("testGroups").as_array())
    {
        auto const* const jwk = group.as_object().if_contains("public");
        if (!jwk || jwk->at("kty") != "RSA")
            continue;
        auto const key = key_from(*jwk);
        for (auto const& test : group.at("tests").as_array())
        {
            std::string_view const token = test.at("jws").as_string();
            bool const no_claims = token.find("..") != std::string_view::npos;
            bool const wanted = test.at("result").as_string() == "valid" && asks_for_ours(token) && !no_claims;
            counted.count("JWS", test, accepted_before_claims(token, key.get()), wanted);
        }
    }
}
} // namespace

int main(int count, char** arguments)
try
{
    if (count != 3)
    {
        std::fprintf(stderr, "usage: signature_vectors RSA_VECTORS JWS_VECTORS\n");
        return 2;
    }
    tally rsa;
    tally jws;
    check_rsa(contract::read_json_file(arguments[1]), rsa);
    check_jws(contract::read_json_file(arguments[2]), jws);
    std::printf("vectors: %d of %d of RSASSA-PKCS1-v1_5, %d of %d of JWS with an RSA key\n", rsa.passed,
        rsa.passed + rsa.failed, jws.passed, jws.passed + jws.failed);
    std::printf("%d passed, %d failed\n", rsa.passed + jws.passed, rsa.failed + jws.failed);
    return rsa.failed + jws.failed == 0 && rsa.passed > 0 && jws.passed > 0 ? 0 : 1;
}
catch (std::exception const& failure)
{
    std::fprintf(stderr, "signature_vectors: %s\n", failure.what());
    return 2;
}
