// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_CERTIFICATE_HPP
#define CLERK_TESTING_CERTIFICATE_HPP

#include <clerk/detail/config.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace clerk::testing
{
/// The kind of key pair that a certificate is made for.
enum class key_type
{
    ec_p256,
    rsa_2048,
    rsa_1024, ///< Too weak: for tests that it is refused. A server that shows it needs OpenSSL's security level 1 or 0.
};

/// What a certificate says. The defaults make a server certificate for this machine that is valid today.
struct certificate_options
{
    certificate_options() = default;

    /// The subject's common name. Clients that follow RFC 9110 look at the names below instead.
    std::string common_name = "localhost";

    /// Subject alternative names, host names.
    std::vector<std::string> dns_names{"localhost"};

    /// Subject alternative names, IP addresses as text.
    std::vector<std::string> ip_addresses{"127.0.0.1"};

    /// What the key may be used for, as OpenSSL names it. Empty: the extension is left out, for any use.
    std::vector<std::string> extended_key_usage{"serverAuth"};

    /// The first and the last moment of validity. An hour of the past, for clocks that disagree.
    std::chrono::sys_seconds not_before
        = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) - std::chrono::hours{1};
    std::chrono::sys_seconds not_after = not_before + std::chrono::hours{24 * 30};

    /// Whether it may issue other certificates.
    bool authority = false;

    key_type key = key_type::ec_p256;
};

/// A certificate with its private key, both as PEM text. For tests: the key is kept like any other text.
struct certified_key
{
    certified_key() = default;

    std::string certificate_pem;
    std::string private_key_pem;
};

/// A certificate signed by its own key. Throws `std::runtime_error` where OpenSSL refuses what the options say.
[[nodiscard]] CLERK_DECL certified_key make_self_signed_certificate(certificate_options const& options);

/// A self-signed certificate that may issue others.
[[nodiscard]] CLERK_DECL certified_key make_certificate_authority(
    std::string const& common_name = "clerk-cpp test authority");

/// A certificate signed by `issuer`. Throws `std::runtime_error` where OpenSSL refuses what the options say.
[[nodiscard]] CLERK_DECL certified_key issue_certificate(
    certified_key const& issuer, certificate_options const& options);

} // namespace clerk::testing

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/certificate.ipp>
#endif

#endif
