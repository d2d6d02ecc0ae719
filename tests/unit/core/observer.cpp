// SPDX-License-Identifier: BSL-1.0
// What observers are told, in which order, and what they may add.
#include "call_script.hpp"
#include "idle_transport.hpp"

#include <clerk/clerk.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <sstream>

namespace asio = boost::asio;
using clerk::errc;
using clerk_tests::reply;
using namespace std::chrono_literals;

namespace
{
/// Writes down what it is told.
class recorder final : public clerk::observer
{
public:
    void on_call(clerk::observed_call const& call) noexcept override
    {
        line() << call.id << " begins " << call.operation;
    }
    void on_attempt(clerk::observed_call const& call, clerk::observed_attempt const& attempt,
        clerk::attempt_headers& headers) noexcept override
    {
        line() << call.id << " sends " << attempt.number << ' ' << to_string(attempt.method) << ' ' << attempt.route;
        if (add)
            add(headers);
    }
    void on_attempt_end(
        clerk::observed_call const& call, clerk::observed_attempt_end const& end) noexcept override
    {
        line() << call.id << " got " << end.attempt.number << ' ' << end.status << ' '
               << (end.code ? end.code.message() : "success") << ' ' << end.trace_id << ' '
               << end.transfer.bytes_sent << '/' << end.transfer.bytes_received;
        BOOST_TEST((end.duration >= 0ns && end.duration < 1min));
    }
    void on_wait(clerk::observed_call const& call, clerk::observed_wait const& wait) noexcept override
    {
        line() << call.id << " is " << to_string(wait.reason) << (wait.planned ? " for a known time" : "");
    }
    void on_call_end(clerk::observed_call const& call, clerk::observed_call_end const& end) noexcept override
    {
        line() << call.id << " ends " << end.status << ' ' << (end.code ? end.code.message() : "success") << ' '
               << end.attempts << ' ' << end.trace_id << (end.may_have_taken_effect ? " in doubt" : "");
        BOOST_TEST((end.duration >= 0ns && end.duration < 1min));
    }

    std::vector<std::string> lines()
    {
        std::vector<std::string> made;
        for (auto const& one : said)
            made.push_back(one.str());
        said.clear();
        return made;
    }

    std::function<void(clerk::attempt_headers&)> add;

private:
    std::ostringstream& line()
    {
        return said.emplace_back();
    }
    std::deque<std::ostringstream> said;
};

constexpr auto some_user = R"({"id":"user_1","object":"user"})";

struct fixture
{
    fixture()
    {
        clerk::client_options options;
        options.transport = transport;
        options.observer = observer;
        options.retry.initial_backoff = 0ms;
        client.emplace(context, options);
    }
    fixture(fixture const&) = delete;
    fixture& operator=(fixture const&) = delete;
    ~fixture()
    {
        transport->forget_all();
    }
    void poll()
    {
        context.restart();
        context.poll();
    }
    void get(std::string_view id = "user_1")
    {
        client->users().get_user(id, clerk::as_result([this](clerk::result<clerk::user> r) { got = std::move(r); }));
    }

