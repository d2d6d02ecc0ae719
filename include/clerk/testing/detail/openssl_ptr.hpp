// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_OPENSSL_PTR_HPP
#define CLERK_TESTING_DETAIL_OPENSSL_PTR_HPP

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace clerk::testing::detail
{
struct openssl_deleter
{
    void operator()(X509* certificate) const noexcept
    {
        X509_free(certificate);
    }
    void operator()(X509_EXTENSION* extension) const noexcept
    {
        X509_EXTENSION_free(extension);
    }
    void operator()(EVP_PKEY* key) const noexcept
    {
        EVP_PKEY_free(key);
    }
    void operator()(BIO* bytes) const noexcept
    {
        BIO_free(bytes);
    }
    void operator()(BIGNUM* number) const noexcept
    {
        BN_free(number);
    }
    void operator()(EVP_MD_CTX* context) const noexcept
    {
        EVP_MD_CTX_free(context);
    }
};

template <class Type>
using openssl_ptr = std::unique_ptr<Type, openssl_deleter>;

} // namespace clerk::testing::detail

#endif
