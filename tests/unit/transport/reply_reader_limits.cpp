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

BOOST_AUTO_TEST_CASE(a_header_without_end_that_comes_line_by_line)
{
    // One byte of the next line in each piece: Beast's parser takes each line at once, and its limit never counts.
    reply_reader reader{longest_body};
    reader.start();
    auto state = feed(reader, "HTTP/1.1 200 OK\r\nA");
    std::size_t lines = 0;
    for (; lines < 100'000 && state == progress::need_more; ++lines)
        state = feed(reader, ": b\r\nA");
    BOOST_TEST((state == progress::failed));
    BOOST_TEST((reader.problem() == http::error::header_limit));
    BOOST_TEST(reader.explanation() == "its header is longer than 65536 bytes");
    BOOST_TEST(lines < 15'000U);
}

BOOST_AUTO_TEST_CASE(chunk_extensions_and_trailers_without_end)
{
    std::string const begin = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    std::string const many(70'000, 'x');
    std::string lines;
    for (int i = 0; i < 10'000; ++i)
        lines += "A: bcde\r\n";
    for (std::string const& rest : {"5;a=" + many, "5;a=\"" + many, "0;a=\"\r\n" + many, "0\r\n" + lines, "0\r\nA: " + many,
             "5\r\nhello\r\n0\r\n" + lines, std::string(70'000, '0')})
        BOOST_TEST(read(begin + rest) == failed(http::error::bad_chunk_extension), rest.substr(0, 20));
    // What is long, but not too long, is passed over.
    std::string const extension(60'000, 'x');
    BOOST_TEST(read(begin + "2;a=" + extension + "\r\nok\r\n0\r\nA: " + extension + "\r\n\r\n") == "200 [ok] keep");
}

BOOST_AUTO_TEST_CASE(transfer_codings_that_nobody_asked_for)
{
    for (std::string const coding : {"gzip", "gzip, chunked", "chunked, gzip", "chunked, chunked", "identity", "chunked;q=1", ""})
        for (std::string const length : {"", "Content-Length: 5\r\n"})
        {
            std::string const read_one
                = read("HTTP/1.1 200 OK\r\nTransfer-Encoding: " + coding + "\r\n" + length + "\r\nhello", true);
            BOOST_TEST(read_one == failed(http::error::bad_transfer_encoding), coding << ": " << read_one);
        }
    BOOST_TEST(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
        == failed(http::error::bad_transfer_encoding));
    BOOST_TEST(read("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
        == failed(http::error::bad_transfer_encoding));
}

BOOST_AUTO_TEST_CASE(a_body_grows_no_further_than_the_limit)
{
    std::size_t const limit = 100'000;
    std::string const body(limit, 'x');
    for (std::string const& header : {std::string{"HTTP/1.1 200 OK\r\n\r\n"},
             "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(limit) + "\r\n\r\n"})
    {
        reply_reader reader{limit};
        reader.start();
        auto state = feed(reader, header + body);
        if (state == progress::need_more)
            state = reader.read_end();
        BOOST_TEST_REQUIRE((state == progress::complete));
        auto const reply = reader.take();
        BOOST_TEST(reply.body == body);
        // A standard library rounds up to what its memory is divided into.
        constexpr std::size_t rounding = 16;
        BOOST_TEST(reply.body.capacity() < limit + rounding);
    }
    // A length alone costs next to nothing.
    reply_reader reader{1'000'000'000};
    reader.start();
    BOOST_TEST((feed(reader, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\nx")
        == progress::need_more));
}

BOOST_AUTO_TEST_CASE(memory_for_a_body_goes_to_those_who_send)
{
    constexpr std::size_t in_advance = 64 * 1024;
    constexpr std::size_t limit = 10'000'000;
    constexpr std::size_t rounding = 16;
    auto const put = [](clerk::detail::reply_parser& parser, std::string const& bytes)
    {
        boost::system::error_code problem;
        parser.put(boost::asio::buffer(bytes), problem);
        BOOST_TEST((!problem || problem == http::error::need_more));
    };
    std::string const piece(16 * 1024, 'x');
    for (std::size_t const announced : {0U, 1'000U, 65'536U, 65'537U, 300'000U, 1'000'000U, 10'000'000U})
    {
        clerk::detail::reply_parser parser{limit, false};
        std::string const length = announced > 0 ? "Content-Length: " + std::to_string(announced) + "\r\n" : "";
        put(parser, "HTTP/1.1 200 OK\r\n" + length + "\r\n");
        std::string const& body = parser.reply().body;
        std::size_t moved = 0;
        std::size_t const all = announced > 0 ? announced : 1'000'000;
        for (std::size_t came = 0; came < all; came = body.size())
        {
            std::size_t const before = body.capacity();
            put(parser, piece.substr(0, all - came));
            moved += body.capacity() > before ? came : 0;
            BOOST_TEST_REQUIRE(body.size() > came);
            BOOST_TEST(body.capacity() <= std::max(in_advance, 4 * body.size()) + rounding);
            if (announced > 0)
                BOOST_TEST(body.capacity() <= std::max(announced, rounding) + rounding);
        }
        BOOST_TEST(body.size() == all);
        // The last move takes less than all, each one before it a quarter of the next: a doubling one moves up to twice all.
        if (announced > 0)
            BOOST_TEST(moved <= announced + announced / 3);
    }
}

BOOST_AUTO_TEST_CASE(explanations)
{
    auto const explain = [](std::string_view bytes)
    {
        reply_reader reader{longest_body};
        reader.start();
        BOOST_TEST_REQUIRE((feed(reader, bytes) == progress::failed));
        return reader.explanation();
    };
    BOOST_TEST(explain("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n") == "the reply is longer than 1000 bytes");
    BOOST_TEST(explain("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n") == "how long it is, is uncertain");
    BOOST_TEST(explain("HTTP/1.1 101 No\r\n\r\n") == "it changes the protocol, which was not asked for");
    BOOST_TEST(explain("HTTP/1.1 000 No\r\n\r\n") == "not HTTP/1.1");
    std::string many;
    for (int i = 0; i < 17; ++i)
        many += "HTTP/1.1 100 Continue\r\n\r\n";
    BOOST_TEST(explain(many) == "too many interim replies came before it");
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
    // No reply at all has such a status: not even one that is passed over.
    BOOST_TEST(read("HTTP/1.1 000 Odd\r\nContent-Length: 0\r\n\r\n") == failed(http::error::bad_status));
    BOOST_TEST(read("HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n") == failed(http::error::bad_status));
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
