// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_CERTIFICATE_TEXT_HPP
#define CLERK_TRANSPORT_CERTIFICATE_TEXT_HPP

#include <clerk/detail/config.hpp>

#include <openssl/x509.h>

#include <string>

namespace clerk::detail
{
/// What OpenSSL's verification found, and in which certificate.
struct certificate_verdict
{
    certificate_verdict() = default;

    int error = 0;             ///< X509_V_ERR_…
    X509* culprit = nullptr;   ///< The certificate that it is about; may be null.
    X509* presented = nullptr; ///< The server's own; may be null.
};

/// The reason why `host` is not believed, to be read after "the certificate of … is refused: ": "it expired
/// on 2026-01-02". What certificates say is shown printable and bounded: their authors may mean no good.
CLERK_DECL std::string describe_verdict(certificate_verdict const& verdict, std::string const& host);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/certificate_text.ipp>
#endif

#endif
