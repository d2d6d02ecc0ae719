// SPDX-License-Identifier: BSL-1.0
// Peers that want too much, or mean no good.
#include "reply_reading.hpp"

#include <boost/beast/http/error.hpp>
#include <boost/test/unit_test.hpp>

using namespace clerk_tests;
namespace http = boost::beast::http;

namespace
{
std::string failed(http::error why)
{
    return "failed: " + http::make_error_code(why).message();
}
} // namespace

BOOST_AUTO_TEST_SUITE(transport_reply_reader_limits)

BOOST_AUTO_TEST_CASE(a_body_of_exactly_the_limit)
{
    std::string const body(longest_body, 'x');
    BOOST_TEST(read("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + body) == "200 [" + body + "] keep");
    BOOST_TEST(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n" + body + "\r\n0\r\n\r\n")
        == "200 [" + body + "] keep");
    BOOST_TEST(read("HTTP/1.1 200 OK\r\n\r\n" + body, true) == "200 [" + body + "] close");
}

BOOST_AUTO_TEST_CASE(a_body_beyond_the_limit)
{
    std::string const limit = failed(http::error::body_limit);
    std::string const body(longest_body + 1, 'x');
    // Said in advance: before its first byte came.
    BOOST_TEST(read_in_every_way("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n") == limit);
    BOOST_TEST(read("HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n") == limit);
    BOOST_TEST(read("HTTP/1.1 200 OK\r\n\r\n" + body) == limit);
    BOOST_TEST(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + body) == limit);
    // Many small chunks make a large one.
    std::string chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 101; ++i)
        chunks += "A\r\n0123456789\r\n";
    BOOST_TEST(read_in_every_way(chunks) == limit);
}

BOOST_AUTO_TEST_CASE(chunk_sizes_that_are_none)
{
    for (std::string const size : {"", "x", "-1", "g", " ", ";", "10000000000000000", "FFFFFFFFFFFFFFFFF",
             "0x5", "11111111111111111111111111111111"})
    {
        std::string const read_one
            = read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\nhello\r\n0\r\n\r\n");
        BOOST_TEST(read_one.starts_with("failed: "), size << ": " << read_one);
    }
    // As large as can be said, and so beyond the limit, without an overflow on the way.
    BOOST_TEST(
        read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\nffffffffffffffff\r\nhello")
        == failed(http::error::body_limit));
    BOOST_TEST(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX\r\n0\r\n\r\n")
                   .starts_with("failed: "));
}

BOOST_AUTO_TEST_CASE(two_lengths_are_none)
{
    for (std::string const headers : {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
             "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
             "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: 5\r\nContent-Length: 0\r\n"})
    {
        std::string const read_one = read_in_every_way("HTTP/1.1 200 OK\r\n" + headers + "\r\nhello");
        BOOST_TEST(read_one.starts_with("failed: "), headers << read_one);
    }
}

BOOST_AUTO_TEST_CASE(lengths_that_are_none)
{
    for (std::string const length :
        {"-1", "+5", "5x", "0x5", "x", "5 5", "18446744073709551616", "99999999999999999999999999"})
    {
        std::string const read_one = read("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\nhello");
        BOOST_TEST(read_one.starts_with("failed: "), length << ": " << read_one);
    }
}

BOOST_AUTO_TEST_CASE(a_header_without_end)
{
    std::string const begin = "HTTP/1.1 200 OK\r\n";
    std::string const end = "\r\nContent-Length: 0\r\n\r\n";
    BOOST_TEST(read(begin + "A: " + std::string(60000, 'x') + end) == "200 [] keep");
    BOOST_TEST(read(begin + "A: " + std::string(70000, 'x') + end) == failed(http::error::header_limit));
    BOOST_TEST(read(begin + "A: " + std::string(70000, 'x')) == failed(http::error::header_limit));
    std::string many = begin;
    for (int i = 0; i < 10000; ++i)
        many += "A: 0123456\r\n";
    BOOST_TEST(read(many) == failed(http::error::header_limit));
    BOOST_TEST(read("HTTP/1.1 200 " + std::string(70000, 'x')) == failed(http::error::header_limit));
}

BOOST_AUTO_TEST_CASE(what_is_not_http)
{
    using namespace std::string_view_literals;
    for (std::string_view const bytes : {"\0"sv, "\r\n\r\n"sv, "hello\r\n\r\n"sv, "SSH-2.0-OpenSSH\r\n"sv,
             "\x16\x03\x01\x02"sv, "HTTP/2 200 OK\r\n\r\n"sv, "HTTP/1.2 200 OK\r\n\r\n"sv,
             "HTTP/0.9 200 OK\r\n\r\n"sv, "HTTP/1.1 20 OK\r\n\r\n"sv, "HTTP/1.1 2000 OK\r\n\r\n"sv,
             "HTTP/1.1 abc OK\r\n\r\n"sv, "HTTP/1.1 -20 OK\r\n\r\n"sv, "http/1.1 200 OK\r\n\r\n"sv,
             "HTTP/1.1 200 OK\r\nno colon\r\n\r\n"sv, "HTTP/1.1 200 OK\r\nA\0: b\r\n\r\n"sv,
             "HTTP/1.1 200 OK\r\nA : b\r\n\r\n"sv, "HTTP/1.1 200 OK\r\n: b\r\n\r\n"sv,
             "HTTP/1.1 200 OK\r\nA: b\0c\r\n\r\n"sv, "HTTP/1.1 200 O\0K\r\n\r\n"sv})
    {
        std::string const outcome = read(bytes, true);
        BOOST_TEST(outcome.starts_with("failed: "), std::string{bytes} << ": " << outcome);
    }
}

BOOST_AUTO_TEST_CASE(odd_statuses)
{
    BOOST_TEST(read("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n") == "999 [] keep");
    BOOST_TEST(read("HTTP/1.1 299 Odd\r\nContent-Length: 0\r\n\r\n") == "299 [] keep");
    // No reply at all has such a status; it must never count as one that succeeded.
    BOOST_TEST(!read("HTTP/1.1 000 Odd\r\nContent-Length: 0\r\n\r\n").starts_with("200"));
    BOOST_TEST(!read("HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n").starts_with("200"));
}

BOOST_AUTO_TEST_CASE(a_field_cannot_smuggle_another_one)
{
    reply_reader reader{longest_body};
    reader.start();
    BOOST_TEST((feed(reader, "HTTP/1.1 200 OK\r\nA: b\r\n Retry-After: 9\r\nContent-Length: 0\r\n\r\n")
        == progress::complete));
    auto const reply = reader.take();
    BOOST_TEST(!reply.headers.find("retry-after").has_value());
    BOOST_TEST(reply.headers.find("a").value() == "b Retry-After: 9");
}

BOOST_AUTO_TEST_SUITE_END()
