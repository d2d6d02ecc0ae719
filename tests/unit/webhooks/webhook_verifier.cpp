// SPDX-License-Identifier: BSL-1.0
// What is let through, and what is refused with which words: every rule and attack is a row.
#include "signing.hpp"

#include "../support.hpp"

#include <clerk/webhooks.hpp>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/vector_body.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http = boost::beast::http;
using clerk::errc;
using clerk_tests::base64_of;
using clerk_tests::holds;
using clerk_tests::is_one_line;
using clerk_tests::secret_of;
using clerk_tests::signature_of;

namespace
{
constexpr std::string_view key = "0123456789abcdef0123456789abcdef";
constexpr std::string_view other_key = "another key, of another endpoint";
constexpr std::string_view body = R"({"type":"user.deleted","object":"event","data":{"object":"user","id":"user_1","deleted":true}})";
constexpr std::int64_t now = 1'700'000'000;

clerk::webhook_verifier_options at(std::int64_t second, std::chrono::milliseconds more = {})
{
    clerk::webhook_verifier_options options;
    options.clock = [second, more]
    {
        return std::chrono::system_clock::time_point{
            std::chrono::duration_cast<std::chrono::system_clock::duration>(std::chrono::seconds{second} + more)};
    };
    return options;
}

/// A message as it may come; well signed for `key` unless a test changes something.
struct message
{
    std::string id = "msg_2b4G8TQh8nU9";
    std::string timestamp = std::to_string(now);
    std::string text{body};
    std::optional<std::string> signature;

    std::string signatures() const
    {
        return signature ? *signature : signature_of(key, id, timestamp, text);
    }
};

message of_time(std::string timestamp)
{
    message made;
    made.timestamp = std::move(timestamp);
    return made;
}

clerk::result<clerk::webhook_event> verified(message const& m, clerk::webhook_verifier_options options = at(now))
{
    return clerk::webhook_verifier{secret_of(key), std::move(options)}.verify(m.id, m.timestamp, m.signatures(), m.text);
}

/// A refusal that gives nothing away: neither the key, nor the signature that would have been right.
void refused(clerk::result<clerk::webhook_event> const& result, errc code, std::string_view words, message const& m = {})
{
    BOOST_TEST_REQUIRE(!result.has_value(), "taken, though " << words);
    auto const& text = result.error().message();
    BOOST_TEST((result.error().code() == code), text);
    BOOST_TEST(text.starts_with("verify_webhook: "), text);
    BOOST_TEST(holds(text, words), text << " does not say: " << words);
    BOOST_TEST(is_one_line(text));
    BOOST_TEST(text.size() < 500U);
    BOOST_TEST(!holds(text, key));
    BOOST_TEST(!holds(text, base64_of(key)));
    BOOST_TEST(!holds(text, signature_of(key, m.id, m.timestamp, m.text).substr(3)));
    BOOST_TEST(result.error().operation() == "verify_webhook");
    BOOST_TEST(result.error().status() == 0);
    BOOST_TEST(!result.error().may_have_taken_effect());
}

std::string refused_at_construction(std::function<clerk::webhook_verifier()> const& make)
{
    try
    {
        make();
    }
    catch (clerk::exception const& thrown)
    {
        BOOST_TEST((thrown.code() == errc::invalid_argument));
        BOOST_TEST(is_one_line(thrown.what()));
        return thrown.what();
    }
    BOOST_ERROR("no exception");
    return {};
}

template <class Body>
http::request<Body> request_of(
    std::vector<std::pair<std::string, std::string>> const& headers, std::string_view text = body)
{
    http::request<Body> request{http::verb::post, "/webhooks", 11};
    for (auto const& [name, value] : headers)
        request.insert(name, value);
    request.body().assign(text.begin(), text.end());
    return request;
}
} // namespace

BOOST_AUTO_TEST_SUITE(webhooks_verifier)

// The code was computed by another program.
BOOST_AUTO_TEST_CASE(a_known_answer)
{
    clerk::webhook_verifier const verifier{"whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", at(now)};
    auto const event
        = verifier.verify("msg_1", "1700000000", "v1,8Hwjptzq0pGSKrKO90wV8Fb0j0QWDDBdmswkUgBpWl8=", body);
    BOOST_TEST_REQUIRE(event.has_value(), event.error().message());
    BOOST_TEST(event->type == clerk::webhook_event_type::user_deleted);
    BOOST_TEST(event->as<clerk::deleted_object>().id.value() == "user_1");
    BOOST_TEST(event->message_id == "msg_1");
    BOOST_TEST(event->sent_at.time_since_epoch().count() == now);
}

