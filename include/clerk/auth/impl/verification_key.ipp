// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_VERIFICATION_KEY_IPP
#define CLERK_AUTH_IMPL_VERIFICATION_KEY_IPP

#include <clerk/auth/verification_key.hpp>
#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/detail/json_text.hpp>

#include <boost/json/object.hpp>

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <utility>

namespace clerk::detail
{
/// Takes back the errors that OpenSSL queues meanwhile: they are answers here, and would be found by others.
class openssl_errors_forgotten
{
public:
    openssl_errors_forgotten() noexcept
    {
        ERR_set_mark();
    }
    openssl_errors_forgotten(openssl_errors_forgotten const&) = delete;
    openssl_errors_forgotten& operator=(openssl_errors_forgotten const&) = delete;
    ~openssl_errors_forgotten()
    {
        ERR_pop_to_mark();
    }
};

inline openssl_ptr<BIGNUM> number_from(std::string_view bytes)
{
    return openssl_ptr<BIGNUM>{BN_bin2bn(
        reinterpret_cast<unsigned char const*>(bytes.data()), static_cast<int>(bytes.size()), nullptr)};
}

/// Why a key must not be used; empty where it may be.
inline std::string problem_with_rsa_key(EVP_PKEY* key)
{
    if (EVP_PKEY_is_a(key, "RSA") != 1)
        return "the key is no RSA key";
    int const bits = EVP_PKEY_get_bits(key);
    if (bits < verification_key::least_bits || bits > verification_key::most_bits)
        return "the key has " + std::to_string(bits) + " bits; from " + std::to_string(verification_key::least_bits)
            + " to " + std::to_string(verification_key::most_bits) + " are accepted";
    BIGNUM* exponent = nullptr;
    BIGNUM* modulus = nullptr;
    bool const found = EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &exponent) == 1
        && EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &modulus) == 1;
    openssl_ptr<BIGNUM> const e{exponent};
    openssl_ptr<BIGNUM> const n{modulus};
    // An exponent of 1 makes every text its own signature; a long one is a way to keep a server busy.
    if (!found || BN_is_odd(e.get()) != 1 || BN_is_one(e.get()) == 1 || BN_num_bits(e.get()) > 32)
        return "the key's exponent is none";
    if (BN_is_odd(n.get()) != 1)
        return "the key's modulus is none";
    return {};
}

inline std::shared_ptr<verification_key> checked_key(openssl_ptr<EVP_PKEY> key, std::string& problem)
{
    problem = problem_with_rsa_key(key.get());
    return problem.empty() ? std::make_shared<verification_key>(std::move(key)) : nullptr;
}

/// What stands between `-----BEGIN label-----` and its end, without what line breaks turn into.
inline std::optional<std::string> body_of_pem(std::string_view pem, std::string_view label)
{
    auto const begin = std::string{"-----BEGIN "}.append(label).append("-----");
    auto const end = std::string{"-----END "}.append(label).append("-----");
    auto const first = pem.find(begin);
    if (first == std::string_view::npos)
        return std::nullopt;
    auto const body = pem.substr(first + begin.size());
    auto const last = body.find(end);
    if (last == std::string_view::npos)
        return std::nullopt;
    std::string text;
    for (std::size_t at = 0; at < last; ++at)
    {
        char const c = body[at];
        bool const escape = c == '\\' && at + 1 < last && (body[at + 1] == 'n' || body[at + 1] == 'r');
        if (escape)
            ++at;
        else if (c != '\n' && c != '\r' && c != ' ' && c != '\t')
            text += c;
    }
    return text;
}

CLERK_DECL std::shared_ptr<verification_key const> verification_key::from_pem(
    std::string_view pem, std::string& problem)
{
    constexpr std::size_t longest = 16 * 1024;
    openssl_errors_forgotten const forgotten;
    if (pem.size() > longest || pem.find("PRIVATE KEY-----") != std::string_view::npos)
    {
        problem =
            pem.size() > longest ? "it is too long" : "it holds a private key, which belongs nowhere but to Clerk";
        return nullptr;
    }
    bool const pkcs1 = pem.find("-----BEGIN RSA PUBLIC KEY-----") != std::string_view::npos;
    auto const body = body_of_pem(pem, pkcs1 ? "RSA PUBLIC KEY" : "PUBLIC KEY");
    auto const der = body ? decode_base64(*body, base64_padding::required) : std::nullopt;
    if (!der)
    {
        problem = body ? "its base64 is damaged" : "no \"-----BEGIN PUBLIC KEY-----\" and its end are in it";
        return nullptr;
    }
    auto const* const first = reinterpret_cast<unsigned char const*>(der->data());
    auto const* at = first;
    auto const length = static_cast<long>(der->size());
    openssl_ptr<EVP_PKEY> key{
        pkcs1 ? d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, length) : d2i_PUBKEY(nullptr, &at, length)};
    if (!key || at != first + length)
    {
        problem = "it is no public key";
        return nullptr;
    }
    return checked_key(std::move(key), problem);
}

