// SPDX-License-Identifier: BSL-1.0
// Replies that do not end, or nobody knows where; and replies that are none.
#include "hostile_peer.hpp"

using namespace clerk_tests;
using namespace std::string_literals;
using clerk::errc;

namespace
{
std::string const ok = "HTTP/1.1 200 OK\r\n";
std::string const chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
std::string const much(4096, 'x');

std::string times(std::size_t count, std::string const& text)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}
} // namespace

BOOST_TEST_GLOBAL_FIXTURE(hostile_table);

BOOST_FIXTURE_TEST_SUITE(framing, hostile)

BOOST_AUTO_TEST_CASE(headers_without_end)
{
    std::string const says = "its header is longer than 65536 bytes";
    refuses("endless headers", ok, says, times(100, "A: b\r\n"));
    refuses("endless headers, as small as can be", ok, says, times(1000, "A:\r\n"));
    refuses("an endless header line", ok + "A: ", says, much);
    refuses("an endless header name", ok, says, much);
    refuses("an endless status line", "HTTP/1.1 200 ", says, much);
    refuses("an endless folded header", ok + "A: b\r\n", says, times(100, " more\r\n"));
}

BOOST_AUTO_TEST_CASE(headers_that_come_line_by_line)
{
    // Each segment ends one byte into a line: what Beast's parser itself has no limit for.
    auto const outcome = ask("endless headers, line by line",
        [](session& peer)
        {
            if (peer.read_request() && peer.write(ok + "A"))
                for (int i = 0; i < 200'000 && peer.write(": b\r\nA"); ++i) { }
            peer.wait_for_end();
        });
    expect("endless headers, line by line", outcome, errc::malformed_response, "its header is longer than 65536 bytes");
}

BOOST_AUTO_TEST_CASE(bodies_without_end)
{
    std::string const says = "the reply is longer than 65536 bytes";
    refuses("one byte too many", ok + "Content-Length: 65537\r\n\r\n", says);
    refuses("an endless body with a length", ok + "Content-Length: 18446744073709551615\r\n\r\n", says, much);
    refuses("an endless body in chunks", chunked, says, "1000\r\n" + much + "\r\n");
    refuses("an endless body in the smallest chunks", chunked, says, times(500, "1\r\nx\r\n"));
    refuses("an endless body until the end", ok + "\r\n", says, much);
    refuses("one endless chunk", chunked + "ffffffffffffffff\r\n", says, much);
    refuses("an endless error", "HTTP/1.1 500 No\r\n\r\n", says, much);
    // What is as long as is permitted is read, and costs what is permitted.
    refuses("the longest body", with_body(std::string(64 * 1024, ' ')), "unexpected end");
    refuses("the longest body in chunks", chunked + times(16, "1000\r\n" + std::string(4096, ' ') + "\r\n") + "0\r\n\r\n",
        "unexpected end");
}

BOOST_AUTO_TEST_CASE(chunks_without_sense)
{
    refuses("a chunk size that overflows", chunked + "FFFFFFFFFFFFFFFFF\r\n", "bad chunk");
    refuses("a chunk size that overflows to 5", chunked + "10000000000000005\r\nhello\r\n0\r\n\r\n", "bad chunk");
    refuses("a negative chunk size", chunked + "-5\r\nhello\r\n", "bad chunk");
    refuses("a chunk size without digits", chunked + "\r\nhello\r\n", "bad chunk");
    refuses("a chunk longer than its size", chunked + "5\r\nhello!\r\n0\r\n\r\n", "bad chunk");
    std::string const says = "a chunk's extension or the trailer is none, or too long";
    refuses("an endless chunk size", chunked, says, std::string(4096, '0'));
    refuses("an endless chunk extension", chunked + "5;a=", says, much);
    refuses("an endless quoted chunk extension", chunked + "5;a=\"", says, "\r\n" + much);
    refuses("an endless extension of the last chunk", chunked + "0;a=\"", says, "\r\n" + much);
    refuses("an endless trailer", chunked + "5\r\nhello\r\n0\r\n", says, times(100, "A: b\r\n"));
    refuses("an endless trailer line", chunked + "0\r\nA: ", says, much);
}

BOOST_AUTO_TEST_CASE(more_than_one_length)
{
    std::string const coding = "its transfer coding is another than chunked, or beside a length";
    std::string const length = "how long it is, is uncertain";
    std::string const body = "\r\n1F\r\n{\"id\":\"user_1\",\"object\":\"user\"}\r\n0\r\n\r\n";
    refuses("Content-Length, then chunked", ok + "Content-Length: 31\r\nTransfer-Encoding: chunked\r\n" + body, coding);
    refuses("chunked, then Content-Length", ok + "Transfer-Encoding: chunked\r\nContent-Length: 31\r\n" + body, length);
    refuses("two Content-Lengths that differ", ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", length);
    refuses("two Content-Lengths in one", ok + "Content-Length: 5, 6\r\n\r\nhello", length);
    for (std::string const value : {"-1", "0x1F", "+31", "31 31", "", "31;", "\"31\"", "18446744073709551616", "3e1"})
        refuses("Content-Length: " + value, ok + "Content-Length: " + value + "\r\n\r\n", length);
    for (std::string const value : {"gzip", "gzip, chunked", "chunked, gzip", "chunked, chunked", "identity", "xchunked",
             "chunked;q=1", "\"chunked\""})
        refuses("Transfer-Encoding: " + value, ok + "Transfer-Encoding: " + value + "\r\n" + body, coding);
    refuses("gzip and a Content-Length", ok + "Transfer-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", coding);
    refuses("Transfer-Encoding twice", ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n" + body, coding);
    refuses("chunked in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n" + body, coding);
}

BOOST_AUTO_TEST_CASE(interim_replies)
{
    refuses("endless interim replies", "", "too many interim replies came before it",
        times(10, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"));
    refuses("endless interim replies with long headers", "", "too many interim replies came before it",
        "HTTP/1.1 100 Continue\r\nA: " + std::string(60'000, 'x') + "\r\n\r\n");
    refuses("101 Switching Protocols",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
        "it changes the protocol, which was not asked for");
}

BOOST_AUTO_TEST_CASE(status_lines_that_are_none)
{
    std::string const rest = "\r\nContent-Length: 31\r\n\r\n{\"id\":\"user_1\",\"object\":\"user\"}";
    for (std::string const line : {"HTTP/2.0 200 OK", "HTTP/2 200 OK", "HTTP/0.9 200 OK", "HTTP/1.2 200 OK",
             "HTTP/1.1200 OK", "HTTP/1.1 000 Odd", "HTTP/1.1 099 Odd", "HTTP/1.1 1000 Odd", "HTTP/1.1 abc OK", "HTTP/1.1 2 0 OK",
             "HTTP/1.1 -20 OK", "HTTP/1.1  200 OK", "HTTP/1.1\t200 OK", " HTTP/1.1 200 OK", "http/1.1 200 OK",
             "ICY 200 OK", "SSH-2.0-OpenSSH_9.2", "{\"id\":\"user_1\",\"object\":\"user\"}", "HTTP/1.1 200 O\x01K"})
        refuses(line == "HTTP/1.1 200 O\x01K" ? "a control character in the reason" : line, line + rest, "not HTTP/1.1");
    refuses("two line breaks first", "\r\n\r\n" + user_reply, "not HTTP/1.1");
    refuses("NUL bytes", "", "not HTTP/1.1", std::string(4096, '\0'));
    refuses("bytes of TLS", "\x15\x03\x03\x00\x02\x02\x28\x00\x00"s, "not HTTP/1.1");
}

BOOST_AUTO_TEST_CASE(header_lines_that_are_none)
{
    std::string const rest = "\r\nContent-Length: 31\r\n\r\n{\"id\":\"user_1\",\"object\":\"user\"}";
    struct sample
    {
        char const* name;
        std::string line;
    };
    for (auto const& [name, line] : {sample{"NUL in a value", "A: b\0c"s}, sample{"NUL in a name", "A\0: b"s},
             sample{"bare CR in a value", "A: b\rc"}, sample{"bare LF in a value", "A: b\nSet: c"},
             sample{"CR CR LF", "A: b\r"}, sample{"a space before the colon", "A : b"}, sample{"no colon", "hello"},
             sample{"no name", ": b"}, sample{"a name that is not ASCII", "\xC3\xA4: b"},
             sample{"an escape sequence", "A: \x1B[2J"}, sample{"a space before the first line", " A: b"}})
        refuses(name, ok + line + rest, "not HTTP/1.1");
    // Obsolete, but HTTP: the parts are joined by a space (RFC 9112, section 5.2).
    BOOST_TEST(answer("a folded header", ok + "A: b\r\n c" + rest).has_value());
}

BOOST_AUTO_TEST_CASE(a_trailer_is_no_header)
{
    auto const outcome = answer("Retry-After in a trailer",
        "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nRetry-After: 7\r\nCF-Ray: forged\r\n\r\n");
    expect("Retry-After in a trailer", outcome, errc::server_error, "");
    BOOST_TEST(!outcome.error().retry_after().has_value());
    BOOST_TEST(outcome.error().trace_id() == "");
}

BOOST_AUTO_TEST_SUITE_END()
