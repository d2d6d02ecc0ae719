// SPDX-License-Identifier: BSL-1.0
// The TLS engine against OpenSSL's own server side, both over memory: no socket, and bytes in pieces as small as they come.
#include <clerk/testing/certificate.hpp>
#include <clerk/transport/tls_engine.hpp>
#include <clerk/transport/tls_verification.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/test/unit_test.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace asio = boost::asio;
using clerk::detail::tls_engine;
using progress = tls_engine::progress;

BOOST_TEST_DONT_PRINT_LOG_VALUE(tls_engine::progress)

namespace
{
clerk::testing::certified_key const& certificate()
{
    static auto const made = clerk::testing::make_self_signed_certificate(clerk::testing::certificate_options{});
    return made;
}

/// OpenSSL's server over a pair of memory BIOs.
class server
{
public:
    explicit server(int newest_version)
        : context_(asio::ssl::context::tls_server)
    {
        auto const& own = certificate();
        context_.use_certificate_chain(asio::buffer(own.certificate_pem));
        context_.use_private_key(asio::buffer(own.private_key_pem), asio::ssl::context::pem);
        SSL_CTX_set_max_proto_version(context_.native_handle(), newest_version);
        engine_.reset(SSL_new(context_.native_handle()));
        in_ = BIO_new(BIO_s_mem());
        out_ = BIO_new(BIO_s_mem());
        SSL_set_bio(engine_.get(), in_, out_);
        SSL_set_accept_state(engine_.get());
    }

    void gets(std::string_view bytes)
    {
        BIO_write(in_, bytes.data(), static_cast<int>(bytes.size()));
        if (SSL_is_init_finished(engine_.get()) == 0)
            SSL_do_handshake(engine_.get());
        std::array<char, 20'000> plain{};
        for (int count = 0; (count = SSL_read(engine_.get(), plain.data(), static_cast<int>(plain.size()))) > 0;)
            received.append(plain.data(), static_cast<std::size_t>(count));
        said_farewell = SSL_get_shutdown(engine_.get()) == SSL_RECEIVED_SHUTDOWN;
        ERR_clear_error();
    }
    void says(std::string_view text)
    {
        BOOST_TEST_REQUIRE(
            SSL_write(engine_.get(), text.data(), static_cast<int>(text.size())) == static_cast<int>(text.size()));
    }
    void says_farewell()
    {
        SSL_shutdown(engine_.get());
    }
    void wants_new_keys()
    {
        BOOST_TEST_REQUIRE(SSL_key_update(engine_.get(), SSL_KEY_UPDATE_REQUESTED) == 1);
        SSL_do_handshake(engine_.get());
    }
    std::string sent()
    {
        std::string bytes(BIO_ctrl_pending(out_), '\0');
        if (!bytes.empty())
            BIO_read(out_, bytes.data(), static_cast<int>(bytes.size()));
        return bytes;
    }
    [[nodiscard]] SSL* engine() const noexcept
    {
        return engine_.get();
    }

    std::string received;
    bool said_farewell = false;

private:
    struct deleter
    {
        void operator()(SSL* engine) const noexcept
        {
            SSL_free(engine);
        }
    };

