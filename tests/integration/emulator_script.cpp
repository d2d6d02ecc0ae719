// SPDX-License-Identifier: BSL-1.0
// Scripted replies and the record of requests.
#include <support/emulator_by_hand.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using clerk::testing::scripted_reply;
using clerk_tests::emulator_by_hand;
using clerk_tests::http_client;
using namespace std::chrono_literals;

namespace
{
constexpr std::pair<std::string_view, std::string_view> key{"Authorization", "Bearer sk_test_emulator"};
constexpr std::pair<std::string_view, std::string_view> json_type{"Content-Type", "application/json"};

struct fixture : emulator_by_hand
{
    std::string const target = "/v1/users/" + id;

    /// All that comes in place of a reply to an update.
    std::string remains(scripted_reply reply, boost::system::error_code& end)
    {
        emulator.next_reply(std::move(reply));
        auto connection = connect();
        connection.send("PATCH", target, {key, json_type}, R"({"first_name":"J"})");
        auto text = connection.read_to_end();
        end = connection.end();
        return text;
    }

    bool was_updated()
    {
        return !attribute("first_name").is_null();
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_script, fixture)

BOOST_AUTO_TEST_CASE(scripted_replies_come_in_their_order_and_then_the_usual_ones)
{
    emulator.next_reply(scripted_reply{}.status(502).header("CF-Ray", "8f1-LHR").body("<html>"));
    emulator.next_reply(scripted_reply{}.status(204));
    emulator.next_reply(scripted_reply{}.header("X-Alone", "1"));
    emulator.next_reply(scripted_reply{}.status(599).header("Content-Type", "text/html").body(""));
    auto connection = connect();
    auto const next = [&] { return connection.request("PATCH", target, {key, json_type}, R"({"first_name":"J"})"); };
    auto const first = next();
    BOOST_TEST(first.status == 502U);
    BOOST_TEST(first.headers["CF-Ray"] == "8f1-LHR");
    BOOST_TEST(first.headers["Content-Type"] == "application/json");
    BOOST_TEST(first.body == "<html>");
    auto const second = next();
    BOOST_TEST(second.status == 204U);
    BOOST_TEST(second.headers.count("Content-Length") == 0U);
    auto const third = next();
    BOOST_TEST(third.status == 200U);
    BOOST_TEST(third.headers["X-Alone"] == "1");
    BOOST_TEST(third.body.empty());
    auto const fourth = next();
    BOOST_TEST(fourth.status == 599U);
    BOOST_TEST(fourth.headers["Content-Type"] == "text/html");
    BOOST_TEST(!was_updated());
    BOOST_TEST(next().json().at("first_name") == "J");
    BOOST_TEST(emulator.connections_accepted() == 2U);
    BOOST_TEST(emulator.requests()[0].status == 502U);
}

BOOST_AUTO_TEST_CASE(a_scripted_reply_may_end_the_connection)
{
    boost::system::error_code end;
    auto const text = remains(scripted_reply{}.status(404).header("Connection", "close").body("{}"), end);
    BOOST_TEST(text.starts_with("HTTP/1.1 404 Not Found\r\nConnection: close\r\n"));
    BOOST_TEST(text.ends_with("\r\n\r\n{}"));
    BOOST_TEST((end == asio::error::eof));
}

BOOST_AUTO_TEST_CASE(closing_and_resetting_before_the_reply)
{
    boost::system::error_code end;
    BOOST_TEST(remains(scripted_reply{}.close_before_reply().not_carried_out(), end).empty());
    BOOST_TEST((end == asio::error::eof));
    BOOST_TEST(!was_updated());
    BOOST_TEST(remains(scripted_reply{}.reset_before_reply(), end).empty());
    BOOST_TEST((end == asio::error::connection_reset));
    BOOST_TEST(was_updated());
    BOOST_TEST(emulator.requests()[0].status == 0U);
}

BOOST_AUTO_TEST_CASE(closing_and_resetting_in_the_middle_of_the_body)
{
    boost::system::error_code end;
    auto const half = remains(scripted_reply{}.body("0123456789").close_mid_body(), end);
    BOOST_TEST(half.find("Content-Length: 10\r\n") != std::string::npos);
    BOOST_TEST(half.ends_with("\r\n\r\n01234"));
    BOOST_TEST((end == asio::error::eof));
    BOOST_TEST(!was_updated());

    // What was sent before a reset may be lost: the peer sees the reset, and no more than one half.
    auto const broken = remains(scripted_reply{}.reset_mid_body(), end);
    BOOST_TEST((end == asio::error::connection_reset));
    BOOST_TEST(broken.size() < 1000U);
    BOOST_TEST(was_updated());
}

BOOST_AUTO_TEST_CASE(closing_after_the_reply_without_a_word)
{
    boost::system::error_code end;
    auto const text = remains(scripted_reply{}.close_after_reply(), end);
    BOOST_TEST(text.starts_with("HTTP/1.1 200 OK\r\n"));
    BOOST_TEST(text.find("Connection") == std::string::npos);
    BOOST_TEST((end == asio::error::eof));
    BOOST_TEST(was_updated());
}

BOOST_AUTO_TEST_CASE(any_bytes)
{
    using namespace std::string_literals;
    boost::system::error_code end;
    auto const bytes = "\0\1GARBAGE\r\n\r\n"s;
    BOOST_TEST(remains(scripted_reply{}.raw(bytes), end) == bytes);
    BOOST_TEST(remains(scripted_reply{}.raw(bytes).pause_mid_body(1ms), end) == bytes);
    BOOST_TEST(remains(scripted_reply{}.raw(""), end).empty());
    BOOST_TEST(!was_updated());
    BOOST_TEST(emulator.requests()[0].status == 0U);
}

BOOST_AUTO_TEST_CASE(a_delay_and_a_pause_hold_the_reply_back)
{
    emulator.next_reply(scripted_reply{}.delay(30ms));
    emulator.next_reply(scripted_reply{}.pause_mid_body(30ms));
    for (int i = 0; i < 2; ++i)
    {
        auto const before = std::chrono::steady_clock::now();
        BOOST_TEST(patch(R"({"first_name":"J"})").json().at("first_name") == "J");
        BOOST_TEST((std::chrono::steady_clock::now() - before >= 30ms));
    }
}

BOOST_AUTO_TEST_CASE(over_tls_too)
{
    emulator_by_hand secure{clerk::testing::emulator_options{}};
    auto const end_of = [&](scripted_reply reply)
    {
        secure.emulator.next_reply(std::move(reply));
        http_client connection{secure.emulator.port(), secure.emulator.certificate_authority_pem()};
        connection.send("GET", "/v1/users/" + secure.id, {key});
        connection.read_to_end();
        return connection.end();
    };
    BOOST_TEST((end_of(scripted_reply{}.close_before_reply()) == asio::error::eof));
    BOOST_TEST((end_of(scripted_reply{}.close_mid_body()) == asio::error::eof));
    BOOST_TEST((end_of(scripted_reply{}.reset_before_reply()) != asio::error::eof));
    BOOST_TEST((end_of(scripted_reply{}.reset_mid_body()) != asio::error::eof));
}

BOOST_AUTO_TEST_CASE(requests_are_recorded_as_they_came)
{
    auto const body = R"({ "first_name":"J",  "create_organizations_limit":1e3})";
    auto connection = connect();
    connection.request("PATCH", target + "?a=%20b", {key, json_type, {"X-Own", "v"}}, body);
    auto const all = emulator.requests();
    BOOST_TEST_REQUIRE(all.size() == 1U);
    BOOST_TEST(all[0].method == "PATCH");
    BOOST_TEST(all[0].target == target + "?a=%20b");
    BOOST_TEST(all[0].body == body);
    BOOST_TEST(all[0].body_size == std::string_view{body}.size());
    BOOST_TEST(all[0].header("x-own").value() == "v");
    BOOST_TEST(!all[0].header("x-other").has_value());
    BOOST_TEST(all[0].authorized);
    BOOST_TEST(all[0].status == 422U);
    emulator.clear_requests();
    BOOST_TEST(emulator.requests().empty());
}

BOOST_AUTO_TEST_CASE(the_record_says_what_was_carried_out_whatever_was_sent_of_the_reply)
{
    boost::system::error_code end;
    auto const carried_out = [&](scripted_reply reply)
    {
        remains(std::move(reply), end);
        auto const taken = emulator.take_requests();
        BOOST_TEST_REQUIRE(taken.size() == 1U);
        return taken[0].carried_out;
    };
    BOOST_TEST(carried_out(scripted_reply{}.close_after_reply()));
    BOOST_TEST(carried_out(scripted_reply{}.close_before_reply()));
    BOOST_TEST(carried_out(scripted_reply{}.reset_mid_body()));
    BOOST_TEST(!carried_out(scripted_reply{}.close_before_reply().not_carried_out()));
    BOOST_TEST(!carried_out(scripted_reply{}.raw("HTTP/1.1 200 OK\r\n\r\n")));
    BOOST_TEST(!carried_out(scripted_reply{}.status(200).header("Connection", "close")));
    BOOST_TEST(patch(R"({"first_name":1})").status == 422U);
    BOOST_TEST(!emulator.take_requests().at(0).carried_out);
}

BOOST_AUTO_TEST_CASE(requests_that_are_taken_while_others_come_are_taken_once_each)
{
    constexpr int callers = 4;
    constexpr int calls = 50;
    std::atomic<int> running{callers};
    std::vector<std::thread> clients;
    for (int caller = 0; caller < callers; ++caller)
        clients.emplace_back(
            [&, caller]
            {
                auto connection = connect();
                for (int i = 0; i < calls; ++i)
                    connection.request("GET", '/' + std::to_string(caller * calls + i), {key});
                --running;
            });
    std::vector<std::string> targets;
    for (bool last = false; !last;)
    {
        last = running == 0;
        for (auto const& request : emulator.take_requests())
            targets.push_back(request.target);
        std::this_thread::yield();
    }
    for (auto& thread : clients)
        thread.join();
    BOOST_TEST(emulator.requests().empty());
    BOOST_TEST(targets.size() == static_cast<std::size_t>(callers * calls));
    std::ranges::sort(targets);
    BOOST_TEST((std::ranges::adjacent_find(targets) == targets.end()));
}

BOOST_AUTO_TEST_CASE(secrets_are_neither_recorded_nor_logged)
{
    std::mutex mutex;
    std::string logged;
    auto options = plaintext();
    options.log = [&](std::string_view line)
    {
        std::lock_guard const lock{mutex};
        logged.append(line).append("\n");
    };
    emulator_by_hand own{options};
    auto connection = own.connect();
    auto const send = [&](std::string_view authorization, std::string_view body)
    {
        auto const answer = connection.request("PATCH", "/v1/users/" + own.id,
            {{"Authorization", authorization}, json_type, {"Cookie", "__session=hidden0"}}, body);
        BOOST_TEST(answer.body.find("hidden") == std::string::npos);
    };
    send("Bearer sk_test_emulator", R"({"first_name":"shown","password":"hidden01"})");
    send("Bearer sk_test_emulator", R"({"password_digest":"hidden02","password_hasher":"bcrypt"})");
    send("Bearer sk_test_emulator", R"({"totp_secret":"hidden03","backup_codes":["hidden04"]})");
    send("Bearer sk_test_emulator", R"({"password":"hidden05","password":null})");
    send("Bearer sk_test_emulator", R"({"pass\u0077ord":"hidden06"})");
    send("Bearer sk_test_emulator", R"({"nope":{"list":[{"password":{"x":"hidden07"}}]}})");
    send("Bearer sk_test_hidden08", R"({"password":"hidden09",)");
    send("hidden10", "{}");
    send("Bearer hidden11", "{}");
    for (auto const& request : own.emulator.requests())
    {
        BOOST_TEST_INFO(request.body);
        BOOST_TEST(request.body.find("hidden") == std::string::npos);
        for (auto const& [name, value] : request.headers)
        {
            BOOST_TEST(value.find("hidden") == std::string::npos);
            BOOST_TEST(value.find("emulator") == std::string::npos);
        }
    }
    BOOST_TEST(own.emulator.requests()[0].body == R"({"first_name":"shown","password":"…"})");
    BOOST_TEST(own.emulator.requests()[0].header("authorization").value() == "Bearer sk_test_…");
    BOOST_TEST(own.emulator.requests()[6].body.empty());
    connection.request("GET", "/v1/users/sk_test_hidden12", {});
    std::lock_guard const lock{mutex};
    BOOST_TEST_INFO(logged);
    BOOST_TEST(logged.find("hidden") == std::string::npos);
    BOOST_TEST(std::ranges::count(logged, '\n') == 10);
}

BOOST_AUTO_TEST_CASE(a_line_of_the_log)
{
    std::promise<std::string> line;
    auto options = plaintext();
    options.log = [&](std::string_view text) { line.set_value(std::string{text}); };
    emulator_by_hand own{options};
    own.request("GET", "/v1/users/nobody");
    BOOST_TEST(line.get_future().get() == "GET /v1/users/nobody 404 " + own.emulator.requests()[0].trace_id);
}

BOOST_AUTO_TEST_CASE(the_record_is_bounded)
{
    auto options = plaintext();
    options.max_recorded_requests = 2;
    emulator_by_hand own{options};
    for (std::string const path : {"/1", "/2", "/3"})
        own.request("GET", path);
    BOOST_TEST_REQUIRE(own.emulator.requests().size() == 2U);
    BOOST_TEST(own.emulator.requests()[0].target == "/2");
}

BOOST_AUTO_TEST_CASE(the_handler_of_requests_can_be_taken_away)
{
    std::atomic<int> calls{0};
    emulator.on_request([&] { ++calls; });
    request("GET", target);
    emulator.on_request({});
    request("GET", target);
    BOOST_TEST(calls == 1);
}

BOOST_AUTO_TEST_SUITE_END()