/// The bytes of a base64url member, no more than a key may have.
inline std::optional<std::string> bytes_of_member(json::object const& jwk, std::string_view name)
{
    auto const* const value = jwk.if_contains(name);
    constexpr std::size_t longest = verification_key::most_bits / 8 * 4 / 3 + 8;
    if (!value || !value->is_string() || value->get_string().size() > longest)
        return std::nullopt;
    return decode_base64url(as_view(value->get_string()));
}

/// Whether a member is a text and this one, or is not there.
inline bool is_absent_or(json::object const& jwk, std::string_view name, std::string_view expected)
{
    auto const* const value = jwk.if_contains(name);
    return !value || (value->is_string() && as_view(value->get_string()) == expected);
}

inline bool permits_verifying(json::object const& jwk)
{
    auto const* const operations = jwk.if_contains("key_ops");
    if (!operations)
        return true;
    auto const* const list = operations->if_array();
    return list && detail::any_of(*list, [](json::value const& one) { return is_text(one, "verify"); });
}

inline openssl_ptr<EVP_PKEY> rsa_key_from(std::string_view modulus, std::string_view exponent)
{
    auto const n = number_from(modulus);
    auto const e = number_from(exponent);
    openssl_ptr<OSSL_PARAM_BLD> const builder{OSSL_PARAM_BLD_new()};
    if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    openssl_ptr<OSSL_PARAM> const parameters{OSSL_PARAM_BLD_to_param(builder.get())};
    openssl_ptr<EVP_PKEY_CTX> const context{EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr)};
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return openssl_ptr<EVP_PKEY>{made};
}

CLERK_DECL std::shared_ptr<verification_key const> verification_key::from_jwk(
    json::object const& jwk, std::string& problem)
{
    openssl_errors_forgotten const forgotten;
    auto const* const type = jwk.if_contains("kty");
    auto const* const algorithm = jwk.if_contains("alg");
    auto const* const kid = jwk.if_contains("kid");
    auto const named = algorithm && algorithm->is_string() ? parse_jwt_algorithm(as_view(algorithm->get_string()))
                                                           : std::nullopt;
    auto const modulus = bytes_of_member(jwk, "n");
    auto const exponent = bytes_of_member(jwk, "e");
    problem = !type || !is_text(*type, "RSA")                      ? "the key is no RSA key"
        : !is_absent_or(jwk, "use", "sig")                 ? "the key is not for signatures"
        : !permits_verifying(jwk)                          ? "the key is not for verifying"
        : algorithm && !named                              ? "the key is for another algorithm"
        : kid && !kid->is_string()                         ? "the key's ID is no text"
        : !modulus || !exponent                            ? "the key's modulus or exponent is missing or damaged"
                                                           : "";
    if (!problem.empty())
        return nullptr;
    auto key = rsa_key_from(*modulus, *exponent);
    if (!key)
    {
        problem = "the key's modulus or exponent is none";
        return nullptr;
    }
    auto made = checked_key(std::move(key), problem);
    if (!made)
        return nullptr;
    if (kid)
        made->kid_ = as_view(kid->get_string());
    made->only_ = named;
    return made;
}

CLERK_DECL std::unique_ptr<verification_key::prepared> verification_key::prepare(jwt_algorithm algorithm) const
{
    constexpr std::array<char const*, jwt_algorithm_count> names{"SHA2-256", "SHA2-384", "SHA2-512"};
    std::unique_ptr<prepared> made{new prepared{digest_context{names[static_cast<std::size_t>(algorithm)]},
        openssl_ptr<EVP_PKEY_CTX>{EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr)}}};
    bool const ready = made->hash.is_ready() && made->verification
        && EVP_PKEY_verify_init(made->verification.get()) == 1
        && EVP_PKEY_CTX_set_rsa_padding(made->verification.get(), RSA_PKCS1_PADDING) == 1
        && EVP_PKEY_CTX_set_signature_md(made->verification.get(), made->hash.algorithm()) == 1;
    return ready ? std::move(made) : nullptr;
}

CLERK_DECL bool verification_key::verify(
    jwt_algorithm algorithm, std::string_view text, std::span<unsigned char const> signature) const
{
    // OpenSSL takes shorter ones for numbers with leading zeros; a signature has one length (RFC 8017, section 8.2.2).
    if (signature.size() != signature_size())
        return false;
    openssl_errors_forgotten const forgotten;
    auto& idle = idle_[static_cast<std::size_t>(algorithm)];
    auto contexts = idle.take();
    if (!contexts)
        contexts = prepare(algorithm);
    if (!contexts)
        return false;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest; // not initialised: it is written before it is read
    bool const verified = contexts->hash.compute(text, digest.data())
        && EVP_PKEY_verify(contexts->verification.get(), signature.data(), signature.size(), digest.data(),
               contexts->hash.size())
            == 1;
    idle.give_back(std::move(contexts));
    return verified;
}

CLERK_DECL bool verification_key::same_as(verification_key const& other) const noexcept
{
    return kid_ == other.kid_ && only_ == other.only_ && EVP_PKEY_eq(key_.get(), other.key_.get()) == 1;
}

} // namespace clerk::detail

#endif
