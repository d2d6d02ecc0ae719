// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_HOSTILE_HOSTILE_PEER_HPP
#define CLERK_TESTS_HOSTILE_HOSTILE_PEER_HPP

#include "live_bytes.hpp"

#include <support/tls_peer.hpp>

#include <clerk/clerk.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace clerk_tests
{
using session = tls_peer::session;

/// What is printed at the end: a record of all replies.
struct hostile_table
{
    struct row
    {
        std::string name;
        std::string outcome;
        std::string message;
        std::size_t peak;
    };
    static std::vector<row>& rows()
    {
        static std::vector<row> all;
        return all;
    }
    ~hostile_table()
    {
        std::printf("Hostile replies (case | outcome | message | peak of the heap in bytes)\n");
        for (auto const& [name, outcome, message, peak] : rows())
            std::printf("  %s | %s | %s | %zu\n", name.c_str(), outcome.c_str(), message.c_str(), peak);
        std::fflush(stdout);
    }
};

inline std::string const user_reply = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 31\r\n\r\n"
                                      R"({"id":"user_1","object":"user"})";

/// A reply with this body, and its length.
inline std::string with_body(
    std::string const& body, std::string const& status = "200 OK", std::string const& fields = {})
{
    return "HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

inline bool contains(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

/// A call of which a peer makes what it likes.
struct hostile
{
    boost::asio::io_context context;
    clerk::client_options options;
    /// The most that a call may have on the heap at once, besides twice the longest reply.
    std::size_t allowance = 1024 * 1024;

    hostile()
    {
        options.secret_key = "sk_test_never_to_be_seen";
        options.allow_plaintext = true;
        options.max_response_bytes = 64 * 1024;
        options.timeout = std::chrono::seconds{20};
        options.retry.max_attempts = 1;
    }

    clerk::result<clerk::user> get(clerk::client const& client)
    {
        clerk::result<clerk::user> outcome;
        client.users().get_user("user_1", clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); }));
        context.restart();
        context.run();
        return outcome;
    }

    clerk::result<clerk::user> update(clerk::client const& client)
    {
        clerk::result<clerk::user> outcome;
        client.users().update_user("user_1", clerk::update_user_params{}.first_name("x"),
            clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); }));
        context.restart();
        context.run();
        return outcome;
    }

    void point_to(tls_peer const& peer)
    {
        options.api_url = "http://127.0.0.1:" + std::to_string(peer.port());
    }

    /// What comes of a reading call to a peer that does as `script` says, once for all it was measured by.
    clerk::result<clerk::user> ask(std::string const& name, tls_peer::script script)
    {
        tls_peer const peer{std::move(script)};
        point_to(peer);
        clerk::client const client{context, options};
        clerk::result<clerk::user> outcome;
        std::size_t peak = 0;
        {
            live_bytes const counted;
            outcome = get(client);
            peak = counted.peak();
        }
        hostile_table::row row{name, "accepted", "", peak};
        if (!outcome.has_value())
        {
            row.outcome = outcome.error().code().message();
            row.message = outcome.error().message();
        }
        hostile_table::rows().push_back(row);
        BOOST_TEST_CONTEXT(name << ": " << row.message)
        {
            BOOST_TEST(peak <= 2 * options.max_response_bytes + allowance);
            BOOST_TEST(row.message.size() < 700U);
            for (char const c : row.message)
                BOOST_TEST_REQUIRE((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F));
            BOOST_TEST(!contains(row.message, "never_to_be_seen"));
        }
        return outcome;
    }

    /// The same for a peer that reads the request and says this, however often, and then waits.
    clerk::result<clerk::user> answer(std::string const& name, std::string const& once, std::string const& for_ever = {})
    {
        return ask(name,
            [&](session& peer)
            {
                if (!peer.read_request())
                    return;
                peer.write(once);
                if (!for_ever.empty())
                    peer.repeat(for_ever);
                peer.wait_for_end();
            });
    }

    void expect(std::string const& name, clerk::result<clerk::user> const& outcome, clerk::errc code,
        std::string const& says)
    {
        BOOST_TEST_REQUIRE(!outcome.has_value(), name << " is accepted");
        BOOST_TEST_CONTEXT(name << ": " << outcome.error().message())
        {
            BOOST_TEST((outcome.error().code() == code), outcome.error().code().message());
            BOOST_TEST(contains(outcome.error().message(), says), "says: " << says);
        }
    }

    /// A reply, once and then without end, and what is to be said of it.
    void refuses(std::string const& name, std::string const& once, std::string const& says,
        std::string const& for_ever = {}, clerk::errc code = clerk::errc::malformed_response)
    {
        expect(name, answer(name, once, for_ever), code, says);
    }
};

} // namespace clerk_tests

#endif
