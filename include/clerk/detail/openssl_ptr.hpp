// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_OPENSSL_PTR_HPP
#define CLERK_DETAIL_OPENSSL_PTR_HPP

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/params.h>
#include <openssl/x509.h>

#include <memory>

namespace clerk::detail
{
struct openssl_deleter
{
    void operator()(BIGNUM* number) const noexcept
    {
        BN_free(number);
    }
    void operator()(BIO* bytes) const noexcept
    {
        BIO_free(bytes);
    }
    void operator()(EVP_MD* digest) const noexcept
    {
        EVP_MD_free(digest);
    }
    void operator()(EVP_MD_CTX* context) const noexcept
    {
        EVP_MD_CTX_free(context);
    }
    void operator()(EVP_PKEY* key) const noexcept
    {
        EVP_PKEY_free(key);
    }
    void operator()(EVP_PKEY_CTX* context) const noexcept
    {
        EVP_PKEY_CTX_free(context);
    }
    void operator()(OSSL_PARAM* parameters) const noexcept
    {
        OSSL_PARAM_free(parameters);
    }
    void operator()(OSSL_PARAM_BLD* builder) const noexcept
    {
        OSSL_PARAM_BLD_free(builder);
    }
    void operator()(X509* certificate) const noexcept
    {
        X509_free(certificate);
    }
    void operator()(X509_EXTENSION* extension) const noexcept
    {
        X509_EXTENSION_free(extension);
    }
};

/// Owns an object of OpenSSL's.
template <class Type>
using openssl_ptr = std::unique_ptr<Type, openssl_deleter>;

} // namespace clerk::detail

#endif
