// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/transport/request_text.hpp>
#include <clerk/version.hpp>

#include <boost/test/unit_test.hpp>

using clerk::verb;
using clerk::detail::request_text;
using clerk::detail::server_url;
using clerk_tests::to_text;

namespace
{
server_url url(std::string_view text)
{
    server_url made;
    BOOST_TEST_REQUIRE(clerk::detail::parse_server_url(text, made) == "");
    return made;
}

clerk::client_options options()
{
    clerk::client_options made;
    made.secret_key = "sk_test_key";
    return made;
}

clerk::http_request request(verb method, std::string target, std::optional<std::string_view> body = {})
{
    clerk::http_request made;
    made.method = method;
    made.target = std::move(target);
    made.body = body;
    return made;
}

std::string written(request_text const& text, clerk::http_request const& what)
{
    clerk::detail::wiping_vector out{'o', 'l', 'd'};
    text.write(what, out);
    return to_text(out);
}

std::string connect(request_text const& text)
{
    clerk::detail::wiping_vector out{'o', 'l', 'd'};
    text.write_connect(out);
    return to_text(out);
}

std::string fixed(std::string_view host)
{
    return "Host: " + std::string{host}
    + "\r\nUser-Agent: clerk-cpp/" CLERK_VERSION_STRING "\r\nAccept: application/json\r\nAccept-Encoding: identity\r\nClerk-API-Version: "
                                                        "2026-05-12\r\nAuthorization: Bearer sk_test_key\r\n";
}
} // namespace

BOOST_AUTO_TEST_SUITE(transport_request_text)

BOOST_AUTO_TEST_CASE(exact_bytes)
{
    request_text const text{url("https://api.clerk.com"), options(), nullptr};
    BOOST_TEST(written(text, request(verb::get, "/v1/users/user_1"))
        == "GET /v1/users/user_1 HTTP/1.1\r\n" + fixed("api.clerk.com") + "\r\n");
    BOOST_TEST(written(text, request(verb::patch, "/v1/users/user_1", R"({"first_name":"J"})"))
        == "PATCH /v1/users/user_1 HTTP/1.1\r\n" + fixed("api.clerk.com")
            + "Content-Type: application/json\r\nContent-Length: 18\r\n\r\n{\"first_name\":\"J\"}");
    BOOST_TEST(written(text, request(verb::delete_, "/v1/users/user_1?x=y"))
        == "DELETE /v1/users/user_1?x=y HTTP/1.1\r\n" + fixed("api.clerk.com") + "Content-Length: 0\r\n\r\n");
    BOOST_TEST(written(text, request(verb::post, "/", ""))
        == "POST / HTTP/1.1\r\n" + fixed("api.clerk.com")
            + "Content-Type: application/json\r\nContent-Length: 0\r\n\r\n");
    BOOST_TEST(written(text, request(verb::put, "/")).ends_with("\r\nContent-Length: 0\r\n\r\n"));
}

BOOST_AUTO_TEST_CASE(a_body_is_bytes)
{
    using namespace std::string_view_literals;
    request_text const text{url("https://h"), options(), nullptr};
    BOOST_TEST(written(text, request(verb::put, "/", "\0\r\n\xFF"sv))
                   .ends_with("Content-Length: 4\r\n\r\n\0\r\n\xFF"sv));
    std::string const long_body(100000, 'x');
    BOOST_TEST(written(text, request(verb::put, "/", long_body))
                   .ends_with("Content-Length: 100000\r\n\r\n" + long_body));
}

BOOST_AUTO_TEST_CASE(hosts_and_ports)
{
    struct row
    {
        std::string_view url;
        std::string_view host;
        std::string_view tunnel;
    };
    server_url const proxy = url("http://proxy");
    for (auto const& [text, host, tunnel] : {row{"https://h", "h", "h:443"},
             row{"https://h:8443", "h:8443", "h:8443"}, row{"https://[::1]", "[::1]", "[::1]:443"},
             row{"https://[::1]:8443", "[::1]:8443", "[::1]:8443"}})
    {
        request_text const writer{url(text), options(), &proxy};
        std::string const target{tunnel};
        BOOST_TEST(written(writer, request(verb::get, "/")) == "GET / HTTP/1.1\r\n" + fixed(host) + "\r\n");
        BOOST_TEST(connect(writer) == "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n");
    }
}

BOOST_AUTO_TEST_CASE(options_in_the_header)
{
    auto own = options();
    own.user_agent = "my-service/1.2";
    own.api_version = "2025-11-10";
    std::string const text = written(request_text{url("https://h"), own, nullptr}, request(verb::get, "/"));
    BOOST_TEST(
        clerk_tests::holds(text, "\r\nUser-Agent: clerk-cpp/" CLERK_VERSION_STRING " my-service/1.2\r\n"));
    BOOST_TEST(clerk_tests::holds(text, "\r\nClerk-API-Version: 2025-11-10\r\n"));
}

BOOST_AUTO_TEST_CASE(through_a_tunnel)
{
    server_url const proxy = url("http://user:p%40ss@proxy:3128");
    request_text const text{url("https://api.clerk.com"), options(), &proxy};
    BOOST_TEST(connect(text)
        == "CONNECT api.clerk.com:443 HTTP/1.1\r\nHost: api.clerk.com:443\r\n"
           "Proxy-Authorization: Basic dXNlcjpwQHNz\r\n\r\n");
    // The proxy learns nothing of the key, and Clerk nothing of the proxy's password.
    BOOST_TEST(!clerk_tests::holds(connect(text), "sk_test"));
    BOOST_TEST(
        written(text, request(verb::get, "/v1")) == "GET /v1 HTTP/1.1\r\n" + fixed("api.clerk.com") + "\r\n");
}

BOOST_AUTO_TEST_CASE(through_a_proxy_for_plain_http)
{
    server_url const proxy = url("http://u:p@proxy:3128");
    request_text const text{url("http://127.0.0.1:8080/prefix"), options(), &proxy};
    // The target comes with the prefix.
    BOOST_TEST(written(text, request(verb::get, "/prefix/v1/users/u"))
        == "GET http://127.0.0.1:8080/prefix/v1/users/u HTTP/1.1\r\n" + fixed("127.0.0.1:8080")
            + "Proxy-Authorization: Basic dTpw\r\n\r\n");
    server_url const open_proxy = url("http://proxy:3128");
    request_text const open{url("http://h"), options(), &open_proxy};
    BOOST_TEST(written(open, request(verb::get, "/")) == "GET http://h/ HTTP/1.1\r\n" + fixed("h") + "\r\n");
}

BOOST_AUTO_TEST_CASE(base64_of_every_length)
{
    for (auto const& [user, encoded] : {std::pair{"u:", "dTo="}, std::pair{"u:p", "dTpw"},
             std::pair{"u:pa", "dTpwYQ=="}, std::pair{"%FF%FE:%00", "//46AA=="}})
    {
        server_url const proxy = url("http://" + std::string{user} + "@proxy");
        BOOST_TEST(clerk_tests::holds(connect(request_text{url("https://h"), options(), &proxy}),
            "Proxy-Authorization: Basic " + std::string{encoded} + "\r\n"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
