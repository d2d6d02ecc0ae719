// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_TLS_ENGINE_HPP
#define CLERK_TRANSPORT_TLS_ENGINE_HPP

#include <clerk/detail/config.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/system/error_code.hpp>

#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// The client's side of one TLS connection, as a machine over bytes: what came from the peer goes in, what the peer is to get
/// comes out. Knows no socket, and waits for nothing.
///
/// Not `asio::ssl::stream`: that goes through the executor after each write, holds four buffers of 17 KB for as long as it
/// lives, and takes a user's compiler seconds to instantiate.
///
/// Thread safety: none.
class tls_engine
{
public:
    enum class progress
    {
        done,
        need_input, ///< Call again with more of what the peer sends.
        failed,     ///< `problem()` says why. What is in the output then is for the peer to know.
    };

    /// Takes the settings of `context`, which it keeps alive. Where OpenSSL has no memory, `native_handle()` is null, and
    /// nothing else may be called.
    CLERK_DECL explicit tls_engine(SSL_CTX* context);
    tls_engine(tls_engine const&) = delete;
    tls_engine& operator=(tls_engine const&) = delete;
    ~tls_engine() = default;

    [[nodiscard]] SSL* native_handle() const noexcept
    {
        return engine_.get();
    }

    /// Bytes from the peer. They have to stay where they are until a function has said `need_input`, or `takes_the_rest`
    /// was called. Precondition: the ones before were used up thus.
    void feed(std::string_view bytes) noexcept
    {
        input_ = bytes;
    }

    [[nodiscard]] CLERK_DECL progress shake_hands();

    /// All of `plain` into the output. Precondition: the handshake is done. Never `need_input`.
    [[nodiscard]] CLERK_DECL progress encrypt(std::string_view plain);

    /// Up to a record into `into`; `count` says how much. The peer's farewell is the problem `asio::error::eof`.
    [[nodiscard]] CLERK_DECL progress decrypt(asio::mutable_buffer into, std::size_t& count);

    /// Uses up what was fed, as far as it is for TLS itself: session tickets, say. False where there is more: data that
    /// nobody asked for, a farewell, or damage.
    [[nodiscard]] CLERK_DECL bool takes_the_rest();

    /// Tells the peer that nothing follows (RFC 8446, section 6.1).
    CLERK_DECL void say_farewell();

    [[nodiscard]] boost::system::error_code problem() const noexcept
    {
        return problem_;
    }

    /// What the peer is to get, in this order. Valid until another member is called.
    [[nodiscard]] std::string_view output() const noexcept
    {
        return output_;
    }
    /// The output was sent, or never will be.
    CLERK_DECL void clear_output() noexcept;

private:
    struct deleter
    {
        void operator()(SSL* engine) const noexcept
        {
            SSL_free(engine);
        }
    };
    struct ends; ///< What OpenSSL reads from and writes to.

    progress conclude(int result);

    std::unique_ptr<SSL, deleter> engine_;
    std::string_view input_;
    std::string output_;
    boost::system::error_code problem_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/tls_engine.ipp>
#endif

#endif
