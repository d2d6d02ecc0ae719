// SPDX-License-Identifier: BSL-1.0
#include <clerk/transport/server_url.hpp>

#include <boost/test/unit_test.hpp>

using clerk::detail::parse_server_url;
using clerk::detail::server_url;

namespace
{
server_url parsed(std::string_view text)
{
    server_url url;
    std::string const problem = parse_server_url(text, url);
    BOOST_TEST_REQUIRE(problem == "", text << " " << problem);
    return url;
}

std::string problem(std::string_view text)
{
    server_url url;
    return parse_server_url(text, url);
}
} // namespace

BOOST_AUTO_TEST_SUITE(transport_server_url)

BOOST_AUTO_TEST_CASE(good_ones)
{
    struct row
    {
        std::string_view text;
        bool secure;
        std::string_view host;
        std::string_view port;
        std::string_view path;
        std::string_view authority;
    };
    for (auto const& r :
        {
            row{"https://api.clerk.com", true, "api.clerk.com", "443", "", "api.clerk.com"},
            row{"https://api.clerk.com/", true, "api.clerk.com", "443", "", "api.clerk.com"},
            row{"https://api.clerk.com///", true, "api.clerk.com", "443", "", "api.clerk.com"},
            row{"HTTPS://API.clerk.com", true, "API.clerk.com", "443", "", "API.clerk.com"},
            row{"http://localhost", false, "localhost", "80", "", "localhost"},
            row{"http://localhost:443", false, "localhost", "443", "", "localhost:443"},
            row{"https://localhost:80", true, "localhost", "80", "", "localhost:80"},
            row{"https://localhost:443", true, "localhost", "443", "", "localhost"},
            row{"https://localhost:", true, "localhost", "443", "", "localhost"},
            row{"https://localhost:0443", true, "localhost", "443", "", "localhost"},
            row{"http://127.0.0.1:8080/proxy/clerk/", false, "127.0.0.1", "8080", "/proxy/clerk",
                "127.0.0.1:8080"},
            row{"http://[::1]", false, "::1", "80", "", "[::1]"},
            row{"http://[::1]:8080/a", false, "::1", "8080", "/a", "[::1]:8080"},
            row{"https://[2001:db8::a.1]:65535", true, "2001:db8::a.1", "65535", "", "[2001:db8::a.1]:65535"},
            row{"https://host/a%20b/c", true, "host", "443", "/a%20b/c", "host"},
            row{"https://host/.well-known/..a/b./...", true, "host", "443", "/.well-known/..a/b./...", "host"},
            row{"https://a-b.example/x@y:z", true, "a-b.example", "443", "/x@y:z", "a-b.example"},
        })
        BOOST_TEST_CONTEXT(r.text)
        {
            auto const url = parsed(r.text);
            BOOST_TEST(url.secure == r.secure);
            BOOST_TEST(url.host == r.host);
            BOOST_TEST(url.port == r.port);
            BOOST_TEST(url.path == r.path);
            BOOST_TEST(url.authority() == r.authority);
            BOOST_TEST(url.user_info.empty());
        }
}

BOOST_AUTO_TEST_CASE(with_user_information)
{
    auto const url = parsed("http://user:p%40ss%3Aw@proxy.example:3128");
    BOOST_TEST(url.user_info.reveal() == "user:p@ss:w");
    BOOST_TEST(url.host == "proxy.example");
    BOOST_TEST(url.port == "3128");
    // The last @ ends it: what looks like a host before that is none.
    auto const tricky = parsed("https://api.clerk.com@evil.example");
    BOOST_TEST(tricky.host == "evil.example");
    BOOST_TEST(tricky.user_info.reveal() == "api.clerk.com");
    BOOST_TEST(parsed("http://a@b@c").host == "c");
}

BOOST_AUTO_TEST_CASE(bad_ones)
{
    using namespace std::string_view_literals;
    struct row
    {
        std::string_view text;
        std::string_view problem;
    };
    constexpr auto scheme = "does not begin with https:// (or http://)"sv;
    constexpr auto name = "has a host name with characters that no host name has"sv;
    constexpr auto port = "has a port that is no number from 1 to 65535"sv;
    constexpr auto escape = "has a path with a % that is not followed by two hexadecimal digits"sv;
    constexpr auto dots = "has a path with . or .. in it"sv;
    constexpr auto path = "has a path with characters that must be percent-encoded"sv;
    for (auto const& [text, why] : {
             row{"", scheme},
             row{"api.clerk.com", scheme},
             row{"https:", scheme},
             row{"https:/host", scheme},
             row{"ftp://host", scheme},
             row{" https://host", scheme},
             row{"//host", scheme},
             row{"https://", "has no host"},
             row{"https:///v1", "has no host"},
             row{"https://:443", "has no host"},
             row{"https://user@", "has no host"},
             row{"https://[]", "has no host"},
             row{"https://ho st", name},
             row{"https://host\\evil", name},
             row{"https://ho%73t", name},
             row{"https://h\xC3\xB6st", name},
             row{"https://host\0"sv, name},
             row{"https://host\r\nX: y", name},
             row{"https://::1", "has no host"},
             row{"https://[::1", "has an address without its closing bracket"},
             row{"https://[::1]8080", "has something other than a port behind its address"},
             row{"https://[::1%25eth0]", "has an address that is none"},
             row{"https://[host/x]", "has an address without its closing bracket"},
             row{"https://[localhost]", "has an address that is none"},
             row{"https://host:0", port},
             row{"https://host:65536", port},
             row{"https://host:-1", port},
             row{"https://host:+1", port},
             row{"https://host:8o", port},
             row{"https://host:80:80", port},
             row{"https://host: 80", port},
             row{"https://host?x", "has a query or a fragment"},
             row{"https://host/a?x=1", "has a query or a fragment"},
             row{"https://host/#", "has a query or a fragment"},
             row{"https://host/a b", path},
             row{"https://host/a\\b", path},
             row{"https://host/\r\nX: y", path},
             row{"https://host/\"", path},
             row{"https://host/\xC3\xA4", path},
             row{"https://host/a%zz", escape},
             row{"https://host/a%4", escape},
             row{"https://host/%", escape},
             row{"https://host/..", dots},
             row{"https://host/a/./b", dots},
             row{"https://host/a/../b", dots},
             row{"https://host/%2e%2E/b", dots},
             row{"https://host/.%2e/", dots},
         })
        BOOST_TEST(problem(text) == why, text << ": " << problem(text));
}

BOOST_AUTO_TEST_CASE(nothing_of_an_earlier_url_is_left)
{
    server_url url;
    BOOST_TEST(parse_server_url("http://user:pass@proxy.example:3128/a", url) == "");
    BOOST_TEST(parse_server_url("https://other.example", url) == "");
    BOOST_TEST(url.secure);
    BOOST_TEST(url.authority() == "other.example");
    BOOST_TEST(url.path == "");
    BOOST_TEST(url.user_info.empty());
}

BOOST_AUTO_TEST_SUITE_END()
