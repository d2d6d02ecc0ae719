// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_SIGNING_KEY_HPP
#define CLERK_TESTS_SUPPORT_SIGNING_KEY_HPP

#include <clerk/auth/verification_key.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/detail/openssl_ptr.hpp>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace clerk_tests
{
namespace json = boost::json;

/// An RSA key that signs tokens as an instance does, and as its attackers do.
class signing_key
{
public:
    explicit signing_key(unsigned bits = 2048)
        : key_(EVP_RSA_gen(bits))
    {
        if (!key_)
            throw std::runtime_error("no RSA key");
    }

    /// The instance's, made once.
    static signing_key const& ours()
    {
        static signing_key const key;
        return key;
    }
    /// Somebody else's.
    static signing_key const& foreign()
    {
        static signing_key const key;
        return key;
    }

    /// `-----BEGIN PUBLIC KEY-----`
    [[nodiscard]] std::string public_pem() const
    {
        return pem([this](BIO* out) { return PEM_write_bio_PUBKEY(out, key_.get()); });
    }
    [[nodiscard]] std::string private_pem() const
    {
        return pem(
            [this](BIO* out)
            { return PEM_write_bio_PrivateKey(out, key_.get(), nullptr, nullptr, 0, nullptr, nullptr); });
    }
    /// `-----BEGIN RSA PUBLIC KEY-----`
    [[nodiscard]] std::string pkcs1_pem() const
    {
        unsigned char* der = nullptr;
        int const size = i2d_PublicKey(key_.get(), &der);
        std::string const bytes{reinterpret_cast<char const*>(der), static_cast<std::size_t>(size)};
        OPENSSL_free(der);
        return "-----BEGIN RSA PUBLIC KEY-----\n" + clerk::detail::encode_base64(bytes)
            + "\n-----END RSA PUBLIC KEY-----\n";
    }

    [[nodiscard]] json::object jwk(std::string_view kid) const
    {
        json::object made;
        made["kty"] = "RSA";
        made["use"] = "sig";
        made["alg"] = "RS256";
        made["kid"] = kid;
        made["n"] = number(OSSL_PKEY_PARAM_RSA_N);
        made["e"] = number(OSSL_PKEY_PARAM_RSA_E);
        return made;
    }

    /// RSASSA-PKCS1-v1_5.
    [[nodiscard]] std::string signature(std::string_view text, char const* digest = "SHA2-256") const
    {
        clerk::detail::openssl_ptr<EVP_MD_CTX> const context{EVP_MD_CTX_new()};
        std::size_t size = 0;
        auto const* const bytes = reinterpret_cast<unsigned char const*>(text.data());
        if (EVP_DigestSignInit_ex(context.get(), nullptr, digest, nullptr, nullptr, key_.get(), nullptr) != 1
            || EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) != 1)
            throw std::runtime_error("cannot sign");
        std::string made(size, '\0');
        if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(made.data()), &size, bytes, text.size())
            != 1)
            throw std::runtime_error("cannot sign");
        made.resize(size);
        return made;
    }

    /// A whole token of these texts, whatever they are.
    [[nodiscard]] std::string token(
        std::string_view header, std::string_view claims, char const* digest = "SHA2-256") const
    {
        auto const signed_text
            = clerk::detail::encode_base64url(header) + '.' + clerk::detail::encode_base64url(claims);
        return signed_text + '.' + clerk::detail::encode_base64url(signature(signed_text, digest));
    }
    [[nodiscard]] std::string token(json::object const& header, json::object const& claims) const
    {
        return token(json::serialize(header), json::serialize(claims));
    }

private:
    template <class Write>
    static std::string pem(Write write)
    {
        clerk::detail::openssl_ptr<BIO> const out{BIO_new(BIO_s_mem())};
        if (write(out.get()) != 1)
            throw std::runtime_error("cannot write a key");
        std::string text(4096, '\0');
        int const size = BIO_read(out.get(), text.data(), static_cast<int>(text.size()));
        text.resize(static_cast<std::size_t>(size));
        return text;
    }

    [[nodiscard]] std::string number(char const* name) const
    {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(key_.get(), name, &value);
        std::vector<unsigned char> bytes(static_cast<std::size_t>(BN_num_bytes(value)));
        BN_bn2bin(value, bytes.data());
        BN_free(value);
        return clerk::detail::encode_base64url({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
    }

    clerk::detail::openssl_ptr<EVP_PKEY> key_;
};

/// A moment that tests take for the present: 2026-06-01T00:00:00Z.
inline constexpr std::int64_t test_now = 1'780'272'000;

inline json::object session_header(std::string_view kid = "ins_1")
{
    json::object made;
    made["alg"] = "RS256";
    made["cat"] = "cl_B7d4PD111AAA";
    made["kid"] = kid;
    made["typ"] = "JWT";
    return made;
}

/// Claims as Clerk sets them, valid around `test_now`.
inline json::object session_claims_json()
{
    json::object made;
    made["azp"] = "https://app.example";
    made["exp"] = test_now + 30;
    made["iat"] = test_now - 30;
    made["iss"] = "https://clerk.app.example";
    made["nbf"] = test_now - 40;
    made["sid"] = "sess_1";
    made["sts"] = "active";
    made["sub"] = "user_1";
    made["v"] = 2;
    return made;
}

} // namespace clerk_tests

#endif