    asio::ssl::context context_;
    std::unique_ptr<SSL, deleter> engine_;
    BIO* in_ = nullptr;
    BIO* out_ = nullptr;
};

class client
{
public:
    /// @param odd With a context that is set to what the engine does not want.
    explicit client(bool odd = false)
        : context_(asio::ssl::context::tls_client)
    {
        if (odd)
        {
            SSL_CTX_set_mode(context_.native_handle(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_RELEASE_BUFFERS);
            SSL_CTX_clear_mode(context_.native_handle(), SSL_MODE_AUTO_RETRY);
            SSL_CTX_set_read_ahead(context_.native_handle(), 1);
        }
        context_.add_certificate_authority(asio::buffer(certificate().certificate_pem));
        engine.emplace(context_.native_handle());
        BOOST_TEST_REQUIRE(engine->native_handle());
        BOOST_TEST_REQUIRE(clerk::detail::expect_host(engine->native_handle(), "localhost"));
    }

    std::string output()
    {
        std::string const bytes{engine->output()};
        engine->clear_output();
        return bytes;
    }

    /// Decrypts until the engine wants more, or fails.
    progress reads(std::string_view bytes)
    {
        engine->feed(bytes);
        for (;;)
        {
            std::array<char, 1000> room{};
            std::size_t count = 0;
            auto const made = engine->decrypt(asio::buffer(room), count);
            if (made != progress::done)
                return made;
            BOOST_TEST_REQUIRE(count > 0U);
            received.append(room.data(), count);
        }
    }

private:
    asio::ssl::context context_;

public:
    std::optional<tls_engine> engine;
    std::string received;
};

/// Shakes hands, with the server's bytes in pieces of this size.
void shake_hands(client& one, server& other, std::size_t piece)
{
    auto made = one.engine->shake_hands();
    while (made != progress::done)
    {
        other.gets(one.output());
        std::string const flight = other.sent();
        BOOST_TEST_REQUIRE(!flight.empty());
        for (std::size_t at = 0; at < flight.size(); at += piece)
        {
            BOOST_TEST_REQUIRE(made == progress::need_input);
            // A place of its own for each piece: nothing may be kept of it that is read later.
            std::string const bytes = flight.substr(at, piece);
            one.engine->feed(bytes);
            made = one.engine->shake_hands();
            BOOST_TEST_REQUIRE(made != progress::failed, one.engine->problem().message());
            if (made == progress::done)
                BOOST_TEST(one.engine->takes_the_rest());
        }
    }
    other.gets(one.output());
    BOOST_TEST_REQUIRE(SSL_is_init_finished(other.engine()) == 1);
}
} // namespace

BOOST_AUTO_TEST_SUITE(transport_tls_engine)

void check_both_directions(bool odd)
{
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION})
        for (std::size_t const piece : {1U, 2U, 5U, 6U, 100U, 100'000U})
        {
            BOOST_TEST_CONTEXT("version " << version << ", pieces of " << piece)
            {
                server other{version};
                client one{odd};
                shake_hands(one, other, piece);
                BOOST_TEST(SSL_version(one.engine->native_handle()) == version);

                std::string const request(40'000, 'q'); // Several records.
                BOOST_TEST((one.engine->encrypt(request) == progress::done));
                other.gets(one.output());
                BOOST_TEST(other.received == request);

                std::string const reply(40'000, 'a');
                other.says(reply);
                std::string const flight = other.sent(); // Session tickets among it.
                for (std::size_t at = 0; at < flight.size(); at += piece)
                    BOOST_TEST_REQUIRE((one.reads(flight.substr(at, piece)) == progress::need_input));
                BOOST_TEST(one.received == reply);
                BOOST_TEST(one.engine->takes_the_rest());
                BOOST_TEST(one.engine->output().empty());

                other.says("unasked");
                std::string const unasked = other.sent();
                one.engine->feed(unasked);
                BOOST_TEST(!one.engine->takes_the_rest());
            }
        }
}

BOOST_AUTO_TEST_CASE(both_directions_in_pieces_of_any_size)
{
    check_both_directions(false);
}

BOOST_AUTO_TEST_CASE(a_context_with_other_modes_changes_nothing)
{
    check_both_directions(true);
}

BOOST_AUTO_TEST_CASE(a_farewell_ends_it_and_a_record_that_was_touched_fails)
{
    server other{TLS1_3_VERSION};
    client one;
    shake_hands(one, other, 1000);
    other.says("reply");
    other.says_farewell();
    BOOST_TEST((one.reads(other.sent()) == progress::failed));
    BOOST_TEST(one.received == "reply");
    BOOST_TEST((one.engine->problem() == asio::error::eof));

    server touched{TLS1_3_VERSION};
    client unlucky;
    shake_hands(unlucky, touched, 1000);
    BOOST_TEST((unlucky.reads(touched.sent()) == progress::need_input)); // tickets
    touched.says("reply");
    std::string bytes = touched.sent();
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    BOOST_TEST((unlucky.reads(bytes) == progress::failed));
    BOOST_TEST(unlucky.received.empty());
    BOOST_TEST((unlucky.engine->problem().category() == asio::error::get_ssl_category()));
    BOOST_TEST(!unlucky.engine->output().empty(), "the peer is told, by an alert");
    BOOST_TEST(ERR_peek_error() == 0U, "no error is left for others to find");
}

BOOST_AUTO_TEST_CASE(what_nobody_asked_for_is_seen)
{
    server other{TLS1_3_VERSION};
    client one;
    shake_hands(one, other, 1000);
    std::string const tickets = other.sent();
    BOOST_TEST(!tickets.empty());
    one.engine->feed(tickets);
    BOOST_TEST(one.engine->takes_the_rest(), "tickets are TLS's own");

    other.says("x");
    std::string const unasked = other.sent();
    one.engine->feed(unasked);
    BOOST_TEST(!one.engine->takes_the_rest());

    server leaving{TLS1_3_VERSION};
    client left;
    shake_hands(left, leaving, 1000);
    leaving.says_farewell();
    std::string const farewell = leaving.sent();
    left.engine->feed(farewell);
    BOOST_TEST(!left.engine->takes_the_rest());

    // Two records that came together, of which one is asked for; an engine that reads ahead has both inside.
    for (bool const odd : {false, true})
    {
        server hasty{TLS1_3_VERSION};
        client one_reply{odd};
        shake_hands(one_reply, hasty, 1000);
        hasty.says("reply");
        hasty.says("another");
        std::string const both = hasty.sent();
        one_reply.engine->feed(both);
        std::array<char, 100> room{};
        std::size_t length = 0;
        BOOST_TEST((one_reply.engine->decrypt(asio::buffer(room), length) == progress::done));
        BOOST_TEST(std::string(room.data(), length) == "reply");
        BOOST_TEST(!one_reply.engine->takes_the_rest());
    }

    // A record of which one byte was read.
    server talkative{TLS1_3_VERSION};
    client listener;
    shake_hands(listener, talkative, 1000);
    talkative.says("abc");
    std::string const three = talkative.sent();
    listener.engine->feed(three);
    char byte = 0;
    std::size_t count = 0;
    BOOST_TEST((listener.engine->decrypt(asio::buffer(&byte, 1), count) == progress::done));
    BOOST_TEST(!listener.engine->takes_the_rest());
}

BOOST_AUTO_TEST_CASE(new_keys_are_answered)
{
    server other{TLS1_3_VERSION};
    client one;
    shake_hands(one, other, 1000);
    other.wants_new_keys();
    other.says("after");
    BOOST_TEST((one.reads(other.sent()) == progress::need_input));
    BOOST_TEST(one.received == "after");
    // The answer, which OpenSSL may keep until something is written.
    BOOST_TEST((one.engine->encrypt("request") == progress::done));
    other.gets(one.output());
    BOOST_TEST(other.received == "request");
}

BOOST_AUTO_TEST_CASE(no_second_handshake)
{
    server other{TLS1_2_VERSION};
    client one;
    shake_hands(one, other, 1000);
    BOOST_TEST_REQUIRE(SSL_renegotiate(other.engine()) == 1);
    SSL_do_handshake(other.engine()); // Sends a HelloRequest.
    BOOST_TEST((one.reads(other.sent()) == progress::need_input));
    BOOST_TEST((one.engine->encrypt("request") == progress::done), "it goes on as before");
    BOOST_TEST(!one.engine->output().empty());
}

BOOST_AUTO_TEST_CASE(farewell)
{
    server other{TLS1_3_VERSION};
    client one;
    shake_hands(one, other, 1000);
    one.engine->say_farewell();
    other.gets(one.output());
    BOOST_TEST(other.said_farewell);
}

BOOST_AUTO_TEST_CASE(what_is_no_tls_fails_the_handshake)
{
    client one;
    BOOST_TEST((one.engine->shake_hands() == progress::need_input));
    BOOST_TEST(!one.output().empty());
    one.engine->feed("HTTP/1.1 400 Bad Request\r\n\r\n");
    BOOST_TEST((one.engine->shake_hands() == progress::failed));
    BOOST_TEST((one.engine->problem().category() == asio::error::get_ssl_category()));
}

BOOST_AUTO_TEST_CASE(errors_of_others_are_not_taken_for_its_own)
{
    server other{TLS1_3_VERSION};
    client one;
    shake_hands(one, other, 1000);
    ERR_raise(ERR_LIB_USER, ERR_R_INTERNAL_ERROR);
    BOOST_TEST((one.reads(other.sent()) == progress::need_input));
    ERR_raise(ERR_LIB_USER, ERR_R_INTERNAL_ERROR);
    BOOST_TEST((one.engine->encrypt("request") == progress::done));
}

BOOST_AUTO_TEST_SUITE_END()
