// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_TLS_ENGINE_IPP
#define CLERK_TRANSPORT_IMPL_TLS_ENGINE_IPP

#include <clerk/transport/tls_engine.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace clerk::detail
{
/// One BIO for both directions, without a buffer of its own.
struct tls_engine::ends
{
    static int read(BIO* bio, char* into, std::size_t room, std::size_t* count)
    {
        auto& input = of(bio).input_;
        BIO_clear_retry_flags(bio);
        *count = std::min(room, input.size());
        if (*count == 0)
        {
            BIO_set_retry_read(bio);
            return 0;
        }
        std::memcpy(into, input.data(), *count);
        input.remove_prefix(*count);
        return 1;
    }

    static int write(BIO* bio, char const* bytes, std::size_t size, std::size_t* count) noexcept
    try
    {
        auto& output = of(bio).output_;
        BIO_clear_retry_flags(bio);
        output.append(bytes, size);
        *count = size;
        return 1;
    }
    catch (std::bad_alloc const&) // OpenSSL calls this, and knows no exceptions
    {
        return 0;
    }

    static long control(BIO*, int command, long, void*) noexcept
    {
        return command == BIO_CTRL_FLUSH ? 1 : 0;
    }

    static int create(BIO* bio) noexcept
    {
        BIO_set_init(bio, 1);
        return 1;
    }

    static tls_engine& of(BIO* bio) noexcept
    {
        return *static_cast<tls_engine*>(BIO_get_data(bio));
    }

    static BIO_METHOD const* method() noexcept
    {
        // Kept for good, as connections may outlive what is destroyed when the program ends.
        static BIO_METHOD const* const made = []() -> BIO_METHOD const*
        {
            BIO_METHOD* const method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "clerk::tls_engine");
            bool const ready = method && BIO_meth_set_read_ex(method, &read) == 1
                && BIO_meth_set_write_ex(method, &write) == 1 && BIO_meth_set_ctrl(method, &control) == 1
                && BIO_meth_set_create(method, &create) == 1;
            return ready ? method : nullptr;
        }();
        return made;
    }
};

CLERK_DECL tls_engine::tls_engine(SSL_CTX* context)
    : engine_(SSL_new(context))
{
    BIO* const bio = engine_ && ends::method() ? BIO_new(ends::method()) : nullptr;
    if (!bio)
    {
        engine_.reset();
        return;
    }
    BIO_set_data(bio, this);
    SSL_set_bio(engine_.get(), bio, bio);
    // What these functions count on, whatever the context says: all of a text is written at once, all input is used up, and
    // no peer makes it shake hands again, which only TLS 1.2 knows, and which would have writing wait for reading. OpenSSL's
    // buffers stay with the connection, unless the context says otherwise: to make them anew for each reply is dear.
    SSL_clear_mode(engine_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE);
    SSL_set_mode(engine_.get(), SSL_MODE_AUTO_RETRY);
    SSL_set_options(engine_.get(), SSL_OP_NO_RENEGOTIATION);
}

/// OpenSSL tells why something failed by the thread's queue of errors, where nothing of somebody else's may stand before.
inline void forget_openssl_errors() noexcept
{
    if (ERR_peek_error() != 0)
        ERR_clear_error();
}

CLERK_DECL tls_engine::progress tls_engine::conclude(int result)
{
    problem_ = {};
    if (result > 0)
        return progress::done;
    switch (SSL_get_error(engine_.get(), result))
    {
    case SSL_ERROR_WANT_READ:
        return progress::need_input;
    case SSL_ERROR_ZERO_RETURN:
        problem_ = asio::error::eof;
        break;
    case SSL_ERROR_SSL:
        problem_.assign(static_cast<int>(ERR_get_error()), asio::error::get_ssl_category());
        break;
    default:
        problem_ = asio::ssl::error::unexpected_result;
        break;
    }
    forget_openssl_errors();
    return progress::failed;
}

CLERK_DECL tls_engine::progress tls_engine::shake_hands()
{
    forget_openssl_errors();
    return conclude(SSL_connect(engine_.get()));
}

CLERK_DECL tls_engine::progress tls_engine::encrypt(std::string_view plain)
{
    forget_openssl_errors();
    std::size_t count = 0;
    auto const made = conclude(SSL_write_ex(engine_.get(), plain.data(), plain.size(), &count));
    if (made != progress::need_input)
        return made;
    problem_ = asio::ssl::error::unexpected_result;
    return progress::failed;
}

CLERK_DECL tls_engine::progress tls_engine::decrypt(asio::mutable_buffer into, std::size_t& count)
{
    forget_openssl_errors();
    count = 0;
    return conclude(SSL_read_ex(engine_.get(), into.data(), into.size(), &count));
}

CLERK_DECL bool tls_engine::takes_the_rest()
{
    if (input_.empty() && SSL_has_pending(engine_.get()) == 0)
        return true;
    char byte = 0;
    std::size_t count = 0;
    bool const all_taken = decrypt(asio::buffer(&byte, 1), count) == progress::need_input;
    input_ = {};
    return all_taken;
}

CLERK_DECL void tls_engine::say_farewell()
{
    forget_openssl_errors();
    SSL_shutdown(engine_.get());
    forget_openssl_errors();
}

CLERK_DECL void tls_engine::clear_output() noexcept
{
    constexpr std::size_t worth_keeping = 16 * 1024;
    if (output_.capacity() > worth_keeping)
        std::string{}.swap(output_);
    output_.clear();
}

} // namespace clerk::detail

#endif
