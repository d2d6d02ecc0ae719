// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_SIGNING_KEY_IPP
#define CLERK_TESTING_IMPL_SIGNING_KEY_IPP

#include <clerk/detail/base64.hpp>
#include <clerk/testing/detail/random_text.hpp>
#include <clerk/testing/detail/signing_key.hpp>

#include <boost/json/array.hpp>

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <stdexcept>

namespace clerk::testing::detail
{
inline void require_signing(bool succeeded)
{
    if (succeeded)
        return;
    ERR_clear_error();
    throw std::runtime_error("OpenSSL cannot sign with RSA");
}

CLERK_DECL signing_key::signing_key()
    : id_(new_id("ins_"))
    , key_(EVP_RSA_gen(2048))
{
    require_signing(key_ != nullptr);
}

CLERK_DECL std::string signing_key::sign(std::string_view text) const
{
    openssl_ptr<EVP_MD_CTX> const context{EVP_MD_CTX_new()};
    require_signing(
        context && EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, key_.get(), nullptr) == 1);
    auto const* const bytes = reinterpret_cast<unsigned char const*>(text.data());
    std::size_t size = 0;
    require_signing(EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) == 1);
    std::string signature(size, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(signature.data());
    require_signing(EVP_DigestSign(context.get(), out, &size, bytes, text.size()) == 1);
    signature.resize(size);
    return signature;
}

CLERK_DECL std::string signing_key::public_pem() const
{
    openssl_ptr<BIO> const bytes{BIO_new(BIO_s_mem())};
    require_signing(bytes && PEM_write_bio_PUBKEY(bytes.get(), key_.get()) == 1);
    std::string text(BIO_ctrl_pending(bytes.get()), '\0');
    require_signing(BIO_read(bytes.get(), text.data(), static_cast<int>(text.size())) == static_cast<int>(text.size()));
    return text;
}

/// A number of the key as RFC 7518 (section 6.3.1) wants it: its bytes without zeros before them.
inline std::string jwk_number(EVP_PKEY const* key, char const* name)
{
    BIGNUM* read = nullptr;
    require_signing(EVP_PKEY_get_bn_param(key, name, &read) == 1);
    openssl_ptr<BIGNUM> const number{read};
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(read)), '\0');
    BN_bn2bin(read, reinterpret_cast<unsigned char*>(bytes.data()));
    return clerk::detail::encode_base64url(bytes);
}

CLERK_DECL json::object signing_key::public_jwk() const
{
    json::object jwk;
    jwk["use"] = "sig";
    jwk["kty"] = "RSA";
    jwk["kid"] = id_;
    jwk["alg"] = "RS256";
    jwk["n"] = jwk_number(key_.get(), OSSL_PKEY_PARAM_RSA_N);
    jwk["e"] = jwk_number(key_.get(), OSSL_PKEY_PARAM_RSA_E);
    return jwk;
}

CLERK_DECL signing_key const& signing_keys::current()
{
    if (keys_.empty())
        keys_.emplace_back();
    return keys_.back();
}

CLERK_DECL void signing_keys::rotate(bool keep_old)
{
    signing_key made;
    if (keep_old)
        static_cast<void>(current());
    else
        keys_.clear();
    keys_.push_back(std::move(made));
}

CLERK_DECL json::object signing_keys::public_set()
{
    static_cast<void>(current());
    json::object set;
    json::array& keys = set["keys"].emplace_array();
    for (signing_key const& key : keys_)
        keys.push_back(key.public_jwk());
    return set;
}

} // namespace clerk::testing::detail

#endif