BOOST_AUTO_TEST_CASE(both_families_of_headers_with_names_in_any_case)
{
    clerk::webhook_verifier const verifier{secret_of(key), at(now)};
    message const m;
    for (auto const& [id, timestamp, signature] : {
             std::tuple{"svix-id", "svix-timestamp", "svix-signature"},
             std::tuple{"Svix-Id", "SVIX-TIMESTAMP", "sViX-sIgNaTuRe"},
             std::tuple{"webhook-id", "webhook-timestamp", "webhook-signature"},
             std::tuple{"Webhook-ID", "WEBHOOK-Timestamp", "Webhook-Signature"},
         })
    {
        std::vector<std::pair<std::string, std::string>> const headers{
            {id, m.id}, {timestamp, m.timestamp}, {signature, m.signatures()}, {"content-type", "application/json"}};
        auto const text = verifier.verify(request_of<http::string_body>(headers));
        BOOST_TEST(text.has_value(), text.error().message());
        auto const bytes = verifier.verify(request_of<http::vector_body<std::uint8_t>>(headers));
        BOOST_TEST(bytes.has_value(), bytes.error().message());
        auto const apart = verifier.verify(request_of<http::string_body>(headers, "").base(), body);
        BOOST_TEST(apart.has_value(), apart.error().message());
    }
    auto const looked_up = verifier.verify(
        [&m, signature = m.signatures()](std::string_view name) -> std::optional<std::string_view>
        {
            if (name == "svix-id")
                return m.id;
            if (name == "svix-timestamp")
                return m.timestamp;
            if (name == "svix-signature")
                return signature;
            return std::nullopt;
        },
        body);
    BOOST_TEST(looked_up.has_value(), looked_up.error().message());
}

BOOST_AUTO_TEST_CASE(headers_that_are_not_as_they_should_be)
{
    clerk::webhook_verifier const verifier{secret_of(key), at(now)};
    message const m;
    std::pair<std::string, std::string> const id{"svix-id", m.id};
    std::pair<std::string, std::string> const timestamp{"svix-timestamp", m.timestamp};
    std::pair<std::string, std::string> const signature{"svix-signature", m.signatures()};
    struct row
    {
        std::vector<std::pair<std::string, std::string>> headers;
        std::string_view words;
    };
    for (row const& r : {
             row{{}, "svix-id, svix-timestamp and svix-signature are missing"},
             row{{{"content-type", "application/json"}}, "are missing"},
             row{{timestamp, signature}, "the header svix-id is missing"},
             row{{id, signature}, "the header svix-timestamp is missing"},
             row{{id, timestamp}, "the header svix-signature is missing"},
             row{{{"svix-id", ""}, timestamp, signature}, "the header svix-id is empty"},
             row{{id, {"svix-timestamp", ""}, signature}, "the header svix-timestamp is empty"},
             row{{id, timestamp, {"svix-signature", ""}}, "the header svix-signature is empty"},
             row{{id, id, timestamp, signature}, "the header svix-id comes more than once"},
             row{{id, timestamp, {"Svix-Timestamp", m.timestamp}, signature}, "svix-timestamp comes more than once"},
             row{{id, timestamp, signature, {"svix-signature", "v1,AAAA"}}, "svix-signature comes more than once"},
             row{{id, timestamp, {"svix-signature", "v1,AAAA"}, signature}, "svix-signature comes more than once"},
             row{{id, timestamp, {"webhook-signature", m.signatures()}}, "headers of both kinds"},
             row{{{"webhook-id", m.id}, timestamp, signature}, "headers of both kinds"},
             row{{id, timestamp, signature, {"webhook-id", m.id}}, "headers of both kinds"},
             row{{id, timestamp, signature, {"webhook-id", ""}}, "headers of both kinds"},
             row{{id, timestamp, signature, {"webhook-id", m.id}, {"webhook-timestamp", m.timestamp},
                     {"webhook-signature", m.signatures()}},
                 "headers of both kinds"},
             row{{{"webhook-id", m.id}, {"webhook-signature", m.signatures()}}, "the header webhook-timestamp is missing"},
         })
        refused(verifier.verify(request_of<http::string_body>(r.headers)), errc::invalid_argument, r.words);
}

