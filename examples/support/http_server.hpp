// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_EXAMPLES_SUPPORT_HTTP_SERVER_HPP
#define CLERK_EXAMPLES_SUPPORT_HTTP_SERVER_HPP

#include <clerk/error.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

// What a web framework would do: plain HTTP/1.1 on 127.0.0.1, with a handler for each method and path.
namespace example
{
namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace json = boost::json;

using request = http::request<http::string_body>;
using response = http::response<http::string_body>;
using handler = std::function<asio::awaitable<response>(request const&)>;

inline response json_response(http::status status, json::value const& body)
{
    response made{status, 11};
    made.set(http::field::content_type, "application/json");
    made.body() = json::serialize(body);
    return made;
}

inline response error_response(http::status status, std::string_view message)
{
    json::object body;
    body["error"] = json::string_view{message.data(), message.size()};
    return json_response(status, body);
}

inline response redirect(std::string_view location)
{
    response made{http::status::see_other, 11};
    made.set(http::field::location, {location.data(), location.size()});
    return made;
}

/// What is answered where a call to Clerk failed. Why it did is for the log, not for whoever asked.
inline response response_to(clerk::error const& error)
{
    std::cerr << error << '\n';
    if (error.code() == clerk::errc::not_found)
        return error_response(http::status::not_found, "No such user");
    return error_response(http::status::service_unavailable, "Try again later");
}

/// Must not outlive its execution context.
class http_server
{
public:
    /// @param port 0: any free one.
    explicit http_server(asio::io_context& context, std::uint16_t port = 0)
        : state_(std::make_shared<state>(context, port))
    {
    }

    [[nodiscard]] std::uint16_t port() const
    {
        return state_->acceptor.local_endpoint().port();
    }

    /// Calls `answer` for requests with this method and path. To be called before `start()`.
    void on(http::verb method, std::string path, handler answer)
    {
        state_->routes.insert_or_assign({method, std::move(path)}, std::move(answer));
    }

    /// Serves as long as the context runs.
    void start()
    {
        asio::co_spawn(state_->acceptor.get_executor(), accept(state_), asio::detached);
    }

private:
    struct state
    {
        state(asio::io_context& context, std::uint16_t port)
            : acceptor(context, {asio::ip::address_v4::loopback(), port})
        {
        }

        asio::ip::tcp::acceptor acceptor;
        std::map<std::pair<http::verb, std::string>, handler> routes;
    };

    static asio::awaitable<void> accept(std::shared_ptr<state> server)
    {
        for (;;)
        {
            asio::ip::tcp::socket socket = co_await server->acceptor.async_accept(asio::use_awaitable);
            asio::co_spawn(server->acceptor.get_executor(), serve(server, std::move(socket)), asio::detached);
        }
    }

    static asio::awaitable<void> serve(std::shared_ptr<state> server, asio::ip::tcp::socket socket)
    {
        boost::beast::tcp_stream stream{std::move(socket)};
        boost::beast::flat_buffer buffer;
        for (bool keep_alive = true; keep_alive;)
        {
            http::request_parser<http::string_body> parser;
            parser.body_limit(1024 * 1024);
            stream.expires_after(std::chrono::seconds{30});
            auto [read_failure, bytes_read]
                = co_await http::async_read(stream, buffer, parser, asio::as_tuple(asio::use_awaitable));
            if (read_failure)
                co_return;
            request const received = parser.release();
            stream.expires_never();
            response answered = co_await answer(*server, received);
            keep_alive = received.keep_alive();
            answered.keep_alive(keep_alive);
            answered.prepare_payload();
            stream.expires_after(std::chrono::seconds{30});
            auto [write_failure, bytes_written]
                = co_await http::async_write(stream, answered, asio::as_tuple(asio::use_awaitable));
            if (write_failure)
                co_return;
        }
    }

    static asio::awaitable<response> answer(state const& server, request const& received)
    {
        std::string_view const target{received.target().data(), received.target().size()};
        auto const route = server.routes.find({received.method(), std::string{target.substr(0, target.find('?'))}});
        if (route == server.routes.end())
            co_return error_response(http::status::not_found, "No such page");
        try
        {
            response answered = co_await route->second(received);
            co_return answered;
        }
        catch (clerk::exception const& failure)
        {
            co_return response_to(failure.error());
        }
        catch (std::exception const& failure)
        {
            std::cerr << failure.what() << '\n';
            co_return error_response(http::status::internal_server_error, "Something went wrong");
        }
    }

    std::shared_ptr<state> state_;
};

} // namespace example

#endif
