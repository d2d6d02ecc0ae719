// SPDX-License-Identifier: BSL-1.0
// What lies below every client: one caller, one blocking socket, OpenSSL on it, a request whose bytes are ready, a reply that
// nobody parses. No deadline, no limit, no user.
#include "harness.hpp"

#include <clerk/detail/openssl_ptr.hpp>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <openssl/ssl.h>

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

using namespace clerk_benchmarks;
namespace asio = boost::asio;

namespace
{
void require(bool fine, char const* what)
{
    if (!fine)
        throw std::runtime_error(what);
}

struct tls_deleter
{
    void operator()(SSL_CTX* context) const noexcept
    {
        SSL_CTX_free(context);
    }
    void operator()(SSL* stream) const noexcept
    {
        SSL_free(stream);
    }
};

class connection
{
public:
    explicit connection(harness_options const& options)
        : socket_(context_)
        , tls_(SSL_CTX_new(TLS_client_method()))
    {
        asio::ip::tcp::resolver resolver{context_};
        asio::connect(socket_, resolver.resolve(options.host, options.port));
        socket_.set_option(asio::ip::tcp::no_delay(true));
        require(SSL_CTX_load_verify_file(tls_.get(), options.ca_file.c_str()) == 1, "no authority");
        SSL_CTX_set_verify(tls_.get(), SSL_VERIFY_PEER, nullptr);
        stream_.reset(SSL_new(tls_.get()));
        std::string host = options.host;
        // The macro SSL_set_tlsext_host_name casts in the old style.
        require(SSL_ctrl(stream_.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, host.data()) == 1
                && SSL_set1_host(stream_.get(), host.c_str()) == 1
                && SSL_set_fd(stream_.get(), socket_.native_handle()) == 1 && SSL_connect(stream_.get()) == 1,
            "no TLS");

        std::string const body = R"({"first_name":"John","last_name":"Wick"})";
        request_ = "PATCH /v1/users/" + options.user + " HTTP/1.1\r\nHost: " + options.host + ":" + options.port
            + "\r\nUser-Agent: benchmark\r\nAccept: application/json\r\nAccept-Encoding: identity\r\n"
              "Clerk-API-Version: 2026-05-12\r\nAuthorization: Bearer sk_test_0123456789abcdefghijklmnopqrstuvwxyzABCDEF\r\n"
              "Content-Type: application/json\r\nContent-Length: "
            + std::to_string(body.size()) + "\r\n\r\n" + body;
        reply_size_ = first_reply();
    }

    void call()
    {
        send();
        for (std::size_t received = 0; received < reply_size_;)
            received += receive();
        require(std::string_view{reply_.data(), 12} == "HTTP/1.1 200", "not 200");
    }

private:
    void send()
    {
        require(SSL_write(stream_.get(), request_.data(), static_cast<int>(request_.size())) > 0, "not sent");
    }

    std::size_t receive()
    {
        int const count = SSL_read(stream_.get(), reply_.data(), static_cast<int>(reply_.size()));
        require(count > 0, "not received");
        return static_cast<std::size_t>(count);
    }

    /// How long each reply is, header included: all are the same.
    std::size_t first_reply()
    {
        send();
        std::string text;
        std::string_view const name = "Content-Length: ";
        for (;;)
        {
            text.append(reply_.data(), receive());
            auto const header = text.find("\r\n\r\n");
            auto const length = text.find(name);
            if (header == std::string::npos)
                continue;
            require(length < header, "no length");
            std::size_t const whole = header + 4 + std::stoul(text.substr(length + name.size()));
            if (text.size() >= whole)
                return whole;
        }
    }

    asio::io_context context_;
    asio::ip::tcp::socket socket_;
    std::unique_ptr<SSL_CTX, tls_deleter> tls_;
    std::unique_ptr<SSL, tls_deleter> stream_;
    std::string request_;
    std::size_t reply_size_ = 0;
    std::array<char, 16 * 1024> reply_{};
};

void run(connection& through, meter& measured)
{
    std::size_t number = 0;
    while (measured.next(number))
    {
        auto const start = meter::clock::now();
        through.call();
        measured.ended(number, start);
    }
}
} // namespace

int main(int argc, char** argv)
{
    return run_contestant(argc, argv,
        [](harness_options const& options)
        {
            require(options.callers == 1, "this is for one caller");
            connection through{options};
            meter warm_up{options.warm_up};
            run(through, warm_up);
            meter measured{options.calls};
            run(through, measured);
            measured.report();
        });
}
