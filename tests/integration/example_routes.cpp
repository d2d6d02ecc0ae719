// SPDX-License-Identifier: BSL-1.0
// The examples' routes over real HTTP: who calls, by which token, and what is answered when Clerk is down.
#include "../../examples/03_update_user_route.hpp"
#include "../../examples/04_webhook_receiver.hpp"

#include <support/http_client.hpp>

#include <clerk/testing/emulator.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>

namespace asio = boost::asio;
using clerk_tests::http_answer;
using clerk_tests::http_client;
using namespace std::chrono_literals;

namespace
{
/// What is written to a stream while this object lives, kept from the test's own output.
class captured
{
public:
    explicit captured(std::ostream& stream)
        : stream_(stream)
        , before_(stream.rdbuf(text_.rdbuf()))
    {
    }
    captured(captured const&) = delete;
    captured& operator=(captured const&) = delete;
    ~captured()
    {
        stream_.rdbuf(before_);
    }
    std::string text() const
    {
        return text_.str();
    }

private:
    std::ostream& stream_;
    std::ostringstream text_;
    std::streambuf* before_;
};

enum class keys
{
    given,  ///< By `jwt_key`: no request is needed to check a token.
    fetched ///< From the key set.
};

/// Runs a server on a thread of its own.
class running
{
public:
    explicit running(asio::io_context& context)
        : context_(context)
        , thread_([&context] { context.run(); })
    {
    }
    running(running const&) = delete;
    running& operator=(running const&) = delete;
    ~running()
    {
        context_.stop();
        thread_.join();
    }

private:
    asio::io_context& context_;
    std::thread thread_;
};

/// The server of the example, and an emulator behind it that knows one user.
struct site
{
    explicit site(keys how)
        : authenticator(client, who(how))
    {
        add_update_user_routes(server, client, authenticator);
        server.start();
        runner.emplace(context);
    }
    site(site const&) = delete;
    site& operator=(site const&) = delete;
    ~site()
    {
        runner.reset();
        emulator.stop();
        threads.join();
    }

    clerk::client_options options() const
    {
        auto made = emulator.client_options();
        made.timeout = 10s;
        made.retry.max_attempts = 1;
        return made;
    }
    clerk::authenticator_options who(keys how) const
    {
        clerk::authenticator_options made;
        if (how == keys::given)
            made.jwt_key = emulator.jwt_key();
        return made;
    }

    http_answer post(std::string_view path, clerk_tests::header_lines headers = {}) const
    {
        return http_client{server.port()}.request("POST", path, headers, "{}");
    }

    /// Both routes take the caller for a stranger, and nobody's profile changes.
    void check_stranger(std::string_view what, clerk_tests::header_lines headers)
    {
        auto const page = post("/update-user", headers);
        BOOST_TEST(page.status == 303U, what);
        BOOST_TEST(page.headers["Location"] == "/sign-in", what);
        auto const api = post("/api/update-user", headers);
        BOOST_TEST(api.status == 500U, what);
        BOOST_TEST(api.body == R"({"error":"No valid user"})", what);
        BOOST_TEST(api.headers["Content-Type"] == "application/json", what);
        BOOST_TEST(!emulator.user(id)->first_name.has_value(), what);
    }

    asio::thread_pool threads{1};
    clerk::testing::emulator emulator{threads};
    std::string id = emulator.add_user(clerk::user{}).id;
    asio::io_context context;
    clerk::client client{context, options()};
    clerk::authenticator authenticator;
    example::http_server server{context};
    std::optional<running> runner;
};

struct way
{
    std::string_view path;
    bool by_cookie;
};
constexpr way ways[] = {
    {"/update-user", false}, {"/update-user", true}, {"/api/update-user", false}, {"/api/update-user", true}};

http_answer call(site const& site, way const& how, std::string const& token)
{
    auto const value = how.by_cookie ? "theme=dark; __session=" + token + "; lang=de" : "Bearer " + token;
    return site.post(how.path, {{how.by_cookie ? "Cookie" : "Authorization", value}});
}
} // namespace

BOOST_AUTO_TEST_SUITE(example_routes)

