// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_REPLAY_SERVER_HPP
#define CLERK_TESTS_CONTRACT_REPLAY_SERVER_HPP

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace contract
{
namespace asio = boost::asio;
namespace http = boost::beast::http;

struct scripted_reply
{
    enum how_it_ends
    {
        complete,
        reset_before_reply, ///< The request is read, then the connection is reset.
        reset_mid_body,     ///< Half of the announced body, then the same.
    };

    unsigned status = 200;
    std::vector<std::pair<std::string, std::string>> headers; ///< Names in lower case.
    std::optional<std::string> body;
    how_it_ends ending = complete;
};

struct seen_request
{
    std::string method;
    std::string target;                         ///< As it stood in the request line.
    std::map<std::string, std::string> headers; ///< Names in lower case.
    std::string body;
};

/// An HTTP server on 127.0.0.1 that answers from a script and remembers what it was asked. Runs on the
/// executor of the client under test, so no thread and no lock is needed.
class replay_server
{
public:
    /// Answers with `script`, one reply after another, and with `afterwards` once it is used up.
    replay_server(asio::io_context& context, std::vector<scripted_reply> script, scripted_reply afterwards)
        : acceptor_(context, {asio::ip::address_v4::loopback(), 0})
        , script_(std::move(script))
        , afterwards_(std::move(afterwards))
    {
        accept();
    }

    [[nodiscard]] std::string url() const
    {
        return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
    }

    [[nodiscard]] std::vector<seen_request> const& requests() const noexcept
    {
        return requests_;
    }

private:
    struct connection
    {
        explicit connection(asio::ip::tcp::socket accepted)
            : socket(std::move(accepted))
        {
        }
        asio::ip::tcp::socket socket;
        boost::beast::flat_buffer buffer;
        http::request<http::string_body> request;
        std::string reply;
    };

    void accept()
    {
        acceptor_.async_accept(
            [this](boost::system::error_code failed, asio::ip::tcp::socket socket)
            {
                if (failed)
                    return;
                read(std::make_shared<connection>(std::move(socket)));
                accept();
            });
    }

    void read(std::shared_ptr<connection> peer)
    {
        peer->request = {};
        http::async_read(peer->socket, peer->buffer, peer->request,
            [this, peer](boost::system::error_code failed, std::size_t)
            {
                if (failed)
                    return;
                remember(peer->request);
                answer(
                    peer, requests_.size() <= script_.size() ? script_[requests_.size() - 1] : afterwards_);
            });
    }

    void remember(http::request<http::string_body> const& request)
    {
        seen_request seen;
        seen.method = request.method_string();
        seen.target = request.target();
        seen.body = request.body();
        for (auto const& field : request)
        {
            std::string name{field.name_string()};
            std::ranges::transform(name, name.begin(),
                [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
            seen.headers.emplace(std::move(name), field.value());
        }
        requests_.push_back(std::move(seen));
    }

    void answer(std::shared_ptr<connection> peer, scripted_reply const& reply)
    {
        if (reply.ending == scripted_reply::reset_before_reply)
            return reset(*peer);
        auto const body = reply.body.value_or("");
        peer->reply =
            head_of(reply)
            + (reply.ending == scripted_reply::reset_mid_body ? body.substr(0, body.size() / 2) : body);
        asio::async_write(peer->socket, asio::buffer(peer->reply),
            [this, peer, ending = reply.ending](boost::system::error_code failed, std::size_t)
            {
                if (failed)
                    return;
                if (ending == scripted_reply::reset_mid_body)
                    reset(*peer);
                else
                    read(peer);
            });
    }

    static std::string head_of(scripted_reply const& reply)
    {
        auto head = "HTTP/1.1 " + std::to_string(reply.status) + ' '
                    + std::string{http::obsolete_reason(http::int_to_status(reply.status))} + "\r\n";
        bool typed = false;
        for (auto const& [name, value] : reply.headers)
        {
            head += name + ": " + value + "\r\n";
            typed = typed || name == "content-type";
        }
        if (reply.body && !typed)
            head += "content-type: application/json\r\n";
        // A 204 has no body, and so no length (RFC 9110, section 8.6).
        if (reply.status != 204)
            head += "content-length: " + std::to_string(reply.body.value_or("").size()) + "\r\n";
        return head + "\r\n";
    }

    /// Closes with RST instead of FIN.
    static void reset(connection& peer)
    {
        boost::system::error_code ignored;
        peer.socket.set_option(asio::socket_base::linger{true, 0}, ignored);
        peer.socket.close(ignored);
    }

    asio::ip::tcp::acceptor acceptor_;
    std::vector<scripted_reply> script_;
    scripted_reply afterwards_;
    std::vector<seen_request> requests_;
};

} // namespace contract

#endif
