// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_REQUEST_TEXT_IPP
#define CLERK_TRANSPORT_IMPL_REQUEST_TEXT_IPP

#include <clerk/transport/request_text.hpp>
#include <clerk/version.hpp>

#include <openssl/evp.h>

#include <initializer_list>

namespace clerk::detail
{
inline void append(wiping_vector& out, std::initializer_list<std::string_view> pieces)
{
    for (std::string_view const piece : pieces)
        append(out, piece);
}

inline wiping_vector base64(std::string_view text)
{
    wiping_vector out((text.size() + 2) / 3 * 4 + 1);
    int const length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
        reinterpret_cast<unsigned char const*>(text.data()), static_cast<int>(text.size()));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

inline std::string_view view(wiping_vector const& text) noexcept
{
    return {text.data(), text.size()};
}

CLERK_DECL request_text::request_text(
    server_url const& server, client_options const& options, server_url const* proxy)
{
    bool const bracketed = server.host.find(':') != std::string::npos;
    tunnel_ = (bracketed ? '[' + server.host + ']' : server.host) + ':' + server.port;

    append(fixed_, {"Host: ", server.authority(), "\r\n", "User-Agent: clerk-cpp/" CLERK_VERSION_STRING});
    if (!options.user_agent.empty())
        append(fixed_, {" ", options.user_agent});
    append(fixed_,
        {"\r\nAccept: application/json\r\nAccept-Encoding: identity\r\nClerk-API-Version: ", options.api_version, "\r\nAuthorization: Bearer ",
            options.secret_key.reveal(), "\r\n"});
    if (!proxy)
        return;
    if (!proxy->user_info.empty())
        append(proxy_authorization_,
            {"Proxy-Authorization: Basic ", view(base64(proxy->user_info.reveal())), "\r\n"});
    if (!server.secure)
    {
        origin_ = "http://" + server.authority();
        append(fixed_, {view(proxy_authorization_)});
    }
}

CLERK_DECL void request_text::write(http_request const& request, wiping_vector& out) const
{
    out.clear();
    append(out, {to_string(request.method), " ", origin_, request.target, " HTTP/1.1\r\n", view(fixed_)});
    if (request.body)
        append(out, {"Content-Type: application/json\r\n"});
    if (request.body || request.method != verb::get)
        append(out, {"Content-Length: ", std::to_string(request.body ? request.body->size() : 0), "\r\n"});
    request.headers.for_each(
        [&](std::string_view name, std::string_view value) { append(out, {name, ": ", value, "\r\n"}); });
    append(out, {"\r\n", request.body.value_or(std::string_view{})});
}

CLERK_DECL void request_text::write_connect(wiping_vector& out) const
{
    out.clear();
    append(out, {"CONNECT ", tunnel_, " HTTP/1.1\r\nHost: ", tunnel_, "\r\n", view(proxy_authorization_), "\r\n"});
}

} // namespace clerk::detail

#endif
