// SPDX-License-Identifier: BSL-1.0
#include <clerk/testing/certificate.hpp>
#include <clerk/transport/certificate_text.hpp>

#include <boost/test/unit_test.hpp>

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <chrono>
#include <memory>
#include <string>

namespace testing = clerk::testing;
using namespace std::chrono_literals;

namespace
{
using certificate_pointer = std::unique_ptr<X509, void (*)(X509*)>;

certificate_pointer read(testing::certified_key const& made)
{
    std::unique_ptr<BIO, void (*)(BIO*)> const text{
        BIO_new_mem_buf(made.certificate_pem.data(), static_cast<int>(made.certificate_pem.size())),
        [](BIO* bio) { BIO_free(bio); }};
    certificate_pointer read{PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr), X509_free};
    BOOST_TEST_REQUIRE((read != nullptr));
    return read;
}

std::string describe(int error, X509* culprit, X509* presented, std::string const& host = "a.test")
{
    clerk::detail::certificate_verdict verdict;
    verdict.error = error;
    verdict.culprit = culprit;
    verdict.presented = presented;
    return clerk::detail::describe_verdict(verdict, host);
}

std::string describe(int error, testing::certificate_options const& options, std::string const& host = "a.test")
{
    auto const made = read(testing::make_self_signed_certificate(options));
    return describe(error, made.get(), made.get(), host);
}
} // namespace

BOOST_AUTO_TEST_SUITE(transport_certificate_text)

BOOST_AUTO_TEST_CASE(dates)
{
    testing::certificate_options options;
    options.not_before = std::chrono::sys_days{std::chrono::year{2026} / 1 / 2} + 23h + 59min + 59s;
    options.not_after = std::chrono::sys_days{std::chrono::year{2049} / 12 / 31};
    BOOST_TEST(describe(X509_V_ERR_CERT_NOT_YET_VALID, options) == "it is not valid before 2026-01-02");
    BOOST_TEST(describe(X509_V_ERR_CERT_HAS_EXPIRED, options) == "it expired on 2049-12-31");
    options.not_after = std::chrono::sys_days{std::chrono::year{2050} / 1 / 1}; // written in another form from then on
    BOOST_TEST(describe(X509_V_ERR_CERT_HAS_EXPIRED, options) == "it expired on 2050-01-01");
}

BOOST_AUTO_TEST_CASE(names_of_hosts)
{
    testing::certificate_options options;
    options.dns_names = {"a.test", "*.b.test"};
    options.ip_addresses = {"192.0.2.1", "2001:db8::1"};
    BOOST_TEST(describe(X509_V_ERR_HOSTNAME_MISMATCH, options, "c.test")
        == "it is for a.test, *.b.test, 192.0.2.1, 2001:db8::1, not for c.test");
    options.dns_names.emplace_back("d.test");
    BOOST_TEST(describe(X509_V_ERR_IP_ADDRESS_MISMATCH, options, "::1")
        == "it is for a.test, *.b.test, d.test, 192.0.2.1 and 1 more, not for ::1");
    options.dns_names = {std::string(500, 'a') + ".test", "192.0.2.7"};
    options.ip_addresses.clear();
    BOOST_TEST(describe(X509_V_ERR_HOSTNAME_MISMATCH, options)
        == "it is for " + std::string(60, 'a') + "\u2026, 192.0.2.7 (as a name, not as an address), not for a.test");
    options.dns_names.clear();
    options.common_name = "a.test";
    BOOST_TEST(describe(X509_V_ERR_HOSTNAME_MISMATCH, options)
        == "it names no host that it is for (its subject, CN=a.test, does not count)");
}

BOOST_AUTO_TEST_CASE(authorities)
{
    auto const issuer = testing::make_certificate_authority("Some CA");
    auto const authority = read(issuer);
    auto const server = read(issue_certificate(issuer, testing::certificate_options{}));
    BOOST_TEST(describe(X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, server.get(), server.get())
        == "its authority is not trusted (issuer: CN=Some CA; to trust it: tls.ca_file)");
    BOOST_TEST(describe(X509_V_ERR_INVALID_CA, authority.get(), server.get())
        == "its authority CN=Some CA may not issue certificates");
    BOOST_TEST(describe(X509_V_ERR_CERT_HAS_EXPIRED, authority.get(), server.get())
                   .starts_with("its authority CN=Some CA expired on "));
    BOOST_TEST(describe(X509_V_ERR_CA_KEY_TOO_SMALL, authority.get(), server.get())
        == "its authority's key is too weak (EC, 256 bits)");
    BOOST_TEST(describe(X509_V_ERR_CA_MD_TOO_WEAK, server.get(), server.get())
        == "its signature is too weak (ecdsa-with-SHA256)");
    BOOST_TEST(describe(X509_V_ERR_CERT_REVOKED, server.get(), server.get()) == "it was revoked");
}

BOOST_AUTO_TEST_CASE(what_certificates_say_cannot_do_harm)
{
    auto const issuer = testing::make_certificate_authority("\x1B]0;x\r\nERROR\xE2\x80\xAE sk_live_0123456789 \"");
    auto const server = read(issue_certificate(issuer, testing::certificate_options{}));
    auto const text = describe(X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, server.get(), server.get());
    for (char const c : text)
        BOOST_TEST((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F));
    BOOST_TEST(text.find("0123") == std::string::npos, text);
    BOOST_TEST(text.find("\xE2\x80\xAE") == std::string::npos, text);
    BOOST_TEST(text.size() < 300U);
}

BOOST_AUTO_TEST_CASE(without_a_certificate)
{
    for (int error = 0; error < 110; ++error)
        BOOST_TEST(!describe(error, nullptr, nullptr).empty());
}

BOOST_AUTO_TEST_SUITE_END()
