// SPDX-License-Identifier: BSL-1.0
// Any bytes as a server's URL: refused, or parts that are what they should be and lead to the same server
// again.
#include "support.hpp"

#include <clerk/detail/ascii.hpp>
#include <clerk/detail/percent_encoding.hpp>
#include <clerk/transport/server_url.hpp>

#include <algorithm>
#include <string>

namespace
{
using clerk::detail::parse_server_url;
using clerk::detail::server_url;

bool same(server_url const& left, server_url const& right)
{
    return left.secure == right.secure && left.host == right.host && left.port == right.port
           && left.path == right.path && left.user_info == right.user_info;
}

void check_path(std::string_view path)
{
    clerk_fuzz::require(
        path.empty() || (path.starts_with('/') && !path.ends_with('/')), "a path is a prefix");
    for (std::size_t i = 0; i < path.size(); ++i)
    {
        bool const escape = path[i] == '%' && clerk::detail::percent_decoded(path.substr(i, 3)).size() == 1
                            && path.size() - i > 2;
        clerk_fuzz::require(escape || path[i] == '/' || clerk::detail::is_path_character(path[i]),
            "a path has the characters of a path, and whole escapes");
    }
    while (!path.empty())
    {
        path.remove_prefix(1);
        auto const segment = clerk::detail::percent_decoded(path.substr(0, path.find('/')));
        clerk_fuzz::require(segment != "." && segment != "..", "a path has no dot segments");
        path.remove_prefix(std::min(path.find('/'), path.size()));
    }
}
} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const text = clerk_fuzz::as_text(data, size);
    server_url url;
    if (!parse_server_url(text, url).empty())
        return 0;

    clerk_fuzz::require(!url.host.empty(), "there is a host");
    clerk_fuzz::require(
        std::ranges::all_of(url.host, [](char c) { return clerk::detail::is_unreserved(c) || c == ':'; }),
        "a host has the characters of a name or an address");
    auto const port = clerk::detail::parse_digits<unsigned>(url.port);
    clerk_fuzz::require(port && *port >= 1 && *port <= 65535 && url.port == std::to_string(*port),
        "a port is a number from 1 to 65535");
    check_path(url.path);

    std::string const again = (url.secure ? "https://" : "http://") + url.authority() + url.path;
    server_url other;
    other.user_info = "left:over";
    clerk_fuzz::require(parse_server_url(again, other).empty(), "what was accepted is accepted again");
    clerk_fuzz::require(other.user_info.empty(), "nothing of what was there before is left");
    other.user_info = url.user_info;
    clerk_fuzz::require(same(url, other), "the authority leads to the same server");
    return 0;
}
