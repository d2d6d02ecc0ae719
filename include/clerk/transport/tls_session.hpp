// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_TLS_SESSION_HPP
#define CLERK_TRANSPORT_TLS_SESSION_HPP

#include <clerk/detail/optional_mutex.hpp>

#include <openssl/ssl.h>

#include <memory>
#include <mutex>

namespace clerk::detail
{
/// The TLS session that new connections to the same server resume, which saves the certificates and a signature
/// (RFC 8446, section 2.2). Belongs to one transport: all its connections have the same server and the same trust, so
/// that what was verified for one holds for the next.
///
/// Thread safety: all members may be called from any thread.
class tls_session
{
public:
    explicit tls_session(bool thread_safe)
        : mutex_(thread_safe)
    {
    }

    /// Offers the kept session, if there is one, to the server that `connection` is about to shake hands with.
    void offer(SSL* connection)
    {
        std::lock_guard const lock{mutex_};
        if (pointer const copy = copy_of(session_.get()))
            SSL_set_session(connection, copy.get()); // Where it cannot be resumed, a full handshake follows.
    }

    /// Keeps the session of a connection that has carried a reply: since TLS 1.3 it comes after the handshake.
    void keep_from(SSL* connection)
    {
        pointer latest = copy_of(SSL_get0_session(connection));
        if (!latest || SSL_SESSION_is_resumable(latest.get()) == 0)
            return;
        std::lock_guard const lock{mutex_};
        session_.swap(latest);
    }

    /// After a handshake that failed: the session may have been the reason.
    void forget()
    {
        std::lock_guard const lock{mutex_};
        session_.reset();
    }

private:
    struct deleter
    {
        void operator()(SSL_SESSION* session) const noexcept
        {
            SSL_SESSION_free(session);
        }
    };
    using pointer = std::unique_ptr<SSL_SESSION, deleter>;

    /// OpenSSL spoils the session of a connection that ends without a farewell, a rule that TLS gave up long ago (RFC
    /// 5246, section 7.2.1). So no connection ever holds the one that is kept.
    static pointer copy_of(SSL_SESSION* session)
    {
        return pointer{session ? SSL_SESSION_dup(session) : nullptr};
    }

    optional_mutex mutex_;
    pointer session_;
};

} // namespace clerk::detail

#endif
