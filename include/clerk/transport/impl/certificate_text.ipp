// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_CERTIFICATE_TEXT_IPP
#define CLERK_TRANSPORT_IMPL_CERTIFICATE_TEXT_IPP

#include <clerk/detail/printable.hpp>
#include <clerk/transport/certificate_text.hpp>

#include <boost/asio/ip/address.hpp>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string_view>

namespace clerk::detail
{
/// "2026-01-02", in UTC.
inline std::string describe_date(ASN1_TIME const* time)
{
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return "a date that cannot be read";
    std::array<char, 40> text{};
    std::snprintf(
        text.data(), text.size(), "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
    return text.data();
}

/// "CN=R3,O=Let's Encrypt,C=US"
inline std::string describe_name(X509_NAME const* name)
{
    std::unique_ptr<BIO, void (*)(BIO*)> const out{BIO_new(BIO_s_mem()), [](BIO* bio) { BIO_free(bio); }};
    std::array<char, 200> text{};
    if (!name || !out || X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) < 0)
        return "a name that cannot be read";
    int const length = BIO_read(out.get(), text.data(), static_cast<int>(text.size()));
    return length > 0 ? scrubbed({text.data(), static_cast<std::size_t>(length)}, 120)
                      : "a name that is empty";
}

inline std::string describe_key(X509* certificate)
{
    EVP_PKEY const* const key = certificate ? X509_get0_pubkey(certificate) : nullptr;
    if (!key)
        return {};
    char const* const kind = EVP_PKEY_get0_type_name(key);
    return " (" + (kind ? scrubbed(kind, 20) + ", " : std::string{}) + std::to_string(EVP_PKEY_get_bits(key))
           + " bits)";
}

inline std::string describe_signature(X509 const* certificate)
{
    char const* const kind = certificate ? OBJ_nid2ln(X509_get_signature_nid(certificate)) : nullptr;
    return kind ? " (" + scrubbed(kind, 60) + ')' : std::string{};
}

/// A DNS name or an IP address of the alternative names; empty for other kinds, which name no host.
inline std::string describe_alternative(GENERAL_NAME const& name)
{
    int kind = 0;
    auto const* const value = static_cast<ASN1_STRING const*>(GENERAL_NAME_get0_value(&name, &kind));
    if (!value || (kind != GEN_DNS && kind != GEN_IPADD))
        return {};
    auto const* const bytes = ASN1_STRING_get0_data(value);
    auto const length = static_cast<std::size_t>(ASN1_STRING_length(value));
    if (kind == GEN_DNS)
    {
        std::string const shown = scrubbed({reinterpret_cast<char const*>(bytes), length}, 60);
        boost::system::error_code no_address;
        asio::ip::make_address(shown, no_address);
        return no_address ? shown : shown + " (as a name, not as an address)";
    }
    if (asio::ip::address_v4::bytes_type v4{}; length == v4.size())
    {
        std::copy_n(bytes, length, v4.begin());
        return asio::ip::address_v4{v4}.to_string();
    }
    if (asio::ip::address_v6::bytes_type v6{}; length == v6.size())
    {
        std::copy_n(bytes, length, v6.begin());
        return asio::ip::address_v6{v6}.to_string();
    }
    return {};
}

/// "a.test, *.b.test and 12 more"; empty where no host is named.
inline std::string describe_alternatives(X509 const* certificate)
{
    constexpr std::size_t most = 4;
    void* const found =
        certificate ? X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr) : nullptr;
    std::unique_ptr<GENERAL_NAMES, void (*)(GENERAL_NAMES*)> const names{
        static_cast<GENERAL_NAMES*>(found), GENERAL_NAMES_free};
    // The macros for a stack of its type cast in the old style.
    auto const* const stack = reinterpret_cast<OPENSSL_STACK const*>(names.get());
    std::string text;
    std::size_t count = 0;
    for (int i = 0; i < OPENSSL_sk_num(stack); ++i)
    {
        auto const one = describe_alternative(*static_cast<GENERAL_NAME const*>(OPENSSL_sk_value(stack, i)));
        if (one.empty() || ++count > most)
            continue;
        text.append(text.empty() ? "" : ", ").append(one);
    }
    if (count > most)
        text += " and " + std::to_string(count - most) + " more";
    return text;
}

inline std::string describe_wrong_host(X509* presented, std::string const& host)
{
    std::string const named = describe_alternatives(presented);
    if (!named.empty())
        return "it is for " + named + ", not for " + printable(host, 100);
    std::string text = "it names no host that it is for";
    // A subject alone named hosts until RFC 6125; whoever made such a certificate will look for the name
    // there.
    if (presented && X509_NAME_entry_count(X509_get_subject_name(presented)) > 0)
        text += " (its subject, " + describe_name(X509_get_subject_name(presented)) + ", does not count)";
    return text;
}

CLERK_DECL std::string describe_verdict(certificate_verdict const& verdict, std::string const& host)
{
    X509* const culprit = verdict.culprit ? verdict.culprit : verdict.presented;
    std::string const it = culprit == verdict.presented || !culprit
                               ? "it"
                               : "its authority " + describe_name(X509_get_subject_name(culprit));
    std::string const its = culprit == verdict.presented || !culprit ? "its" : "its authority's";
    switch (verdict.error)
    {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return it + " expired on " + describe_date(culprit ? X509_get0_notAfter(culprit) : nullptr);
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return it + " is not valid before " + describe_date(culprit ? X509_get0_notBefore(culprit) : nullptr);
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return "it is self-signed (to trust it: tls.ca_file)";
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_UNTRUSTED:
        return "its authority is not trusted (issuer: "
               + describe_name(culprit ? X509_get_issuer_name(culprit) : nullptr)
               + "; to trust it: tls.ca_file)";
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return describe_wrong_host(verdict.presented, host);
    case X509_V_ERR_INVALID_PURPOSE:
        return it == "it" ? "it may not be used by a server" : it + " may not issue certificates";
    case X509_V_ERR_INVALID_CA:
        return it + " may not issue certificates";
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
        return its + " key is too weak" + describe_key(culprit);
    case X509_V_ERR_CA_MD_TOO_WEAK:
        return its + " signature is too weak" + describe_signature(culprit);
    case X509_V_ERR_CERT_REVOKED:
        return it + " was revoked";
    default:
        return X509_verify_cert_error_string(verdict.error);
    }
}

} // namespace clerk::detail

#endif
