// SPDX-License-Identifier: BSL-1.0
// Replies that are HTTP, with bodies and fields that mean no good.
#include "hostile_peer.hpp"

using namespace clerk_tests;
using namespace std::chrono_literals;
using clerk::errc;

namespace
{
std::string times(std::size_t count, std::string const& text)
{
    std::string all;
    all.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

std::string user_with(std::string const& members)
{
    return with_body(R"({"id":"user_1","object":"user",)" + members + "}");
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(content, hostile)

BOOST_AUTO_TEST_CASE(retry_after_beyond_all_measure)
{
    options.retry.max_attempts = 4;
    struct sample
    {
        std::string value;
        std::optional<std::chrono::seconds> means;
    };
    for (auto const& [text, means] :
        {sample{"1" + std::string(30'000, '0'), 24h}, sample{"18446744073709551617", 24h}, sample{"86401", 24h},
            sample{"Fri, 31 Dec 9999 23:59:59 GMT", 24h}, sample{"Sun, 06 Nov 1994 08:49:37 GMT", 0s}})
    {
        auto const& value = text; // a name that a lambda can capture, also with clang 14
        auto const name = "429, Retry-After: " + value.substr(0, 30);
        auto const outcome = means == 0s
            ? ask(name,
                [&](session& peer)
                {
                    // A date of the past: again at once. Then another answer, or the call would go on.
                    if (peer.read_request() && peer.write(with_body("{}", "429 No", "Retry-After: " + value + "\r\n"))
                        && peer.read_request())
                        peer.write(with_body("{}", "403 No"));
                    peer.wait_for_end();
                })
            : answer(name, with_body("{}", "429 No", "Retry-After: " + value + "\r\n"));
        BOOST_TEST_REQUIRE(!outcome.has_value());
        if (means == 0s)
            BOOST_TEST((outcome.error().code() == errc::forbidden));
        else
        {
            expect(name, outcome, errc::rate_limited, "the wait would end after the deadline");
            BOOST_TEST((outcome.error().retry_after() == means));
        }
    }
    options.retry.max_attempts = 1;
    for (std::string const value : {"-1", "-18446744073709551617", "1e9", "0x10", "7 seconds", "",
             "Fri, 99 Dec 2026 23:59:59 GMT"})
    {
        auto const name = "429, Retry-After: " + value;
        auto const outcome = answer(name, with_body("{}", "429 No", "Retry-After: " + value + "\r\n"));
        expect(name, outcome, errc::rate_limited, "429");
        BOOST_TEST(!outcome.error().retry_after().has_value());
    }
    refuses("a gigabyte of Retry-After", "HTTP/1.1 429 No\r\nRetry-After: 1",
        "its header is longer", std::string(4096, '0'));
}

BOOST_AUTO_TEST_CASE(json_of_100_000_levels)
{
    options.max_response_bytes = 1024 * 1024;
    constexpr std::size_t levels = 100'000;
    std::string const says = "more than 512 levels deep";
    std::string const arrays = times(levels, "[") + times(levels, "]");
    std::string const objects = times(levels, "{\"a\":") + "1" + times(levels, "}");
    refuses("100 000 arrays", with_body(arrays), says);
    refuses("100 000 objects", with_body(objects), says);
    refuses("100 000 objects in a member", user_with("\"public_metadata\":" + objects), says);
    refuses("100 000 arrays without end", with_body(times(levels, "[")), says);
    refuses("100 000 arrays in an error", with_body(arrays, "422 No"), "422", {}, errc::unprocessable);
    refuses("100 000 objects in an error", with_body(R"({"errors":)" + objects + "}", "422 No"), "422", {},
        errc::unprocessable);
}

BOOST_AUTO_TEST_CASE(json_that_grows_in_memory)
{
    // Two bytes of text make a value of 16, and twice that while it grows.
    allowance += 64 * 1024 * 24;
    std::string const room = times(32'000, ",0");
    refuses("32 000 numbers", with_body("[0" + room + "]"), "expected object, got array");
    refuses("21 000 empty objects", with_body("[{}" + times(21'000, ",{}") + "]"), "expected object, got array");
    refuses("16 000 arrays", with_body("[[0]" + times(16'000, ",[0]") + "]"), "expected object, got array");
    refuses("5 000 errors",
        with_body(R"({"errors":[{"code":"x"})" + times(4'900, R"(,{"code":"x"})") + "]}", "422 No"),
        "and 97 more", {}, errc::unprocessable);
    refuses("long errors",
        with_body(R"({"errors":[)" + times(9, R"({"code":")" + std::string(3000, 'c') + R"(","message":")" + std::string(3000, 'm')
                + R"("},)") + "{}]}", "422 No"),
        "422 unprocessable", {}, errc::unprocessable);
}

BOOST_AUTO_TEST_CASE(members_of_the_same_name)
{
    auto const twice = answer("an id twice", with_body(R"({"id":"user_1","object":"user","id":"user_2"})"));
    BOOST_TEST_REQUIRE(twice.has_value());
    BOOST_TEST(twice.value().id == "user_2");
    auto const often = answer("a member 6 000 times", user_with("\"x\":0" + times(6'000, ",\"x\":1")));
    BOOST_TEST(often.has_value());
}

BOOST_AUTO_TEST_CASE(numbers_beyond_all_measure)
{
    refuses("1e400", user_with("\"created_at\":1e400"), "number out of range");
    refuses("-1e400", user_with("\"public_metadata\":{\"a\":-1e400}"), "number out of range");
    refuses("1e99999999999999999999", user_with("\"created_at\":1e99999999999999999999"), "at byte");
    refuses("60 000 digits", user_with("\"created_at\":1" + std::string(60'000, '0')), "number out of range");
    BOOST_TEST(answer("60 000 decimals", user_with("\"x\":0." + std::string(60'000, '1'))).has_value());
    refuses("2^64 + 1", user_with("\"created_at\":18446744073709551617"), "created_at: ");
    refuses("2^63", user_with("\"created_at\":9223372036854775808"), "created_at: ");
    refuses("NaN", user_with("\"created_at\":NaN"), "syntax error");
}

BOOST_AUTO_TEST_CASE(text_that_is_none)
{
    refuses("invalid UTF-8", user_with("\"first_name\":\"\xFF\xFE\""), "invalid UTF-8 at byte");
    refuses("UTF-8 that is longer than needed", user_with("\"first_name\":\"\xC0\xAF\""), "invalid UTF-8 at byte");
    refuses("a surrogate in UTF-8", user_with("\"first_name\":\"\xED\xA0\x80\""), "invalid UTF-8 at byte");
    refuses("a lone surrogate", user_with(R"("first_name":"\ud800")"), "syntax error");
    refuses("a lone low surrogate", user_with(R"("first_name":"\udc00")"), "surrogate at byte 51");
    refuses("a byte order mark", with_body("\xEF\xBB\xBF{}"), "byte order mark");
    refuses("UTF-16", with_body(std::string("\xFF\xFE{\0}\0", 6)), "invalid UTF-8 at byte 0");
    refuses("invalid UTF-8 in an error", with_body("\xFF\xFE\x1B[2J\r\n\xE2\x80\xAE", "500 No"), "500", {},
        errc::server_error);
    auto const trace = answer("invalid UTF-8 in a header", with_body("{}", "500 No", "CF-Ray: \xFF\xFE\xE2\x80\xAEx\r\n"));
    expect("invalid UTF-8 in a header", trace, errc::server_error, R"(trace ID \xFF\xFE\xE2\x80\xAEx)");
    refuses("a trace ID of 60 000 bytes",
        with_body("{}", "500 No", "CF-Ray: " + std::string(60'000, '\xFF') + "\r\n"), "500", {},
        errc::server_error);
    refuses("a content type that writes logs",
        with_body("<", "200 OK", "Content-Type: \xC2\x9B" + std::string(3000, 'x') + "\r\n"),
        "malformed");
    refuses("a redirect of 60 000 bytes", with_body("", "302 No", "Location: " + std::string(60'000, '\xFF') + "\r\n"),
        "which is never followed");
    refuses("the key, sent back", with_body("Bearer sk_test_never_to_be_seen", "500 No"), "500", {}, errc::server_error);
}

BOOST_AUTO_TEST_CASE(compressed_without_asking)
{
    std::string const gzip("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    for (std::string const coding : {"gzip", "br", "zstd", "deflate", "x-unknown", "gzip, br"})
    {
        std::string const field = "Content-Encoding: " + coding + "\r\n";
        refuses("compressed: " + coding, with_body(gzip, "200 OK", field),
            "the reply is compressed (" + coding + "), which was not asked for");
        refuses("compressed error: " + coding, with_body(gzip, "503 No", field),
            "503 server error, compressed (" + coding + "), which was not asked for", {}, errc::server_error);
    }
    std::string const plain = R"({"id":"user_1","object":"user"})";
    auto const identity = with_body(plain, "200 OK", "Content-Encoding: Identity\r\n");
    BOOST_TEST(answer("Content-Encoding: identity", identity).has_value());
    refuses("a coding of 60 000 bytes",
        with_body(gzip, "200 OK", "Content-Encoding: " + std::string(60'000, '\xFF') + "\r\n"),
        "the reply is compressed (");
}

BOOST_AUTO_TEST_CASE(shapes_that_are_wrong)
{
    struct sample
    {
        char const* body;
        char const* says;
    };
    for (auto const& [body, says] : {sample{"", "empty text"}, sample{"null", "expected object, got null"},
             sample{"[]", "expected object, got array"}, sample{"\"user\"", "expected object, got string"},
             sample{"1", "expected object, got number"}, sample{"{}", "id"}, sample{R"({"id":"user_1"})", "object"},
             sample{R"({"id":[],"object":"user"})", "id: expected string, got array"},
             sample{R"({"id":"user_1","object":"user","email_addresses":{}})", "email_addresses: expected array"},
             sample{R"({"id":"user_1","object":"user","email_addresses":[null]})", "email_addresses[0]: expected object"},
             sample{R"({"id":"user_1","object":"user","banned":"yes"})", "banned: expected bool"},
             sample{R"({"id":"user_1","object":"user","created_at":"now"})", "created_at: expected"},
             sample{R"({"id":"user_1","object":"user","public_metadata":[]})", "public_metadata: expected object"},
             sample{R"({"id":"user_1","object":"user"}{})", "unexpected text after the value"},
             sample{R"({"id":"user_1","object":"user")", "unexpected end"}})
        refuses(std::string{"body: "} + body, with_body(body), says);
    for (std::string const body : {"", "null", "[]", "{}", R"({"errors":"x"})", R"({"errors":{}})", R"({"errors":[]})",
             R"({"errors":[[],1,null,"x",{}]})", R"({"errors":[{"code":[],"message":1,"meta":[]}]})",
             R"({"errors":[{"meta":{"param_name":{}}}]})", R"({"clerk_trace_id":[]})"})
        refuses("error body: " + body, with_body(body, "422 No"), "422 unprocessable", {}, errc::unprocessable);
}

BOOST_AUTO_TEST_SUITE_END()
