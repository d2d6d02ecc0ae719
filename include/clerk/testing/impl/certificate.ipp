// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_CERTIFICATE_IPP
#define CLERK_TESTING_IMPL_CERTIFICATE_IPP

#include <clerk/detail/openssl_ptr.hpp>
#include <clerk/testing/certificate.hpp>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <chrono>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace clerk::testing::detail
{
using clerk::detail::openssl_ptr;

inline void must(bool succeeded, std::string_view what)
{
    if (succeeded)
        return;
    auto const code = ERR_get_error();
    char const* const reason = ERR_reason_error_string(code);
    ERR_clear_error();
    throw std::runtime_error("cannot make a certificate: " + std::string{what} + ": " + (reason ? reason : "refused"));
}

inline openssl_ptr<EVP_PKEY> generate_key(key_type type)
{
    openssl_ptr<EVP_PKEY> key{type == key_type::ec_p256
            ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")
            : EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{type == key_type::rsa_1024 ? 1024U : 2048U})};
    must(key != nullptr, "key");
    return key;
}

inline std::string contents(BIO* bytes)
{
    std::string text(BIO_ctrl_pending(bytes), '\0');
    must(BIO_read(bytes, text.data(), static_cast<int>(text.size())) == static_cast<int>(text.size()), "PEM");
    return text;
}

inline std::string to_pem(X509* certificate)
{
    openssl_ptr<BIO> const bytes{BIO_new(BIO_s_mem())};
    must(bytes && PEM_write_bio_X509(bytes.get(), certificate) == 1, "PEM");
    return contents(bytes.get());
}

inline std::string to_pem(EVP_PKEY* key)
{
    openssl_ptr<BIO> const bytes{BIO_new(BIO_s_mem())};
    must(bytes && PEM_write_bio_PrivateKey(bytes.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1, "PEM");
    return contents(bytes.get());
}

inline openssl_ptr<BIO> reader(std::string const& pem)
{
    return openssl_ptr<BIO>{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
}

inline void set_names_and_validity(X509* certificate, certificate_options const& options)
{
    // Version 3 is written as 2.
    must(X509_set_version(certificate, 2) == 1, "version");

    // Clients keep certificates by issuer and serial number: two of one issuer must not share it.
    openssl_ptr<BIGNUM> const serial{BN_new()};
    must(serial && BN_rand(serial.get(), 127, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1
            && BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate)) != nullptr,
        "serial number");

    // Days and seconds since the epoch: a time_t of 32 bits ends in 2038.
    auto const set = [](ASN1_TIME* to, std::chrono::sys_seconds time)
    {
        auto const day = std::chrono::floor<std::chrono::days>(time);
        return ASN1_TIME_adj(to, 0, static_cast<int>(day.time_since_epoch().count()), static_cast<long>((time - day).count()))
            != nullptr;
    };
    must(set(X509_getm_notBefore(certificate), options.not_before)
            && set(X509_getm_notAfter(certificate), options.not_after),
        "validity");

    auto const* const name = reinterpret_cast<unsigned char const*>(options.common_name.data());
    must(X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8, name,
             static_cast<int>(options.common_name.size()), -1, 0)
            == 1,
        "common name");
}

inline std::string joined(std::string const& prefix, std::vector<std::string> const& items, std::string text)
{
    for (auto const& item : items)
        text += (text.empty() ? "" : ",") + prefix + item;
    return text;
}

inline void add_extensions(X509* certificate, X509* issuer, certificate_options const& options)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    auto const add = [&](int kind, std::string const& value)
    {
        if (value.empty())
            return;
        openssl_ptr<X509_EXTENSION> const extension{X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str())};
        must(extension && X509_add_ext(certificate, extension.get(), -1) == 1, value);
    };
    add(NID_basic_constraints, options.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    add(NID_key_usage, options.authority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature,keyEncipherment");
    add(NID_subject_key_identifier, "hash");
    if (issuer != certificate)
        add(NID_authority_key_identifier, "keyid");
    if (!options.authority)
    {
        add(NID_ext_key_usage, joined("", options.extended_key_usage, ""));
        add(NID_subject_alt_name, joined("IP:", options.ip_addresses, joined("DNS:", options.dns_names, "")));
    }
}

/// Signed by its own key where there is no issuer.
inline certified_key make_certificate(X509* issuer, EVP_PKEY* issuer_key, certificate_options const& options)
{
    openssl_ptr<X509> const certificate{X509_new()};
    must(certificate != nullptr, "memory");
    auto const key = generate_key(options.key);
    set_names_and_validity(certificate.get(), options);
    X509* const signer = issuer ? issuer : certificate.get();
    must(X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer)) == 1, "issuer");
    must(X509_set_pubkey(certificate.get(), key.get()) == 1, "public key");
    add_extensions(certificate.get(), signer, options);
    must(X509_sign(certificate.get(), issuer ? issuer_key : key.get(), EVP_sha256()) > 0, "signature");

    certified_key made;
    made.certificate_pem = to_pem(certificate.get());
    made.private_key_pem = to_pem(key.get());
    return made;
}

} // namespace clerk::testing::detail

namespace clerk::testing
{
CLERK_DECL certified_key make_self_signed_certificate(certificate_options const& options)
{
    return detail::make_certificate(nullptr, nullptr, options);
}

CLERK_DECL certified_key make_certificate_authority(std::string const& common_name)
{
    certificate_options options;
    options.common_name = common_name;
    options.authority = true;
    return make_self_signed_certificate(options);
}

CLERK_DECL certified_key issue_certificate(certified_key const& issuer, certificate_options const& options)
{
    auto const certificate_text = detail::reader(issuer.certificate_pem);
    auto const key_text = detail::reader(issuer.private_key_pem);
    detail::openssl_ptr<X509> const certificate{
        PEM_read_bio_X509(certificate_text.get(), nullptr, nullptr, nullptr)};
    detail::must(certificate != nullptr, "the issuer's certificate");
    detail::openssl_ptr<EVP_PKEY> const key{PEM_read_bio_PrivateKey(key_text.get(), nullptr, nullptr, nullptr)};
    detail::must(key != nullptr, "the issuer's key");
    return detail::make_certificate(certificate.get(), key.get(), options);
}

} // namespace clerk::testing

#endif
