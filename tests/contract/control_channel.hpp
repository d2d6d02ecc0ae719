// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_CONTROL_CHANNEL_HPP
#define CLERK_TESTS_CONTRACT_CONTROL_CHANNEL_HPP

#include "json_support.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/version.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace contract
{
/// Where the contract server listens and how it is to be spoken to.
struct server_address
{
    std::string url; ///< `http://127.0.0.1:PORT` or `https://…`
    std::string ca_file;
    std::string api_version;

    [[nodiscard]] bool tls() const
    {
        return url.starts_with("https://");
    }
    [[nodiscard]] std::string port() const
    {
        return url.substr(url.rfind(':') + 1);
    }
    /// Whether metadata is updated by a request of its own.
    [[nodiscard]] bool metadata_apart() const
    {
        return api_version >= "2026-05-12";
    }
};

/// Asks the contract server what it saw and tells it how to behave: plain blocking requests, one connection
/// each, independent of the library under test.
class control_channel
{
public:
    explicit control_channel(server_address server)
        : server_(std::move(server))
    {
    }

    /// A user as the server would show it.
    json::value user(std::string_view id)
    {
        return exchange("GET", "/v1/users/" + std::string{id}, {});
    }

    /// All requests since the last reset, oldest first; not those of `user()`.
    json::array requests()
    {
        auto all = exchange("GET", "/__requests", {}).as_array();
        json::array library;
        for (auto& request : all)
            if (!is_own(request.as_object()))
                library.push_back(std::move(request));
        return library;
    }

    /// Users as at the start, nothing seen, no faults.
    void reset()
    {
        exchange("POST", "/__reset", "{}");
        plan("[]");
    }

    /// From now on the server misbehaves by these rules.
    void plan(std::string_view rules)
    {
        exchange("POST", "/__plan", rules);
    }

private:
    static constexpr char const* own_agent = "contract-control";

    static bool is_own(json::object const& request)
    {
        return text_member(request.at("headers").as_object(), "user-agent") == own_agent;
    }

    json::value exchange(std::string_view method, std::string_view target, std::string_view body)
    {
        namespace asio = boost::asio;
        asio::io_context context;
        asio::ip::tcp::resolver resolver{context};
        auto const endpoints = resolver.resolve("127.0.0.1", server_.port());
        if (!server_.tls())
        {
            asio::ip::tcp::socket socket{context};
            asio::connect(socket, endpoints);
            return exchange_over(socket, method, target, body);
        }
        asio::ssl::context tls{asio::ssl::context::tls_client};
        tls.load_verify_file(server_.ca_file);
        asio::ssl::stream<asio::ip::tcp::socket> stream{context, tls};
        stream.set_verify_mode(asio::ssl::verify_peer);
        asio::connect(stream.next_layer(), endpoints);
        stream.handshake(asio::ssl::stream_base::client);
        return exchange_over(stream, method, target, body);
    }

    template <class Stream>
    json::value exchange_over(
        Stream& stream, std::string_view method, std::string_view target, std::string_view body)
    {
        namespace http = boost::beast::http;
        http::request<http::string_body> request{http::string_to_verb(method), target, 11};
        request.set(http::field::host, "127.0.0.1:" + server_.port());
        request.set(http::field::user_agent, own_agent);
        request.set(http::field::authorization, "Bearer sk_test_contract");
        request.set("Clerk-API-Version", server_.api_version);
        request.set(http::field::content_type, "application/json");
        request.set(http::field::connection, "close");
        request.body() = body;
        request.prepare_payload();
        http::write(stream, request);
        boost::beast::flat_buffer buffer;
        http::response<http::string_body> response;
        http::read(stream, buffer, response);
        if (response.result_int() != 200)
            throw std::runtime_error{
                "the contract server refused " + std::string{target} + ": " + response.body()};
        return parse(response.body());
    }

    server_address server_;
};

} // namespace contract

#endif
