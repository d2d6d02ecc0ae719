// SPDX-License-Identifier: BSL-1.0
// Certificates for tests: each option makes a difference that a verifier sees.
#include <support/emulator_by_hand.hpp>

#include <clerk/testing/certificate.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <stdexcept>
#include <string>

using clerk::testing::certificate_options;
using clerk_tests::http_client;
using namespace std::chrono_literals;

namespace
{
clerk::testing::certified_key const& authority()
{
    static auto const made = clerk::testing::make_certificate_authority();
    return made;
}

/// Whether a client that trusts `trusted` accepts a server with `shown` as that host.
bool accepts(
    clerk::testing::certified_key const& shown, std::string const& trusted, std::string const& host = "127.0.0.1")
{
    clerk::testing::emulator_options options;
    options.certificate = shown;
    clerk_tests::emulator_by_hand server{options};
    try
    {
        http_client connection{server.emulator.port(), trusted, host};
        return connection.request("GET", "/", {}).status == 401;
    }
    catch (boost::system::system_error const&)
    {
        return false;
    }
}

bool accepts(certificate_options const& options, std::string const& host = "127.0.0.1")
{
    return accepts(issue_certificate(authority(), options), authority().certificate_pem, host);
}
} // namespace

BOOST_AUTO_TEST_SUITE(emulator_certificate)

BOOST_AUTO_TEST_CASE(the_defaults_and_the_other_key_type)
{
    certificate_options options;
    BOOST_TEST(accepts(options));
    options.key = clerk::testing::key_type::rsa_2048;
    BOOST_TEST(accepts(options));
}

BOOST_AUTO_TEST_CASE(validity)
{
    certificate_options expired;
    expired.not_after = expired.not_before + 1min;
    BOOST_TEST(!accepts(expired));
    certificate_options future;
    future.not_before += 48h;
    BOOST_TEST(!accepts(future));
}

BOOST_AUTO_TEST_CASE(names)
{
    certificate_options named;
    named.dns_names = {"example.com", "*.example.org"};
    named.ip_addresses = {"127.0.0.2"};
    BOOST_TEST(!accepts(named));
    BOOST_TEST(!accepts(named, "localhost"));
    BOOST_TEST(accepts(named, "127.0.0.2"));
    BOOST_TEST(accepts(named, "example.com"));
    BOOST_TEST(accepts(named, "www.example.org"));
}

BOOST_AUTO_TEST_CASE(a_name_in_the_subject_alone)
{
    certificate_options options;
    options.common_name = "only.example.com";
    options.dns_names.clear();
    options.ip_addresses.clear();
    BOOST_TEST(accepts(options, "only.example.com"));
    BOOST_TEST(!accepts(options, "other.example.com"));
}

BOOST_AUTO_TEST_CASE(usage)
{
    certificate_options options;
    options.extended_key_usage = {"clientAuth"};
    BOOST_TEST(!accepts(options));
    options.extended_key_usage = {"clientAuth", "serverAuth"};
    BOOST_TEST(accepts(options));
    options.extended_key_usage.clear();
    BOOST_TEST(accepts(options));
}

BOOST_AUTO_TEST_CASE(issuers)
{
    auto const self_signed = make_self_signed_certificate(certificate_options{});
    BOOST_TEST(accepts(self_signed, self_signed.certificate_pem));
    BOOST_TEST(!accepts(self_signed, authority().certificate_pem));
    // A server's certificate may not issue others.
    auto const forged = issue_certificate(self_signed, certificate_options{});
    BOOST_TEST(!accepts(forged, self_signed.certificate_pem));
    // An authority in between may, if the server shows it.
    certificate_options between;
    between.authority = true;
    between.common_name = "between";
    auto const intermediate = issue_certificate(authority(), between);
    auto leaf = issue_certificate(intermediate, certificate_options{});
    BOOST_TEST(!accepts(leaf, authority().certificate_pem));
    leaf.certificate_pem += intermediate.certificate_pem;
    BOOST_TEST(accepts(leaf, authority().certificate_pem));
}

BOOST_AUTO_TEST_CASE(what_openssl_refuses)
{
    certificate_options options;
    options.ip_addresses = {"not an address"};
    BOOST_CHECK_THROW((void)make_self_signed_certificate(options), std::runtime_error);
    BOOST_CHECK_THROW((void)issue_certificate({}, certificate_options{}), std::runtime_error);
    clerk::testing::certified_key keyless = authority();
    keyless.private_key_pem.clear();
    BOOST_CHECK_THROW((void)issue_certificate(keyless, certificate_options{}), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
