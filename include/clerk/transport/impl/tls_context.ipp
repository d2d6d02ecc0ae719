// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_TLS_CONTEXT_IPP
#define CLERK_TRANSPORT_IMPL_TLS_CONTEXT_IPP

#include <clerk/detail/invalid_argument.hpp>
#include <clerk/detail/printable.hpp>
#include <clerk/transport/tls_context.hpp>
#include <clerk/transport/tls_verification.hpp>

#include <boost/asio/buffer.hpp>

#include <openssl/ssl.h>

#include <string>
#include <string_view>

namespace clerk::detail
{
[[noreturn]] inline void refuse_tls_options(std::string const& what)
{
    throw exception(invalid_argument("client_options", what));
}

/// Throws where `problem` is one. `option` is its name; `file`, what it says, unless that is a text, which is
/// not shown.
inline void check_tls_option(
    std::string_view option, std::string const& file, boost::system::error_code problem)
{
    if (problem)
        refuse_tls_options(std::string{option}
                               .append(file.empty() ? "" : " " + printable(file, 200))
                               .append(" cannot be used: ")
                               .append(problem.message()));
}

/// Throws where options contradict each other.
inline void check_tls_options(tls_options const& options)
{
    bool const certificate = !options.certificate_file.empty() || !options.certificate_pem.empty();
    bool const key = !options.private_key_file.empty() || !options.private_key_pem.empty();
    bool const authority = !options.ca_file.empty() || !options.ca_pem.empty();
    if (options.context && (authority || certificate || key))
        refuse_tls_options(
            "tls.context stands for all other options of TLS; load what they say into the context");
    if (!options.certificate_file.empty() && !options.certificate_pem.empty())
        refuse_tls_options("tls.certificate_file and tls.certificate_pem are both set");
    if (!options.private_key_file.empty() && !options.private_key_pem.empty())
        refuse_tls_options("tls.private_key_file and tls.private_key_pem are both set");
    if (certificate && !key)
        refuse_tls_options("tls.certificate_… is set without tls.private_key_file or tls.private_key_pem");
    if (key && !certificate)
        refuse_tls_options("tls.private_key_… is set without tls.certificate_file or tls.certificate_pem");
}

inline void load_authorities(asio::ssl::context& context, tls_options const& options)
{
    boost::system::error_code problem;
    context.set_default_verify_paths(
        problem); // Without authorities of its own the system trusts nobody: no error.
    problem.clear();
    if (!options.ca_file.empty())
        context.load_verify_file(options.ca_file, problem);
    check_tls_option("tls.ca_file", options.ca_file, problem);
    if (!options.ca_pem.empty())
        context.add_certificate_authority(asio::buffer(options.ca_pem), problem);
    check_tls_option("tls.ca_pem", {}, problem);
}

inline void load_certificate(asio::ssl::context& context, tls_options const& options)
{
    // OpenSSL's own would ask at the terminal for the password of an encrypted key.
    SSL_CTX_set_default_passwd_cb(context.native_handle(), [](char*, int, int, void*) { return -1; });
    boost::system::error_code problem;
    if (!options.certificate_file.empty())
        context.use_certificate_chain_file(options.certificate_file, problem);
    check_tls_option("tls.certificate_file", options.certificate_file, problem);
    if (!options.certificate_pem.empty())
        context.use_certificate_chain(asio::buffer(options.certificate_pem), problem);
    check_tls_option("tls.certificate_pem", {}, problem);
    if (!options.private_key_file.empty())
        context.use_private_key_file(options.private_key_file, asio::ssl::context::pem, problem);
    check_tls_option("tls.private_key_file", options.private_key_file, problem);
    if (auto const key = options.private_key_pem.reveal(); !key.empty())
        context.use_private_key(asio::buffer(key.data(), key.size()), asio::ssl::context::pem, problem);
    check_tls_option("tls.private_key_pem", {}, problem);
    note_certificate_requests(context.native_handle());
}

CLERK_DECL std::shared_ptr<asio::ssl::context> make_tls_context(tls_options const& options)
{
    check_tls_options(options);
    if (options.context)
        return options.context;
    auto made = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
    // Before any certificate is loaded, as weak ones are refused when they are.
    SSL_CTX_set_security_level(made->native_handle(), least_security_level);
    load_authorities(*made, options);
    load_certificate(*made, options);
    return made;
}

} // namespace clerk::detail

#endif
