// SPDX-License-Identifier: BSL-1.0
// Replies that come too slowly, too early, or too often.
#include "hostile_peer.hpp"

using namespace clerk_tests;
using namespace std::chrono_literals;
using clerk::errc;

namespace
{
std::string user_named(std::string const& id)
{
    return with_body(R"({"id":")" + id + R"(","object":"user"})");
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(exchanges, hostile)

BOOST_AUTO_TEST_CASE(byte_by_byte)
{
    auto const outcome = ask("a reply byte by byte",
        [](session& peer)
        {
            if (peer.read_request())
                peer.drip(user_reply);
            peer.wait_for_end();
        });
    BOOST_TEST_REQUIRE(outcome.has_value());
    BOOST_TEST(outcome.value().id == "user_1");
    BOOST_TEST(ask("a reply in chunks byte by byte",
        [](session& peer)
        {
            if (peer.read_request())
                peer.drip("HTTP/1.1 103 Hints\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "1F;a=\"b\"\r\n{\"id\":\"user_1\",\"object\":\"user\"}\r\n0\r\nA: b\r\n\r\n");
            peer.wait_for_end();
        }).has_value());
}

BOOST_AUTO_TEST_CASE(so_slowly_that_it_never_ends)
{
    for (std::string const begin : {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=", "HTTP/1.1 100 Continue\r\n\r\n"})
    {
        // A busy machine may need all of a short time to connect: more of it, until the reply is what is waited for.
        auto const name = "nothing more after " + std::to_string(begin.size()) + " bytes";
        clerk::result<clerk::user> outcome;
        for (options.timeout = 200ms; options.timeout < 60s; options.timeout *= 4)
        {
            outcome = answer(name, begin);
            if (!outcome.has_value() && outcome.error().phase() == clerk::phase::receiving)
                break;
        }
        expect(name, outcome, errc::timeout, "and 1 attempt while waiting for the reply");
    }
}

BOOST_AUTO_TEST_CASE(before_it_was_asked)
{
    // Nobody can tell it from a quick answer. What matters: it does no harm.
    auto const outcome = ask("a reply before the request",
        [](session& peer)
        {
            peer.write(user_reply);
            peer.wait_for_end();
        });
    BOOST_TEST(outcome.has_value());
    refuses("a reply that is none, before the request", "SSH-2.0-OpenSSH_9.2\r\n", "not HTTP/1.1");
}

BOOST_AUTO_TEST_CASE(what_follows_a_reply_is_not_the_next_reply)
{
    struct sample
    {
        char const* name;
        std::string more;
    };
    for (auto const& [name, text] : {sample{"two replies", user_named("forged")},
             sample{"garbage after the reply", "garbage"}, sample{"a line break after the reply", "\r\n"},
             sample{"an interim reply after the reply", "HTTP/1.1 100 C\r\n\r\n"}})
    {
        auto const& more = text; // a name that a lambda can capture, also with clang 14
        int connection = 0;
        tls_peer const peer{[&](session& one)
            {
                ++connection;
                if (!one.read_request())
                    return;
                one.write(user_named("user_" + std::to_string(connection)) + (connection == 1 ? more : ""));
                one.wait_for_end();
            }};
        point_to(peer);
        clerk::client const client{context, options};
        auto const first = get(client);
        auto const second = get(client);
        BOOST_TEST_CONTEXT(name)
        {
            BOOST_TEST_REQUIRE(first.has_value());
            BOOST_TEST(first.value().id == "user_1");
            BOOST_TEST_REQUIRE(second.has_value());
            BOOST_TEST(second.value().id == "user_2");
            BOOST_TEST(peer.connections() == 2U);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_body_that_its_status_cannot_have)
{
    int connection = 0;
    tls_peer const peer{[&](session& one)
        {
            // The body comes only when the next request is there, and would be taken for the reply to it.
            if (++connection > 1)
            {
                if (one.read_request())
                    one.write(user_named("user_2"));
            }
            else if (one.read_request()
                && one.write("HTTP/1.1 204 No Content\r\nContent-Length: 45\r\n\r\n")
                && one.read_request())
                one.write(user_named("forged"));
            one.wait_for_end();
        }};
    point_to(peer);
    clerk::client const client{context, options};
    expect("204 with a length", get(client), errc::malformed_response, "empty");
    auto const second = get(client);
    BOOST_TEST_REQUIRE(second.has_value());
    BOOST_TEST(second.value().id == "user_2");
}

BOOST_AUTO_TEST_CASE(what_a_change_comes_to)
{
    // Somebody got the request. Whatever came back, it may have been carried out, and is not sent again.
    options.retry.max_attempts = 4;
    for (std::string const& reply : {std::string{"SSH-2.0-OpenSSH_9.2\r\n"}, std::string{"HTTP/1.1 101 No\r\n\r\n"},
             std::string{"HTTP/1.1 200 OK\r\nContent-Length: 65537\r\n\r\n"}, with_body("[[[")})
    {
        tls_peer const peer{[&](session& one)
            {
                while (one.read_request())
                    one.write(reply);
            }};
        point_to(peer);
        clerk::client const client{context, options};
        auto const outcome = update(client);
        BOOST_TEST_REQUIRE(!outcome.has_value());
        BOOST_TEST((outcome.error().code() == errc::malformed_response));
        BOOST_TEST(outcome.error().may_have_taken_effect());
        BOOST_TEST(outcome.error().attempts() == 1U);
        BOOST_TEST(peer.connections() == 1U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
