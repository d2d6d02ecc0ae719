// SPDX-License-Identifier: BSL-1.0
// The same call by hand: one connection over TLS with the peer verified, a time limit, one request, and the reply's members
// in a struct. No pool, no retries, no reasons for errors.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/json.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace json = boost::json;

struct user
{
    std::string id;
    std::optional<std::string> first_name;
    std::optional<std::string> last_name;
};

user read_user(std::string const& body)
{
    json::value const document = json::parse(body);
    json::object const& members = document.as_object();
    user made;
    made.id = json::value_to<std::string>(members.at("id"));
    if (auto const* name = members.at("first_name").if_string())
        made.first_name.emplace(*name);
    if (auto const* name = members.at("last_name").if_string())
        made.last_name.emplace(*name);
    return made;
}

asio::awaitable<void> rename(asio::ssl::context& tls, std::string id, std::string key)
{
    std::string const host = "api.clerk.com";
    auto const executor = co_await asio::this_coro::executor;
    asio::ip::tcp::resolver resolver{executor};
    auto const addresses = co_await resolver.async_resolve(host, "443", asio::use_awaitable);

    beast::ssl_stream<beast::tcp_stream> stream{executor, tls};
    if (SSL_set_tlsext_host_name(stream.native_handle(), host.c_str()) != 1)
        throw std::runtime_error("no server name");
    stream.set_verify_mode(asio::ssl::verify_peer);
    stream.set_verify_callback(asio::ssl::host_name_verification(host));
    beast::get_lowest_layer(stream).expires_after(std::chrono::seconds{30});
    co_await beast::get_lowest_layer(stream).async_connect(addresses, asio::use_awaitable);
    co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);

    json::object members;
    members["first_name"] = "John";
    members["last_name"] = "Wick";
    http::request<http::string_body> request{http::verb::patch, "/v1/users/" + id, 11};
    request.set(http::field::host, host);
    request.set(http::field::authorization, "Bearer " + key);
    request.set(http::field::content_type, "application/json");
    request.set("Clerk-API-Version", "2026-05-12");
    request.body() = json::serialize(members);
    request.prepare_payload();
    co_await http::async_write(stream, request, asio::use_awaitable);

    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    co_await http::async_read(stream, buffer, response, asio::use_awaitable);
    if (response.result() != http::status::ok)
        throw std::runtime_error(response.body());
    user const changed = read_user(response.body());
    std::puts(changed.first_name.value_or("nameless").c_str());
}

int main()
{
    asio::io_context context;
    asio::ssl::context tls{asio::ssl::context::tls_client};
    tls.set_default_verify_paths();
    char const* const key = std::getenv("CLERK_SECRET_KEY");
    asio::co_spawn(context, rename(tls, "user_1", key ? key : ""), asio::detached);
    context.run();
}
