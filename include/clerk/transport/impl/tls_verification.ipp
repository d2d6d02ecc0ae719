// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_TLS_VERIFICATION_IPP
#define CLERK_TRANSPORT_IMPL_TLS_VERIFICATION_IPP

#include <clerk/detail/printable.hpp>
#include <clerk/transport/certificate_text.hpp>
#include <clerk/transport/tls_verification.hpp>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/error.hpp>

#include <openssl/err.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

namespace clerk::detail
{
/// What a handshake leaves to say. Kept with its connection, as OpenSSL forgets a certificate that it
/// refused.
struct handshake_notes
{
    std::string host;
    SSL_verify_cb callers = nullptr; ///< The context's own callback.
    std::string refusal;
    bool certificate_asked_for = false;
};

inline void forget_notes(void*, void* notes, CRYPTO_EX_DATA*, int, long, void*) noexcept
{
    delete static_cast<handshake_notes*>(notes);
}

inline int notes_index() noexcept
{
    static int const index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, &forget_notes);
    return index;
}

inline handshake_notes* notes_of(SSL const* connection) noexcept
{
    return connection ? static_cast<handshake_notes*>(SSL_get_ex_data(connection, notes_index())) : nullptr;
}

inline void note_refusal(handshake_notes& notes, X509_STORE_CTX* verification) noexcept
try
{
    certificate_verdict verdict;
    verdict.error = X509_STORE_CTX_get_error(verification);
    verdict.culprit = X509_STORE_CTX_get_current_cert(verification);
    verdict.presented = X509_STORE_CTX_get0_cert(verification);
    notes.refusal = describe_verdict(verdict, notes.host);
}
catch (...) // no memory; OpenSSL calls this, and knows no exceptions
{
    notes.refusal.clear();
}

/// OpenSSL's verdict stands. A callback of the caller's context is asked, too, and may only refuse more.
inline int verify_certificate(int accepted, X509_STORE_CTX* verification)
{
    auto const* const connection = static_cast<SSL const*>(
        X509_STORE_CTX_get_ex_data(verification, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto* const notes = notes_of(connection);
    if (!notes)
        return 0;
    if (accepted != 1)
        note_refusal(*notes, verification);
    if (!notes->callers || notes->callers(accepted, verification) == 1)
        return accepted;
    if (accepted == 1)
    {
        // A callback that refuses need not say why; without a reason the refusal would look like none.
        if (X509_STORE_CTX_get_error(verification) == X509_V_OK)
            X509_STORE_CTX_set_error(verification, X509_V_ERR_APPLICATION_VERIFICATION);
        note_refusal(*notes, verification);
    }
    return 0;
}

CLERK_DECL bool expect_host(SSL* connection, std::string const& host)
{
    auto notes = std::make_unique<handshake_notes>();
    notes->host = host;
    notes->callers = SSL_get_verify_callback(connection);
    if (SSL_set_ex_data(connection, notes_index(), notes.get()) != 1)
        return false;
    static_cast<void>(notes.release()); // The connection's from here on: see forget_notes.

    SSL_set_verify(connection, SSL_VERIFY_PEER, &verify_certificate);
    if (SSL_get_security_level(connection) < least_security_level)
        SSL_set_security_level(connection, least_security_level);
    if (SSL_get_min_proto_version(connection) < TLS1_2_VERSION
        && SSL_set_min_proto_version(connection, TLS1_2_VERSION) != 1)
        return false;
    constexpr std::array<unsigned char, 9> http_1_1{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    if (SSL_set_alpn_protos(connection, http_1_1.data(), static_cast<unsigned>(http_1_1.size())) != 0)
        return false;

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

CLERK_DECL void note_certificate_requests(SSL_CTX* context) noexcept
{
    SSL_CTX_set_cert_cb(
        context,
        [](SSL* connection, void*)
        {
            if (auto* const notes = notes_of(connection))
                notes->certificate_asked_for = true;
            return 1; // Go on with the certificate that there is, or with none.
        },
        nullptr);
}

/// The reason in OpenSSL's error, or 0 where the error is not OpenSSL's.
inline int openssl_reason(boost::system::error_code problem) noexcept
{
    return problem.category() == asio::error::get_ssl_category()
               ? ERR_GET_REASON(static_cast<unsigned long>(problem.value()))
               : 0;
}

CLERK_DECL bool client_certificate_refused(boost::system::error_code problem) noexcept
{
    switch (openssl_reason(problem))
    {
    case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
    case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
        return true;
    default:
        return false;
    }
}

inline std::string describe_refused_client(SSL const* connection, boost::system::error_code problem)
{
    return (SSL_get_certificate(connection)
                   ? "the server refused the client's certificate: "
                   : "the server wants a client certificate (tls.certificate_file): ")
           + problem.message();
}

CLERK_DECL std::string describe_handshake_failure(
    SSL const* connection, boost::system::error_code problem, std::string const& host)
{
    auto const* const notes = notes_of(connection);
    long const verdict = SSL_get_verify_result(connection);
    if (verdict != X509_V_OK)
        return "the certificate of " + printable(host, 100) + " is refused: "
               + (notes && !notes->refusal.empty() ? notes->refusal : X509_verify_cert_error_string(verdict));
    if (client_certificate_refused(problem))
        return describe_refused_client(connection, problem);
    switch (openssl_reason(problem))
    {
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_WRONG_SSL_VERSION:
        return "the server speaks no TLS 1.2 or newer";
    case SSL_R_WRONG_VERSION_NUMBER:
    case SSL_R_PACKET_LENGTH_TOO_LONG:
    case SSL_R_RECORD_LENGTH_MISMATCH:
        return "the server does not speak TLS on this port";
    case SSL_R_DH_KEY_TOO_SMALL:
        return "the server's key exchange is too weak";
    case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
        // Before TLS 1.3 a server says no more when it misses a certificate.
        if (notes && notes->certificate_asked_for && !SSL_get_certificate(connection))
            return describe_refused_client(connection, problem);
        break;
    default:
        break;
    }
    return problem.message();
}

} // namespace clerk::detail

#endif
