// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_HTTP_CLIENT_HPP
#define CLERK_TESTS_SUPPORT_HTTP_CLIENT_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace clerk_tests
{
namespace asio = boost::asio;
namespace http = boost::beast::http;

/// What a server answered.
struct http_answer
{
    unsigned status = 0;
    http::fields headers;
    std::string body;

    [[nodiscard]] boost::json::value json() const
    {
        return boost::json::parse(body);
    }
    /// `code` of the first error.
    [[nodiscard]] std::string code() const
    {
        return std::string{json().at("errors").at(0).at("code").as_string()};
    }
    /// `meta.param_name` of the first error; empty where it has none.
    [[nodiscard]] std::string parameter() const
    {
        auto const envelope = json();
        auto const* const meta = envelope.at("errors").at(0).as_object().if_contains("meta");
        return meta ? std::string{meta->at("param_name").as_string()} : std::string{};
    }
};

using header_lines = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// One connection to 127.0.0.1, by blocking calls: independent of the library's own client, so that both can be tested.
/// Throws `boost::system::system_error`.
class http_client
{
public:
    /// Plain HTTP.
    explicit http_client(std::uint16_t port)
    {
        socket_.connect({asio::ip::address_v4::loopback(), port});
    }

    /// TLS: the certificate must come from this authority and be for that host.
    http_client(std::uint16_t port, std::string const& authority_pem, std::string const& host = "127.0.0.1")
        : http_client(port)
    {
        if (!authority_pem.empty())
            context_.add_certificate_authority(asio::buffer(authority_pem));
        tls_.emplace(socket_, context_);
        tls_->set_verify_mode(asio::ssl::verify_peer);
        tls_->set_verify_callback(asio::ssl::host_name_verification{host});
        tls_->handshake(asio::ssl::stream_base::client);
    }

    void write(std::string_view bytes)
    {
        if (tls_)
            asio::write(*tls_, asio::buffer(bytes.data(), bytes.size()));
        else
            asio::write(socket_, asio::buffer(bytes.data(), bytes.size()));
    }

    void send(std::string_view method, std::string_view target, header_lines headers, std::string_view body = {})
    {
        std::string text;
        text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (auto const& [name, value] : headers)
            text.append(name).append(": ").append(value).append("\r\n");
        if (!body.empty())
            text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
        text.append("\r\n").append(body);
        write(text);
    }

    http_answer receive()
    {
        http::response<http::string_body> message;
        if (tls_)
            http::read(*tls_, buffer_, message);
        else
            http::read(socket_, buffer_, message);
        http_answer answer;
        answer.status = message.result_int();
        answer.headers = message.base();
        answer.body = std::move(message.body());
        return answer;
    }

    http_answer request(
        std::string_view method, std::string_view target, header_lines headers, std::string_view body = {})
    {
        send(method, target, headers, body);
        return receive();
    }

    /// All that comes until the server ends the connection.
    std::string read_to_end()
    {
        std::string text;
        boost::system::error_code problem;
        for (char bytes[1024]; !problem;)
        {
            auto const space = asio::buffer(bytes);
            auto const count = tls_ ? tls_->read_some(space, problem) : socket_.read_some(space, problem);
            text.append(bytes, count);
        }
        end_ = problem;
        return text;
    }

    /// How the connection ended, after `read_to_end`.
    [[nodiscard]] boost::system::error_code end() const
    {
        return end_;
    }

private:
    asio::io_context io_;
    asio::ssl::context context_{asio::ssl::context::tls_client};
    asio::ip::tcp::socket socket_{io_};
    std::optional<asio::ssl::stream<asio::ip::tcp::socket&>> tls_;
    boost::beast::flat_buffer buffer_;
    boost::system::error_code end_;
};

} // namespace clerk_tests

#endif