BOOST_AUTO_TEST_CASE(strangers_are_sent_to_sign_in_or_told_that_they_are_none)
{
    captured const log{std::cerr};
    for (auto const how : {keys::given, keys::fetched})
    {
        site site{how};
        auto const& emulator = site.emulator;
        site.check_stranger("no token", {});
        site.check_stranger("an empty cookie", {{"Cookie", "__session="}});
        site.check_stranger("another scheme", {{"Authorization", "Basic am9objpwYXNz"}});
        site.check_stranger("no JWT", {{"Authorization", "Bearer nonsense"}});
        site.check_stranger("no JWT in the cookie", {{"Cookie", "__session=nonsense"}});

        auto const good = emulator.session_token(site.id);
        auto broken = good;
        broken[broken.size() / 2] = broken[broken.size() / 2] == 'A' ? 'B' : 'A';
        site.check_stranger("a bad token", {{"Authorization", "Bearer " + broken}});
        site.check_stranger("a bad token in the cookie", {{"Cookie", "__session=" + broken}});
        site.check_stranger("a token cut short", {{"Authorization", "Bearer " + good.substr(0, good.size() - 1)}});
        site.check_stranger("twice the header", {{"Authorization", "Bearer " + good}, {"Authorization", "Bearer " + good}});

        clerk::testing::session_token_options expired;
        expired.issued_at_offset = -10min;
        auto const old = emulator.session_token(site.id, expired);
        site.check_stranger("an expired token", {{"Authorization", "Bearer " + old}});
        site.check_stranger("an expired token in the cookie", {{"Cookie", "__session=" + old}});

        clerk::testing::session_token_options pending;
        pending.claims["sts"] = "pending";
        site.check_stranger(
            "a session with tasks to do", {{"Authorization", "Bearer " + emulator.session_token(site.id, pending)}});

        clerk::testing::emulator const other{site.threads};
        site.check_stranger("a token of another instance", {{"Authorization", "Bearer " + other.session_token(site.id)}});
        site.check_stranger("the key of a machine",
            {{"Authorization", "Bearer " + site.emulator.add_api_key(site.id)}});
    }
}

BOOST_AUTO_TEST_CASE(the_callers_profile_is_updated)
{
    for (auto const how : {keys::given, keys::fetched})
    {
        site site{how};
        for (auto const& way : ways)
        {
            auto const id = site.emulator.add_user(clerk::user{}).id;
            auto const answer = call(site, way, site.emulator.session_token(id));
            BOOST_TEST_REQUIRE(answer.status == 200U, answer.body);
            BOOST_TEST(answer.headers["Content-Type"] == "application/json");
            BOOST_TEST(answer.json().at("id").as_string() == id);
            BOOST_TEST(answer.json().at("first_name").as_string() == "John");
            auto const user = site.emulator.user(id).value();
            BOOST_TEST(user.first_name.value() == "John");
            BOOST_TEST(user.last_name.value() == "Wick");
        }
        BOOST_TEST(!site.emulator.user(site.id)->first_name.has_value());
    }
}

BOOST_AUTO_TEST_CASE(one_caller_after_the_other_on_one_connection)
{
    site site{keys::fetched};
    auto const jane = site.emulator.add_user({{"first_name", "Jane"}}).id;
    http_client connection{site.server.port()};
    auto const good = "Bearer " + site.emulator.session_token(jane);
    BOOST_TEST(connection.request("POST", "/api/update-user", {}, "{}").status == 500U);
    BOOST_TEST(connection.request("POST", "/api/update-user?again", {{"Authorization", good}}, "{}").status == 200U);
    BOOST_TEST(connection.request("POST", "/api/update-user", {}, "{}").status == 500U);
    BOOST_TEST(connection.request("GET", "/api/update-user", {{"Authorization", good}}).status == 404U);
    BOOST_TEST(connection.request("POST", "/", {{"Authorization", good}}).status == 404U);
    BOOST_TEST(site.emulator.user(jane)->first_name.value() == "John");
    BOOST_TEST(!site.emulator.user(site.id)->first_name.has_value());
}