BOOST_AUTO_TEST_CASE(any_signature_of_version_1_suffices)
{
    message const m;
    auto const right = m.signatures();
    auto const wrong = signature_of(other_key, m.id, m.timestamp, m.text);
    for (std::string const& list : {right, wrong + ' ' + right, right + ' ' + wrong, "v1a,whatever " + right,
             right + " v2," + right.substr(3), "v1, " + right, "v1 " + right, ", ,, " + right, "  " + right + "  ",
             "v1,AAAA " + right, wrong + ' ' + wrong + ' ' + wrong + ' ' + right})
    {
        message changed = m;
        changed.signature = list;
        auto const result = verified(changed);
        BOOST_TEST(result.has_value(), list << ": " << result.error().message());
    }
}

BOOST_AUTO_TEST_CASE(signatures_that_do_not_count)
{
    message const m;
    auto const right = m.signatures();
    auto const code = right.substr(3);
    std::string unpadded = code.substr(0, 43);
    std::string other_end = code;
    other_end[42] = static_cast<char>(other_end[42] + 1); // other bits, which decode to nothing
    std::string url = code;
    for (char& c : url)
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    for (std::string const& list : {
             code,
             "v2," + code,
             "v1a," + code,
             "V1," + code,
             "v1" + code,
             "v1;" + code,
             "v1,," + code,
             "v10," + code,
             " v1 ," + code,
             "v1," + unpadded,
             "v1," + code + '=',
             "v1," + code + "==",
             "v1," + code + "AAAA",
             "v1," + code.substr(4),
             "v1," + code.substr(0, 40),
             "v1," + other_end,
             "v1,\t" + code,
             "v1," + code + '\n',
             "v1," + code + '\t',
             "v1," + code.substr(0, 20) + '\n' + code.substr(20),
             right + ',' + right,
             right + '\t' + right,
             std::string{"v1,"},
             std::string{"v1,A"},
             std::string{"v1,===="},
             std::string{" "},
             std::string{"v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},
             signature_of(other_key, m.id, m.timestamp, m.text),
             signature_of({}, m.id, m.timestamp, m.text),
             signature_of(base64_of(key), m.id, m.timestamp, m.text),
             signature_of(secret_of(key), m.id, m.timestamp, m.text),
             signature_of(key, "msg_other", m.timestamp, m.text),
             signature_of(key, m.id, "1700000001", m.text),
             signature_of(key, m.id, m.timestamp, m.text + ' '),
             signature_of(key, m.id, m.timestamp, ""),
         })
    {
        message changed = m;
        changed.signature = list;
        refused(verified(changed), errc::unauthorized, "no signature of version 1 in signature matches");
    }
    BOOST_TEST(url != code); // this message's code has such a character, so that the next row says something
    message changed = m;
    changed.signature = "v1," + url;
    refused(verified(changed), errc::unauthorized, "no signature of version 1");
}

BOOST_AUTO_TEST_CASE(a_bit_turned_anywhere)
{
    message const m;
    auto const right = m.signatures();
    for (std::size_t at_bit = 0; at_bit < 8 * m.text.size(); ++at_bit)
    {
        message changed = m;
        changed.signature = right;
        changed.text[at_bit / 8] = static_cast<char>(changed.text[at_bit / 8] ^ (1 << at_bit % 8));
        BOOST_TEST((verified(changed).error().code() == errc::unauthorized));
    }
    std::string const code = right.substr(3);
    for (std::size_t i = 0; i < 43; ++i)
    {
        message changed = m;
        changed.signature = right;
        (*changed.signature)[3 + i] = code[i] == 'A' ? 'B' : 'A';
        BOOST_TEST((verified(changed).error().code() == errc::unauthorized));
    }
}

BOOST_AUTO_TEST_CASE(the_body_counts_byte_for_byte)
{
    message const m;
    for (std::string const& text : {std::string{}, m.text + '\n', ' ' + m.text, "\xEF\xBB\xBF" + m.text, m.text + '\0',
             m.text.substr(1), m.text.substr(0, m.text.size() - 1)})
    {
        message changed = m;
        changed.signature = m.signatures();
        changed.text = text;
        refused(verified(changed), errc::unauthorized, "byte for byte");
    }
}

BOOST_AUTO_TEST_CASE(several_secrets_while_they_rotate)
{
    message const m;
    auto const new_one = m.signatures();
    auto const old_one = signature_of(other_key, m.id, m.timestamp, m.text);
    auto const foreign = signature_of("a third key", m.id, m.timestamp, m.text);
    clerk::secret const secrets[] = {secret_of(key), secret_of(other_key)};
    clerk::webhook_verifier const both{{secrets[0], secrets[1]}, at(now)};
    for (auto const& list : {new_one, old_one, old_one + ' ' + new_one, foreign + ' ' + old_one})
        BOOST_TEST(both.verify(m.id, m.timestamp, list, m.text).has_value());
    refused(both.verify(m.id, m.timestamp, foreign, m.text), errc::unauthorized, "matches");
}

BOOST_AUTO_TEST_CASE(a_message_may_be_five_minutes_old_or_ahead)
{
    for (auto const& [clock, more, words] : {
             std::tuple{now, 0, ""},
             std::tuple{now + 300, 0, ""},
             std::tuple{now + 300, 999, ""}, // timestamps are whole seconds: so is the age
             std::tuple{now + 301, 0, "sent too long ago: 301 s, and 300 s are allowed"},
             std::tuple{now - 300, 0, ""},
             std::tuple{now - 301, 0, "from the future: 301 s, and 300 s are allowed"},
             std::tuple{now + 86400, 0, "sent too long ago: 86400 s"},
             std::tuple{std::int64_t{0}, 0, "from the future"},
             std::tuple{std::int64_t{-1}, 0, "from the future"},
         })
    {
        auto const result = verified({}, at(clock, std::chrono::milliseconds{more}));
        if (words == std::string_view{})
            BOOST_TEST(result.has_value(), result.error().message());
        else
            refused(result, errc::unauthorized, words);
    }
}

BOOST_AUTO_TEST_CASE(another_tolerance)
{
    auto const taken = [](std::int64_t clock, std::chrono::seconds tolerance)
    {
        auto options = at(clock);
        options.tolerance = tolerance;
        return verified({}, options).has_value();
    };
    BOOST_TEST(taken(now, std::chrono::seconds{0}));
    BOOST_TEST(!taken(now + 1, std::chrono::seconds{0}));
    BOOST_TEST(!taken(now - 1, std::chrono::seconds{0}));
    BOOST_TEST(taken(now + 60, std::chrono::minutes{1}));
    BOOST_TEST(!taken(now + 61, std::chrono::minutes{1}));
    BOOST_TEST(taken(now + 365 * 86400, std::chrono::hours{24 * 365}));
}

BOOST_AUTO_TEST_CASE(timestamps_that_are_no_whole_seconds)
{
    using namespace std::string_literals;
    for (std::string const& text : {"12abc"s, "abc"s, "-1700000000"s, "+1700000000"s, "1700000000.0"s, "1700000000.5"s,
             "1.7e9"s, "1e9"s, " 1700000000"s, "1700000000 "s, "1700000000\n"s, "1 700 000 000"s, "0x6553F100"s, "NaN"s,
             "inf"s, "1000000000000000000000000000000"s, "9223372036854775807"s, "9223372036854775808"s,
             "18446744073709551616"s, "18446744075409551616"s, "253402300800"s, "1700000000\0"s,
             "2023-11-14T22:13:20Z"s, "\xD9\xA1"s, std::string(1000, '1')})
        refused(verified(of_time(text)), errc::invalid_argument, "timestamp is no whole number of seconds since 1970",
            of_time(text));
    refused(verified(of_time("")), errc::invalid_argument, "timestamp is empty", of_time(""));
    // These are numbers, but far from now: milliseconds, for one.
    for (std::string const& text : {"0"s, "1"s, "1699999699"s, "1700000301"s, "170000000000"s, "253402300799"s})
        refused(verified(of_time(text)), errc::unauthorized,
            text.size() < 11 && text < "1700000000" ? "too long ago" : "from the future", of_time(text));
    // Zeros before a number do not change it; it is signed as it came.
    BOOST_TEST(verified(of_time("0001700000000")).has_value());
}

BOOST_AUTO_TEST_CASE(ids_that_are_none)
{
    using namespace std::string_literals;
    // With a full stop one signed text could be read in two ways, as its parts are joined by it.
    for (std::string const& id : {"a.b"s, "msg_1.1700000000"s, "."s, "msg 1"s, "msg\n1"s, "\tmsg"s, "msg\x7F"s, "msg\0"s,
             "\xC3\xA4"s, std::string(257, 'm')})
    {
        message m;
        m.id = id;
        refused(verified(m), errc::invalid_argument, "id is no message ID", m);
    }
    message empty;
    empty.id.clear();
    refused(verified(empty), errc::invalid_argument, "id is empty", empty);
    message longest;
    longest.id = std::string(256, 'm');
    BOOST_TEST(verified(longest).has_value());
}

BOOST_AUTO_TEST_CASE(sizes_are_bounded)
{
    message m;
    auto options = at(now);
    options.max_body_bytes = m.text.size();
    BOOST_TEST(verified(m, options).has_value());
    --options.max_body_bytes;
    refused(verified(m, options), errc::invalid_argument, "the body is longer than webhook_verifier_options::max_body_bytes");

    auto const right = m.signatures();
    m.signature = std::string(8192 - right.size() - 1, 'x') + ' ' + right;
    BOOST_TEST(verified(m).has_value());
    m.signature = 'x' + *m.signature;
    refused(verified(m), errc::invalid_argument, "signature is longer than 8192 bytes");
}

BOOST_AUTO_TEST_CASE(nothing_is_said_of_what_is_not_signed)
{
    // Too old, and no event, and seen: none of it shows without the signature.
    message m;
    m.text = "no event";
    m.timestamp = "1";
    m.signature = signature_of(other_key, m.id, m.timestamp, m.text);
    refused(verified(m), errc::unauthorized, "no signature of version 1 in signature matches");
}

BOOST_AUTO_TEST_CASE(signed_but_no_event)
{
    struct row
    {
        std::string_view text;
        std::string_view words;
    };
    for (row const& r : {
             row{"", "the body is no event: "},
             row{"no JSON", "syntax error at byte"},
             row{"[]", "expected object, got array"},
             row{"{}", "type: missing"},
             row{R"({"type":"user.deleted","object":"event"})", "data: missing"},
             row{R"({"type":"user.deleted","object":"user","data":{}})", "object: expected 'event', got 'user'"},
             row{R"({"type":"user.created","object":"event","data":{"object":"user","id":"u","banned":"yes"}})",
                 "data.banned: expected boolean, got string"},
         })
    {
        message m;
        m.text = r.text;
        refused(verified(m), errc::malformed_response, r.words, m);
    }
    message deep;
    deep.text = R"({"type":"a","object":"event","data":)" + std::string(100'000, '[');
    refused(verified(deep), errc::malformed_response, "the body is no event", deep);
}

BOOST_AUTO_TEST_CASE(what_was_seen_is_refused_where_it_is_asked_for)
{
    auto options = at(now);
    message const first;
    message second;
    second.id = "msg_second";

    clerk::webhook_verifier const forgetful{secret_of(key), options};
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(forgetful.verify(first.id, first.timestamp, first.signatures(), first.text).has_value());

    options.replay_window = 2;
    clerk::webhook_verifier const verifier{secret_of(key), options};
    auto const verify = [](clerk::webhook_verifier const& with, message const& m)
    { return with.verify(m.id, m.timestamp, m.signatures(), m.text); };

    // What is refused is not remembered, whatever the reason.
    message forged = first;
    forged.signature = signature_of(other_key, first.id, first.timestamp, first.text);
    refused(verify(verifier, forged), errc::unauthorized, "matches");
    message old = first;
    old.timestamp = std::to_string(now - 301);
    refused(verify(verifier, old), errc::unauthorized, "too long ago", old);
    message broken = first;
    broken.text = "{}";
    refused(verify(verifier, broken), errc::malformed_response, "no event", broken);

    BOOST_TEST(verify(verifier, first).has_value());
    refused(verify(verifier, first), errc::conflict, "\"msg_2b4G8TQh8nU9\" was seen before");
    // Sent again with another time, and asked of a copy: the same message.
    message again = first;
    again.timestamp = std::to_string(now + 5);
    clerk::webhook_verifier const copy = verifier;
    refused(verify(copy, again), errc::conflict, "was seen before", again);
    BOOST_TEST(verify(verifier, second).has_value());
    refused(verify(verifier, second), errc::conflict, "was seen before", second);

    // Another verifier has seen nothing.
    BOOST_TEST(verify(clerk::webhook_verifier{secret_of(key), options}, first).has_value());

    // It could not be dealt with, and is to come again.
    verifier.forget(first.id);
    BOOST_TEST(verify(copy, first).has_value());
    refused(verify(verifier, first), errc::conflict, "was seen before");
}

BOOST_AUTO_TEST_CASE(secrets_with_and_without_prefix_and_padding)
{
    message m;
    for (std::string_view const bytes : {"k", "ke", "key", "0123456789abcdef0123456789abcdef"})
    {
        auto const padded = base64_of(bytes);
        auto const bare = padded.substr(0, padded.find('='));
        m.signature = signature_of(bytes, m.id, m.timestamp, m.text);
        for (std::string const& text : {"whsec_" + padded, "whsec_" + bare, padded, bare})
            BOOST_TEST(clerk::webhook_verifier(clerk::secret{text}, at(now))
                           .verify(m.id, m.timestamp, *m.signature, m.text)
                           .has_value());
    }
}

BOOST_AUTO_TEST_CASE(secrets_that_are_none)
{
    struct row
    {
        std::string_view text;
        std::string_view words;
    };
    for (row const& r : {row{"", "the signing secret is empty"}, row{"whsec_", "the signing secret is empty"},
             row{"whsec_=", "is not Base64"}, row{"whsec_====", "is not Base64"}, row{"whsec_*", "is not Base64"},
             row{"whsec_AAAA\n", "is not Base64"}, row{" whsec_AAAA", "is not Base64"}, row{"whsec_AAAA ", "is not Base64"},
             row{"WHSEC_AAAA", "is not Base64"}, row{"whsec_whsec_AAAA", "is not Base64"}, row{"whsec_AAAA-_", "is not Base64"},
             row{"whsec_AAB", "is not Base64"}, row{"whsec_A", "is not Base64"}, row{"sk_test_AAAA", "is not Base64"}})
    {
        auto const said = refused_at_construction([&] { return clerk::webhook_verifier{clerk::secret{r.text}}; });
        BOOST_TEST(holds(said, r.words), said);
        BOOST_TEST((r.text.size() < 9 || !holds(said, r.text.substr(6))), said);
    }
    BOOST_TEST(holds(refused_at_construction([] { return clerk::webhook_verifier{std::vector<clerk::secret>{}}; }),
        "there is no signing secret"));
    auto const second = refused_at_construction(
        [] { return clerk::webhook_verifier{std::vector<clerk::secret>{"whsec_AAAA", "whsec_*", "whsec_AAAA"}}; });
    BOOST_TEST(holds(second, "signing secret 2 of 3 is not Base64"), second);
}

BOOST_AUTO_TEST_CASE(options_that_cannot_be_meant)
{
    for (auto const tolerance : {std::chrono::seconds{-1}, std::chrono::seconds{std::chrono::hours{24 * 365}} + std::chrono::seconds{1},
             std::chrono::seconds::max(), std::chrono::seconds::min()})
    {
        clerk::webhook_verifier_options options;
        options.tolerance = tolerance;
        BOOST_TEST(holds(refused_at_construction([&] { return clerk::webhook_verifier{"whsec_AAAA", options}; }),
            "tolerance must be from 0 to a year"));
    }
}

BOOST_AUTO_TEST_CASE(the_system_clock_is_the_default)
{
    auto const seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    auto const m = of_time(std::to_string(seconds.time_since_epoch().count()));
    BOOST_TEST(verified(m, {}).has_value());
    refused(verified({}, {}), errc::unauthorized, "sent too long ago");
}

BOOST_AUTO_TEST_CASE(the_secret_from_the_environment)
{
    ::unsetenv("CLERK_WEBHOOK_SIGNING_SECRET");
    BOOST_TEST(holds(refused_at_construction([] { return clerk::webhook_verifier::from_environment(); }),
        "the variable CLERK_WEBHOOK_SIGNING_SECRET is not set"));
    ::setenv("CLERK_WEBHOOK_SIGNING_SECRET", secret_of(key).c_str(), 1);
    message const m;
    auto const verifier = clerk::webhook_verifier::from_environment(at(now));
    BOOST_TEST(verifier.verify(m.id, m.timestamp, m.signatures(), m.text).has_value());
    ::unsetenv("CLERK_WEBHOOK_SIGNING_SECRET");
}

BOOST_AUTO_TEST_SUITE_END()
