// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_CONNECT_PROXY_HPP
#define CLERK_TESTS_SUPPORT_CONNECT_PROXY_HPP

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <openssl/evp.h>

namespace clerk_tests
{
namespace asio = boost::asio;

/// An HTTP proxy on 127.0.0.1 that knows CONNECT alone, and asks for credentials (RFC 9110, sections 9.3.6 and 11.7).
/// With a `port`, whatever name is asked for leads there, on 127.0.0.1: a client behind a proxy looks no name up.
class connect_proxy
{
public:
    connect_proxy(asio::thread_pool& threads, std::string const& credentials, unsigned short port = 0)
        : shared_(std::make_shared<state>(threads, expected_header(credentials), port))
    {
        asio::post(shared_->strand, [shared = shared_] { accept(shared); });
    }
    connect_proxy(connect_proxy const&) = delete;
    connect_proxy& operator=(connect_proxy const&) = delete;

    /// Ends every tunnel before it returns.
    ~connect_proxy()
    {
        std::promise<void> closed;
        asio::post(shared_->strand,
            [&]
            {
                shared_->acceptor.close();
                for (auto const& weak : shared_->open)
                    if (auto const one = weak.lock())
                    {
                        boost::system::error_code ignored;
                        one->client.close(ignored);
                        one->server.close(ignored);
                    }
                closed.set_value();
            });
        closed.get_future().wait();
    }

    [[nodiscard]] unsigned short port() const
    {
        return shared_->port;
    }
    [[nodiscard]] std::size_t tunnels() const
    {
        std::lock_guard const lock{shared_->mutex};
        return shared_->tunnels;
    }
    [[nodiscard]] std::string last_target() const
    {
        std::lock_guard const lock{shared_->mutex};
        return shared_->target;
    }
    [[nodiscard]] std::string last_request() const
    {
        std::lock_guard const lock{shared_->mutex};
        return shared_->request;
    }

private:
    using tcp = asio::ip::tcp;
    using strand_type = asio::strand<asio::thread_pool::executor_type>;

    struct tunnel
    {
        explicit tunnel(strand_type const& strand)
            : client(strand)
            , server(strand)
        {
        }
        tcp::socket client;
        tcp::socket server;
        std::string text;
        std::array<char, 4096> upward{};
        std::array<char, 4096> downward{};
    };

    struct state
    {
        state(asio::thread_pool& threads, std::string header, unsigned short to_port)
            : strand(asio::make_strand(threads))
            , acceptor(strand, {asio::ip::make_address("127.0.0.1"), 0})
            , port(acceptor.local_endpoint().port())
            , authorization(std::move(header))
            , destination(to_port)
        {
        }
        strand_type strand;
        tcp::acceptor acceptor;
        unsigned short port;
        std::string authorization;
        unsigned short destination;
        std::vector<std::weak_ptr<tunnel>> open;
        std::mutex mutex;
        std::size_t tunnels = 0;
        std::string target;
        std::string request;
    };
    using state_pointer = std::shared_ptr<state>;
    using tunnel_pointer = std::shared_ptr<tunnel>;

    static std::string expected_header(std::string const& credentials)
    {
        std::string encoded((credentials.size() + 2) / 3 * 4 + 1, '\0');
        auto const length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
            reinterpret_cast<unsigned char const*>(credentials.data()), static_cast<int>(credentials.size()));
        encoded.resize(static_cast<std::size_t>(length));
        return "Proxy-Authorization: Basic " + encoded + "\r\n";
    }

    static void accept(state_pointer const& shared)
    {
        auto const one = std::make_shared<tunnel>(shared->strand);
        shared->acceptor.async_accept(one->client,
            [shared, one](boost::system::error_code problem)
            {
                if (problem)
                    return;
                shared->open.push_back(one);
                read_request(shared, one);
                accept(shared);
            });
    }

    static void read_request(state_pointer const& shared, tunnel_pointer const& one)
    {
        asio::async_read_until(one->client, asio::dynamic_buffer(one->text, 16384), "\r\n\r\n",
            [shared, one](boost::system::error_code problem, std::size_t)
            {
                if (problem)
                    return;
                bool const known = one->text.find(shared->authorization) != std::string::npos;
                auto const target = one->text.substr(8, one->text.find(' ', 8) - 8);
                {
                    std::lock_guard const lock{shared->mutex};
                    shared->request = one->text;
                    shared->target = target;
                    shared->tunnels += known ? 1 : 0;
                }
                if (!known)
                    return answer(one, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", false);
                one->server.async_connect(destination_of(*shared, target),
                    [one](boost::system::error_code refused)
                    {
                        if (!refused)
                            answer(one, "HTTP/1.1 200 Connection established\r\n\r\n", true);
                    });
            });
    }

    static tcp::endpoint destination_of(state const& shared, std::string const& target)
    {
        if (shared.destination != 0)
            return {asio::ip::make_address("127.0.0.1"), shared.destination};
        auto const colon = target.rfind(':');
        return {asio::ip::make_address(target.substr(0, colon)),
            static_cast<unsigned short>(std::stoi(target.substr(colon + 1)))};
    }

    static void answer(tunnel_pointer const& one, char const* reply, bool established)
    {
        one->text = reply;
        asio::async_write(one->client, asio::buffer(one->text),
            [one, established](boost::system::error_code problem, std::size_t)
            {
                if (problem || !established)
                    return;
                pump(one, one->client, one->server, one->upward);
                pump(one, one->server, one->client, one->downward);
            });
    }

    static void pump(tunnel_pointer const& one, tcp::socket& from, tcp::socket& to, std::array<char, 4096>& buffer)
    {
        from.async_read_some(asio::buffer(buffer),
            [one, &from, &to, &buffer](boost::system::error_code problem, std::size_t count)
            {
                if (problem)
                {
                    boost::system::error_code ignored;
                    to.close(ignored);
                    return;
                }
                asio::async_write(to, asio::buffer(buffer, count),
                    [one, &from, &to, &buffer](boost::system::error_code failed, std::size_t)
                    {
                        if (!failed)
                            pump(one, from, to, buffer);
                    });
            });
    }

    state_pointer shared_;
};

} // namespace clerk_tests

#endif
