// SPDX-License-Identifier: BSL-1.0
#include "reply_reading.hpp"

#include <boost/beast/http/error.hpp>
#include <boost/test/unit_test.hpp>

using namespace clerk_tests;
namespace http = boost::beast::http;

BOOST_AUTO_TEST_SUITE(transport_reply_reader)

BOOST_AUTO_TEST_CASE(with_a_length)
{
    BOOST_TEST(read_in_every_way("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello") == "200 [hello] keep");
    BOOST_TEST(
        read_in_every_way("HTTP/1.1 422 Unprocessable Entity\r\nContent-Type: a\r\ncontent-length: 0\r\n\r\n")
        == "422 [] keep");
    BOOST_TEST(read_in_every_way("HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\n\xFF") == "200 [\xFF] keep");
}

BOOST_AUTO_TEST_CASE(in_chunks)
{
    BOOST_TEST(read_in_every_way("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                 "3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n")
        == "200 [hello] keep");
    BOOST_TEST(read_in_every_way("HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n"
                                 "A;name=value\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n")
        == "200 [0123456789] keep");
    BOOST_TEST(
        read_in_every_way("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == "200 [] keep");
}

BOOST_AUTO_TEST_CASE(until_the_end)
{
    std::string const reply = "HTTP/1.1 200 OK\r\n\r\nhello";
    BOOST_TEST(read_in_every_way(reply) == "need more");
    BOOST_TEST(read_in_every_way(reply, true) == "200 [hello] close");
    BOOST_TEST(read_in_every_way("HTTP/1.0 200 OK\r\n\r\n", true) == "200 [] close");
}

BOOST_AUTO_TEST_CASE(headers_can_be_seen_before_the_body_is_there)
{
    clerk::detail::reply_reader reader{100};
    reader.start();
    BOOST_TEST(!reader.header("retry-after").has_value());
    BOOST_TEST((feed(reader, "HTTP/1.1 429 Too Many\r\nRetry-After: 7\r\n") == progress::need_more));
    BOOST_TEST(!reader.header("retry-after").has_value()); // another may follow
    BOOST_TEST((feed(reader, "Content-Length: 5\r\n\r\nhe") == progress::need_more));
    BOOST_TEST(reader.header("retry-after").value() == "7");
    BOOST_TEST(!reader.header("date").has_value());
}

BOOST_AUTO_TEST_CASE(without_a_body)
{
    BOOST_TEST(read_in_every_way("HTTP/1.1 204 No Content\r\n\r\n") == "204 [] keep");
    BOOST_TEST(
        read_in_every_way("HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n") == "304 [] keep");
}

BOOST_AUTO_TEST_CASE(a_body_that_its_status_cannot_have_ends_the_connection)
{
    BOOST_TEST(read_in_every_way("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n") == "204 [] keep");
    BOOST_TEST(read_in_every_way("HTTP/1.1 204 No Content\r\nContent-Length: 1\r\n\r\n") == "204 [] close");
    BOOST_TEST(read_in_every_way("HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n") == "204 [] close");
    BOOST_TEST(read_in_every_way("HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n") == "304 [] close");
}

BOOST_AUTO_TEST_CASE(whether_the_connection_may_be_kept)
{
    struct row
    {
        std::string_view header;
        std::string_view kept;
    };
    for (auto const& [header, kept] : {
             row{"HTTP/1.1 200 OK\r\n", "keep"},
             row{"HTTP/1.1 200 OK\r\nConnection: close\r\n", "close"},
             row{"HTTP/1.1 200 OK\r\nConnection: Close\r\n", "close"},
             row{"HTTP/1.1 200 OK\r\nConnection: foo, close\r\n", "close"},
             row{"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n", "keep"},
             row{"HTTP/1.0 200 OK\r\n", "close"},
             row{"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n", "keep"},
         })
        BOOST_TEST(
            read(std::string{header} + "Content-Length: 0\r\n\r\n") == "200 [] " + std::string{kept}, header);
}

BOOST_AUTO_TEST_CASE(what_comes_beyond_a_reply)
{
    for (std::string const reply : {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
             "HTTP/1.1 204 No Content\r\n\r\n"})
        for (std::string const more : {"H", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "\r\n"})
        {
            reply_reader reader{longest_body};
            reader.start();
            BOOST_TEST((feed(reader, reply + more) == progress::complete));
            BOOST_TEST(reader.has_leftover());
            BOOST_TEST(
                !reader.reusable()); // Nobody asked for it: the next exchange would take it for its reply.
        }
}

BOOST_AUTO_TEST_CASE(one_after_another)
{
    reply_reader reader{longest_body};
    for (std::string const body : {"one", "two", ""})
    {
        reader.start();
        BOOST_TEST(reader.bytes_received() == 0U);
        BOOST_TEST(reader.status() == 0);
        std::string const text =
            "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        BOOST_TEST((feed(reader, text) == progress::complete));
        BOOST_TEST(reader.bytes_received() == text.size());
        BOOST_TEST(reader.status() == 200);
        BOOST_TEST(!reader.has_leftover());
        BOOST_TEST(reader.reusable());
        BOOST_TEST(reader.take().body == body);
    }
}

BOOST_AUTO_TEST_CASE(fields)
{
    reply_reader reader{longest_body};
    reader.start();
    BOOST_TEST(
        (feed(reader,
             "HTTP/1.1 429 Too Many Requests\r\nRetry-After:  7 \r\nX-Own:\r\ncf-ray: a\r\nCF-Ray: b\r\n"
             "Content-Length: 0\r\n\r\n")
            == progress::complete));
    auto const reply = reader.take();
    BOOST_TEST(reply.status == 429);
    BOOST_TEST(reply.headers.find("retry-after").value() == "7");
    BOOST_TEST(reply.headers.find("x-own").value() == "");
    BOOST_TEST(reply.headers.find("cf-ray").value() == "a");
}

BOOST_AUTO_TEST_CASE(trailers_are_no_fields)
{
    reply_reader reader{longest_body};
    reader.start();
    BOOST_TEST((feed(reader,
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n1\r\nx\r\n0\r\nRetry-After: 7\r\n\r\n")
        == progress::complete));
    auto const reply = reader.take();
    BOOST_TEST(reply.body == "x");
    BOOST_TEST(reply.headers.find("a").value() == "b");
    BOOST_TEST(!reply.headers.find("retry-after").has_value());
}

BOOST_AUTO_TEST_CASE(the_status_is_known_before_the_body_came)
{
    reply_reader reader{longest_body};
    reader.start();
    BOOST_TEST((feed(reader, "HTTP/1.1 422 No\r\nContent-Length: 5\r\n") == progress::need_more));
    BOOST_TEST(reader.status() == 0);
    BOOST_TEST((feed(reader, "\r\nhel") == progress::need_more));
    BOOST_TEST(reader.status() == 422);
}

BOOST_AUTO_TEST_CASE(interim_replies_are_passed_over)
{
    std::string const last = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    std::string const interim = "HTTP/1.1 100 Continue\r\n\r\n";
    std::string const hints = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nContent-Length: 7\r\n\r\n";
    BOOST_TEST(read_in_every_way(interim + last) == "200 [ok] keep");
    BOOST_TEST(read_in_every_way(interim + hints + interim + last) == "200 [ok] keep");
    BOOST_TEST(read_in_every_way(interim) == "need more");
    std::string many;
    for (int i = 0; i < 16; ++i)
        many += interim;
    BOOST_TEST(read(many + last) == "200 [ok] keep");
    BOOST_TEST(read(many + interim + last).starts_with("failed: "));
    // The bound is one for each reply, not for each connection.
    reply_reader reader{longest_body};
    for (int i = 0; i < 3; ++i)
    {
        reader.start();
        BOOST_TEST((feed(reader, many + last) == progress::complete));
        BOOST_TEST(reader.take().status == 200);
    }
    // A change of protocols was not asked for, and is no reply that is passed over.
    BOOST_TEST(read_in_every_way("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n").starts_with("failed: "));
}

BOOST_AUTO_TEST_CASE(a_tunnel_has_no_body)
{
    reply_reader reader{longest_body};
    reader.start(true);
    BOOST_TEST((feed(reader, "HTTP/1.1 200 Connection established\r\nContent-Length: 100\r\n\r\n")
        == progress::complete));
    BOOST_TEST(!reader.has_leftover());
    BOOST_TEST(reader.take().status == 200);
    reader.start(true);
    BOOST_TEST((feed(reader, "HTTP/1.1 407 No\r\n\r\n") == progress::complete));
    BOOST_TEST(reader.take().status == 407);
    reader.start(true);
    BOOST_TEST(
        (feed(reader, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nX")
            == progress::complete));
    BOOST_TEST(reader.has_leftover());
    static_cast<void>(reader.take());
}

BOOST_AUTO_TEST_CASE(closed_too_early)
{
    std::string const partial = "failed: " + http::make_error_code(http::error::partial_message).message();
    std::string const nothing = "failed: " + http::make_error_code(http::error::end_of_stream).message();
    BOOST_TEST(read("", true) == nothing);
    for (std::string_view const reply : {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
             "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"})
        for (std::size_t length = 1; length < reply.size(); ++length)
            BOOST_TEST(read(reply.substr(0, length), true) == partial, reply.substr(0, length));
    // Of a reply without a length only the header can be missed.
    std::string_view const open_ended = "HTTP/1.1 200 OK\r\nA: b\r\n\r\n";
    for (std::size_t length = 1; length < open_ended.size(); ++length)
        BOOST_TEST(read(open_ended.substr(0, length), true) == partial);
}

BOOST_AUTO_TEST_SUITE_END()
