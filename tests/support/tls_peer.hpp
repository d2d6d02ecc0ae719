// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_TLS_PEER_HPP
#define CLERK_TESTS_SUPPORT_TLS_PEER_HPP

#include <clerk/testing/certificate.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <openssl/ssl.h>
#include <sys/socket.h>

#include <array>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace clerk_tests
{
namespace asio = boost::asio;

/// How a peer shakes hands. Nothing is too weak for it.
struct peer_tls
{
    peer_tls() = default;
    explicit peer_tls(clerk::testing::certified_key shown)
        : certificate(std::move(shown))
    {
    }

    clerk::testing::certified_key certificate;
    int oldest = TLS1_VERSION;
    int newest = TLS1_3_VERSION;
    /// The authority of the clients' certificates, PEM. Empty: none is asked for.
    std::string client_authority;
};

/// A server on 127.0.0.1 that does as a test says, byte by byte: over TLS or plain TCP, one connection after another, each
/// by the same script. It remembers every byte of a request, as it is after decryption.
class tls_peer
{
    using tcp = asio::ip::tcp;

public:
    /// One connection, as a script sees it. The functions return false, or less than was asked for, once the other side
    /// is gone.
    class session
    {
    public:
        session(tls_peer& peer, tcp::socket& socket)
            : peer_(peer)
            , socket_(socket)
        {
        }

        /// Reads until the blank line after a header, and the body that its Content-Length speaks of.
        bool read_request()
        {
            std::string request;
            std::size_t wanted = std::string::npos;
            while (wanted == std::string::npos || request.size() < wanted)
            {
                std::string const piece = read_some();
                if (piece.empty())
                    return false;
                request += piece;
                auto const end = request.find("\r\n\r\n");
                if (wanted != std::string::npos || end == std::string::npos)
                    continue;
                constexpr std::string_view name = "\r\nContent-Length: ";
                auto const length = request.find(name);
                wanted = end + 4 + (length < end ? std::stoul(request.substr(length + name.size())) : 0);
            }
            return true;
        }

        /// What comes next; empty at the end.
        std::string read_some()
        {
            std::array<char, 4096> bytes{};
            boost::system::error_code problem;
            std::size_t const count = tls_ ? tls_->read_some(asio::buffer(bytes), problem)
                                           : socket_.read_some(asio::buffer(bytes), problem);
            std::string piece(bytes.data(), count);
            std::lock_guard const lock{peer_.mutex_};
            peer_.received_ += piece;
            return piece;
        }

        bool write(std::string_view bytes)
        {
            boost::system::error_code problem;
            if (tls_)
                asio::write(*tls_, asio::buffer(bytes.data(), bytes.size()), problem);
            else
                asio::write(socket_, asio::buffer(bytes.data(), bytes.size()), problem);
            return !problem;
        }

        /// Each byte in a segment of its own, as far as that is for a sender to say.
        bool drip(std::string_view bytes)
        {
            for (std::size_t i = 0; i < bytes.size(); ++i)
                if (!write(bytes.substr(i, 1)))
                    return false;
            return true;
        }

        /// Until the other side hangs up.
        void repeat(std::string_view bytes)
        {
            while (write(bytes)) { }
        }

        /// Waits until the other side hangs up.
        void wait_for_end()
        {
            while (!read_some().empty()) { }
        }

        /// Ends what is sent as TLS wants it, with a farewell that no one else can forge.
        void say_farewell()
        {
            boost::system::error_code ignored;
            if (tls_)
                tls_->shutdown(ignored);
            else
                socket_.shutdown(tcp::socket::shutdown_send, ignored);
        }

        /// OpenSSL's own handle, for what no function here does.
        [[nodiscard]] SSL* native_handle()
        {
            return tls_->native_handle();
        }

        /// Asks for a second handshake, as only TLS 1.2 can, beside what follows.
        void ask_for_another_handshake()
        {
            // The engine writes to a BIO that the next write empties.
            SSL_renegotiate(native_handle());
            SSL_do_handshake(native_handle());
        }

        /// Ends the connection beneath TLS: what anybody on the way can do.
        void end_tcp()
        {
            boost::system::error_code ignored;
            socket_.shutdown(tcp::socket::shutdown_send, ignored);
        }

    private:
        friend class tls_peer;
        tls_peer& peer_;
        tcp::socket& socket_;
        std::optional<asio::ssl::stream<tcp::socket&>> tls_;
    };

    using script = std::function<void(session&)>;

    /// Over TLS.
    tls_peer(peer_tls const& options, script what_to_do)
        : tls_(make_context(options))
        , script_(std::move(what_to_do))
        , thread_([this] { serve(); })
    {
    }

    /// Over plain TCP.
    explicit tls_peer(script what_to_do)
        : script_(std::move(what_to_do))
        , thread_([this] { serve(); })
    {
    }

    tls_peer(tls_peer const&) = delete;
    tls_peer& operator=(tls_peer const&) = delete;

    /// Ends the connection that there is, whatever its script waits for.
    ~tls_peer()
    {
        {
            std::lock_guard const lock{mutex_};
            stopping_ = true;
            if (current_ >= 0)
                ::shutdown(current_, SHUT_RDWR);
        }
        ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
        thread_.join();
    }

    [[nodiscard]] unsigned short port() const
    {
        return port_;
    }

    /// All that was received on any connection, decrypted.
    [[nodiscard]] std::string received() const
    {
        std::lock_guard const lock{mutex_};
        return received_;
    }

    [[nodiscard]] std::size_t connections() const
    {
        std::lock_guard const lock{mutex_};
        return connections_;
    }

    /// Whether the last client that shook hands showed a certificate.
    [[nodiscard]] bool saw_client_certificate() const
    {
        std::lock_guard const lock{mutex_};
        return saw_client_certificate_;
    }

private:
    static std::optional<asio::ssl::context> make_context(peer_tls const& options)
    {
        std::optional<asio::ssl::context> made{std::in_place, asio::ssl::context::tls_server};
        SSL_CTX* const handle = made->native_handle();
        SSL_CTX_set_security_level(handle, 0);
        SSL_CTX_set_cipher_list(handle, "ALL:@SECLEVEL=0");
        SSL_CTX_set_min_proto_version(handle, options.oldest);
        SSL_CTX_set_max_proto_version(handle, options.newest);
        made->use_certificate_chain(asio::buffer(options.certificate.certificate_pem));
        made->use_private_key(asio::buffer(options.certificate.private_key_pem), asio::ssl::context::pem);
        if (!options.client_authority.empty())
        {
            made->add_certificate_authority(asio::buffer(options.client_authority));
            made->set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert);
        }
        return made;
    }

    void serve()
    {
        for (;;)
        {
            boost::system::error_code problem;
            tcp::socket socket{context_};
            acceptor_.accept(socket, problem);
            {
                std::lock_guard const lock{mutex_};
                if (problem || stopping_)
                    return;
                ++connections_;
                current_ = socket.native_handle();
            }
            socket.set_option(tcp::no_delay(true), problem);
            session one{*this, socket};
            if (!tls_ || shake_hands(one))
                script_(one);
            std::lock_guard const lock{mutex_};
            current_ = -1;
            boost::system::error_code ignored;
            socket.close(ignored);
        }
    }

    bool shake_hands(session& one)
    {
        one.tls_.emplace(one.socket_, *tls_);
        boost::system::error_code problem;
        one.tls_->handshake(asio::ssl::stream_base::server, problem);
        if (problem)
        {
            // Read to its end, as closing with bytes unread would reset the connection, and could overtake the alert.
            one.end_tcp();
            std::array<char, 4096> bytes{};
            while (one.socket_.read_some(asio::buffer(bytes), problem) > 0) { }
            return false;
        }
        std::lock_guard const lock{mutex_};
        saw_client_certificate_ = SSL_get0_peer_certificate(one.tls_->native_handle()) != nullptr;
        return true;
    }

    asio::io_context context_;
    tcp::acceptor acceptor_{context_, {asio::ip::make_address("127.0.0.1"), 0}};
    unsigned short port_ = acceptor_.local_endpoint().port();
    std::optional<asio::ssl::context> tls_;
    script script_;
    mutable std::mutex mutex_;
    std::string received_;
    std::size_t connections_ = 0;
    bool saw_client_certificate_ = false;
    bool stopping_ = false;
    int current_ = -1;
    std::thread thread_;
};

} // namespace clerk_tests

#endif
