// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_TLS_CONTEXT_IPP
#define CLERK_TRANSPORT_IMPL_TLS_CONTEXT_IPP

#include <clerk/detail/invalid_argument.hpp>
#include <clerk/transport/tls_context.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>

#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <array>

namespace clerk::detail
{
CLERK_DECL asio::ssl::context make_tls_context(tls_options const& options)
{
    asio::ssl::context context{asio::ssl::context::tls_client};
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    // Level 2, whatever the system's configuration says: 112 bits of security, no RSA key below 2048 bits, no SHA-1.
    SSL_CTX_set_security_level(context.native_handle(), 2);
    constexpr std::array<unsigned char, 9> http_1_1{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    SSL_CTX_set_alpn_protos(context.native_handle(), http_1_1.data(), static_cast<unsigned>(http_1_1.size()));
    context.set_verify_mode(asio::ssl::verify_peer);

    boost::system::error_code problem;
    context.set_default_verify_paths(problem); // Without authorities of its own the system trusts nobody: no error.
    if (!options.ca_file.empty())
    {
        context.load_verify_file(options.ca_file, problem);
        if (problem)
            throw exception(invalid_argument(
                "client_options", "tls.ca_file " + options.ca_file + " cannot be used: " + problem.message()));
    }
    if (!options.ca_pem.empty())
    {
        context.add_certificate_authority(asio::buffer(options.ca_pem), problem);
        if (problem)
            throw exception(invalid_argument("client_options", "tls.ca_pem cannot be used: " + problem.message()));
    }
    return context;
}

CLERK_DECL bool expect_host(SSL* connection, std::string const& host)
{
    // The certificate's subject has not named hosts since RFC 6125; alternative names alone count.
    SSL_set_hostflags(connection, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    boost::system::error_code not_an_address;
    asio::ip::make_address(host, not_an_address);
    if (!not_an_address)
        return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(connection), host.c_str()) == 1;
    // The macro SSL_set_tlsext_host_name casts in the old style.
    auto* const name = const_cast<char*>(host.c_str());
    return SSL_set1_host(connection, host.c_str()) == 1
        && SSL_ctrl(connection, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name) == 1;
}

CLERK_DECL std::string describe_handshake_failure(
    SSL const* connection, boost::system::error_code problem, std::string const& host)
{
    long const verdict = SSL_get_verify_result(connection);
    if (verdict == X509_V_OK)
        return problem.message();
    return "the certificate of " + host + " is refused: " + X509_verify_cert_error_string(verdict);
}

} // namespace clerk::detail

#endif
