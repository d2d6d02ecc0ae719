// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_SERVER_URL_IPP
#define CLERK_TRANSPORT_IMPL_SERVER_URL_IPP

#include <clerk/detail/algorithms.hpp>
#include <clerk/transport/server_url.hpp>

#include <openssl/crypto.h>
#include <clerk/detail/ascii.hpp>
#include <clerk/detail/percent_encoding.hpp>
#include <clerk/detail/resource_id.hpp>

#include <algorithm>
#include <cstdint>

namespace clerk::detail
{
CLERK_DECL std::string server_url::authority() const
{
    std::string text = host.find(':') == std::string::npos ? host : '[' + host + ']';
    if (port != (secure ? "443" : "80"))
        text.append(":").append(port);
    return text;
}

inline bool take_prefix(std::string_view& text, std::string_view prefix) noexcept
{
    bool const found = equals_ignoring_case(text.substr(0, prefix.size()), prefix);
    if (found)
        text.remove_prefix(prefix.size());
    return found;
}

/// Takes `host[:port]` apart.
inline std::string parse_authority(std::string_view authority, server_url& out)
{
    std::string_view host;
    if (authority.starts_with('['))
    {
        auto const end = authority.find(']');
        if (end == std::string_view::npos)
            return "has an address without its closing bracket";
        host = authority.substr(1, end - 1);
        authority.remove_prefix(end + 1);
        if (!authority.empty() && !authority.starts_with(':'))
            return "has something other than a port behind its address";
        bool const ipv6 = host.empty() || host.find(':') != std::string_view::npos;
        if (!ipv6 || !detail::all_of(host, [](char c) { return is_unreserved(c) || c == ':'; }))
            return "has an address that is none";
    }
    else
    {
        host = authority.substr(0, authority.find(':'));
        authority.remove_prefix(host.size());
        if (!detail::all_of(host, is_unreserved))
            return "has a host name with characters that no host name has";
    }
    if (host.empty())
        return "has no host";
    out.host = host;
    out.port = out.secure ? "443" : "80";
    if (authority.size() > 1)
    {
        auto const port = parse_digits<std::uint16_t>(authority.substr(1));
        if (!port || *port == 0)
            return "has a port that is no number from 1 to 65535";
        out.port = std::to_string(*port);
    }
    return {};
}

inline bool has_broken_escape(std::string_view text)
{
    for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1))
        if (text.size() - at < 3 || percent_decoded(text.substr(at, 3)).size() != 1)
            return true;
    return false;
}

CLERK_DECL std::string parse_server_url(std::string_view text, server_url& out)
{
    out = {};
    if (take_prefix(text, "https://"))
        out.secure = true;
    else if (take_prefix(text, "http://"))
        out.secure = false;
    else
        return "does not begin with https:// (or http://)";

    auto const authority_end = std::min(text.find_first_of("/?#"), text.size());
    auto authority = text.substr(0, authority_end);
    auto path = text.substr(authority_end);

    if (auto const at = authority.rfind('@'); at != std::string_view::npos)
    {
        auto decoded = percent_decoded(authority.substr(0, at));
        out.user_info = decoded;
        OPENSSL_cleanse(decoded.data(), decoded.size());
        authority.remove_prefix(at + 1);
    }
    if (auto problem = parse_authority(authority, out); !problem.empty())
        return problem;

    if (path.find_first_of("?#") != std::string_view::npos)
        return "has a query or a fragment";
    if (!detail::all_of(path, [](char c) { return is_path_character(c) || c == '/' || c == '%'; }))
        return "has a path with characters that must be percent-encoded";
    if (has_broken_escape(path))
        return "has a path with a % that is not followed by two hexadecimal digits";
    if (holds_dot_segment(path))
        return "has a path with . or .. in it";
    while (path.ends_with('/'))
        path.remove_suffix(1);
    out.path = path;
    return {};
}

} // namespace clerk::detail

#endif