BOOST_AUTO_TEST_CASE(a_user_who_is_gone)
{
    captured const log{std::cerr};
    for (auto const how : {keys::given, keys::fetched})
    {
        site site{how};
        for (auto const& way : ways)
        {
            auto const answer = call(site, way, site.emulator.session_token("user_gone"));
            BOOST_TEST(answer.status == 404U);
            BOOST_TEST(answer.body == R"({"error":"No such user"})");
        }
    }
    BOOST_TEST(log.text().find("update_user failed: 404 not found") != std::string::npos, log.text());
}

BOOST_AUTO_TEST_CASE(clerk_is_down)
{
    captured const log{std::cerr};
    for (auto const how : {keys::given, keys::fetched})
    {
        site site{how};
        auto const token = site.emulator.session_token(site.id);
        site.emulator.stop();
        for (auto const& way : ways)
        {
            auto const answer = call(site, way, token);
            BOOST_TEST(answer.status == 503U);
            BOOST_TEST(answer.body == R"({"error":"Try again later"})");
        }
        // Who bears no token is a stranger all the same.
        BOOST_TEST(site.post("/update-user").status == 303U);
    }
    BOOST_TEST(log.text().find("sk_test") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(clerk_goes_down_after_its_keys_were_fetched)
{
    captured const log{std::cerr};
    site site{keys::fetched};
    auto const token = site.emulator.session_token(site.id);
    BOOST_TEST(call(site, ways[2], token).status == 200U);
    site.emulator.stop();
    auto const strangers = site.post("/update-user", {{"Authorization", "Bearer " + token + "x"}});
    BOOST_TEST(strangers.status == 303U); // the keys are here still
    BOOST_TEST(call(site, ways[2], token).status == 503U);
}

BOOST_AUTO_TEST_CASE(webhooks_are_received)
{
    captured const log{std::cerr};
    asio::thread_pool threads{1};
    clerk::testing::emulator emulator{threads};
    asio::io_context context;
    example::http_server server{context};
    clerk::webhook_verifier_options options;
    options.replay_window = 100;
    add_webhook_route(server, clerk::webhook_verifier{emulator.webhook_secret(), options});
    server.start();
    auto const send = [&](clerk::testing::signed_webhook const& message)
    {
        return http_client{server.port()}
            .request("POST", "/webhooks",
                {{"Svix-Id", message.id}, {"Svix-Timestamp", message.timestamp}, {"Svix-Signature", message.signature},
                    {"Content-Type", "application/json"}},
                message.body)
            .status;
    };
    captured const output{std::cout};
    {
        running const runner{context};
        clerk::user john;
        john.id = "user_1";
        john.object = "user";
        john.first_name = "John";
        auto const created = emulator.webhook("user.created", john);
        BOOST_TEST(send(created) == 204U);
        BOOST_TEST(send(created) == 204U); // again, and nothing is done about it
        BOOST_TEST(send(emulator.webhook("user.deleted", {{"object", "user"}, {"id", "user_1"}, {"deleted", true}})) == 204U);
        BOOST_TEST(send(emulator.webhook("made.up", nullptr)) == 204U);

        auto forged = emulator.webhook("user.deleted", {{"object", "user"}, {"id", "user_2"}, {"deleted", true}});
        forged.body[forged.body.find("user_2") + 5] = '3';
        BOOST_TEST(send(forged) == 400U);
        clerk::testing::webhook_options old;
        old.sent_at_offset = -301s - 1s;
        BOOST_TEST(send(emulator.webhook("user.created", john, old)) == 400U);
        BOOST_TEST(send(emulator.webhook("user.created", {{"object", "user"}})) == 400U);
        BOOST_TEST(http_client{server.port()}.request("POST", "/webhooks", {}, created.body).status == 400U);
    }
    BOOST_TEST(output.text() == "welcome, John\ngoodbye, user_1\nnothing to do about made.up\n");
    for (std::string_view const reason :
        {"was seen before", "no signature of version 1", "sent too long ago", "data.id: missing", "svix-id"})
        BOOST_TEST(log.text().find(reason) != std::string::npos, reason);
    emulator.stop();
    threads.join();
}

BOOST_AUTO_TEST_SUITE_END()