    std::shared_ptr<recorder> observer = std::make_shared<recorder>();
    std::shared_ptr<clerk_tests::idle_transport> transport = std::make_shared<clerk_tests::idle_transport>();
    asio::io_context context;
    std::optional<clerk::client> client;
    std::optional<clerk::result<clerk::user>> got;
};
using lines = std::vector<std::string>;

void check(lines const& got, lines const& expected)
{
    BOOST_TEST(got == expected, boost::test_tools::per_element());
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(core_observer, fixture)

BOOST_AUTO_TEST_CASE(a_call_that_succeeds)
{
    get();
    auto answer = reply(200, some_user);
    answer.headers.add("CF-Ray", "8f1-LHR");
    answer.transfer.bytes_sent = 10;
    answer.transfer.bytes_received = 20;
    transport->answer(std::move(answer));
    check(observer->lines(),
        {"1 begins get_user", "1 sends 1 GET /users/{user_id}", "1 got 1 200 success 8f1-LHR 10/20",
            "1 ends 200 success 1 8f1-LHR"}); // before the caller hears of it
    BOOST_TEST(!got.has_value());
    poll();
    BOOST_TEST(got.value().has_value());
    BOOST_TEST(client->statistics().calls == 1U);
    BOOST_TEST(client->statistics().retried == 0U);
}

BOOST_AUTO_TEST_CASE(attempts_waits_and_a_refusal)
{
    get();
    transport->answer(reply(503));
    poll();
    transport->answer(reply(404, R"({"errors":[{"code":"resource_not_found"}],"clerk_trace_id":"abc"})"));
    check(observer->lines(),
        {"1 begins get_user", "1 sends 1 GET /users/{user_id}", "1 got 1 503 server error  0/0",
            "1 is waiting to retry for a known time", "1 sends 2 GET /users/{user_id}", "1 got 2 404 not found abc 0/0",
            "1 ends 404 not found 2 abc"});
    BOOST_TEST(client->statistics().retried == 1U);
}

BOOST_AUTO_TEST_CASE(a_reply_of_the_wrong_shape_is_a_success_of_the_attempt_and_a_failure_of_the_call)
{
    client->users().update_user("user_1", {}, [](boost::system::error_code, clerk::user const&) {});
    transport->answer(reply(200, "[]"));
    check(observer->lines(),
        {"1 begins update_user", "1 sends 1 PATCH /users/{user_id}", "1 got 1 200 success  0/0",
            "1 ends 200 malformed response 1  in doubt"});
}

BOOST_AUTO_TEST_CASE(a_call_that_is_refused_before_it_begins)
{
    get("..");
    check(observer->lines(), {"1 begins get_user", "1 ends 0 invalid argument 0 "});
    client.reset();
    poll();
    BOOST_TEST((got.value().error().code() == errc::invalid_argument));
}

BOOST_AUTO_TEST_CASE(a_call_on_a_closed_client)
{
    auto const users = client->users();
    client.reset();
    users.get_user("user_1", [](boost::system::error_code, clerk::user const&) {});
    check(observer->lines(), {"1 begins get_user", "1 ends 0 cancelled 0 "});
}

BOOST_AUTO_TEST_CASE(nothing_of_the_caller_shows_in_an_untyped_request)
{
    clerk::query query;
    query.add("email_address", "john@example.com");
    client->request(clerk::verb::get, "/users/user_1/secret_thing", query,
        [](boost::system::error_code, boost::json::value const&) {});
    check(observer->lines(), {"1 begins request", "1 sends 1 GET /users/{}/{}"});
}

BOOST_AUTO_TEST_CASE(header_fields_can_be_added_but_not_those_of_the_library)
{
    observer->add = [](clerk::attempt_headers& headers)
    {
        BOOST_TEST(headers.add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        BOOST_TEST(headers.add("X-Empty", ""));
        for (auto const* const reserved : {"Authorization", "HOST", "content-length", "Transfer-Encoding", "Connection",
                 "Proxy-Authorization", "Content-Type", "Clerk-API-Version", "Accept-Encoding"})
            BOOST_TEST(!headers.add(reserved, "x"), reserved);
        for (auto const* const no_token : {"", "a b", "a:b", "a\r\n", "\xC3\xA4"})
            BOOST_TEST(!headers.add(no_token, "x"), no_token);
        for (auto const* const no_value : {"a\r\nb: c", "a\nb", "\x01", "\xC3\xA4"})
            BOOST_TEST(!headers.add("x-good", no_value), no_value);
    };
    get();
    auto const& headers = transport->exchanges.at(0).headers;
    BOOST_TEST(headers.find("traceparent").value() == "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    int count = 0;
    headers.for_each([&](std::string_view, std::string_view) { ++count; });
    BOOST_TEST(count == 2);

    observer->add = nullptr;
    transport->answer(reply(503));
    poll();
    BOOST_TEST(!transport->exchanges.at(1).headers.find("traceparent")); // each attempt has its own
}

BOOST_AUTO_TEST_SUITE_END()
