// SPDX-License-Identifier: BSL-1.0
// A client's calls from end to end, over a transport without sockets.
#include "../support.hpp"
#include "call_script.hpp"
#include "idle_transport.hpp"

#include <clerk/clerk.hpp>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>

namespace asio = boost::asio;
using clerk::errc;
using clerk_tests::ended;
using clerk_tests::reply;

namespace
{
using outcome = clerk::result<clerk::user>;
constexpr auto some_user = R"({"id":"user_1","object":"user","created_at":1,"updated_at":2})";

struct fixture
{
    fixture()
    {
        clerk::client_options options;
        options.transport = transport;
        options.api_url = "https://api.example/prefix/";
        client.emplace(context, options);
    }
    fixture(fixture const&) = delete;
    fixture& operator=(fixture const&) = delete;
    ~fixture()
    {
        transport->forget_all();
    }

    /// Runs what is ready; never waits.
    void poll()
    {
        context.restart();
        context.poll();
    }

    auto into(std::optional<outcome>& got)
    {
        return clerk::as_result([&got](outcome r) { got = std::move(r); });
    }

    std::shared_ptr<clerk_tests::idle_transport> transport = std::make_shared<clerk_tests::idle_transport>();
    asio::io_context context;
    std::optional<clerk::client> client;
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(core_client, fixture)

BOOST_AUTO_TEST_CASE(a_call)
{
    std::optional<outcome> got;
    client->users().get_user("user_1", into(got));
    BOOST_TEST_REQUIRE(transport->exchanges.size() == 1U);
    BOOST_TEST(transport->exchanges[0].line == "GET /prefix/v1/users/user_1");
    transport->answer(reply(200, some_user));
    BOOST_TEST(!got.has_value()); // posted, not called
    poll();
    BOOST_TEST(got.value()->id == "user_1");
    BOOST_TEST(transport->closed == 0);
}

BOOST_AUTO_TEST_CASE(arguments_are_read_before_the_call_returns)
{
    std::optional<outcome> got;
    {
        std::string id = "user_1";
        auto params = clerk::update_user_params{}.first_name("John").unsafe_metadata(clerk::null);
        client->users().update_user(id, params, into(got));
        id.assign(6, 'x');
        params.first_name("Xxxx");
    }
    BOOST_TEST(transport->exchanges.at(0).line == R"(PATCH /prefix/v1/users/user_1 {"first_name":"John"})");
    transport->answer(reply(200, some_user));
    poll();
    BOOST_TEST_REQUIRE(transport->exchanges.size() == 2U);
    BOOST_TEST(
        transport->exchanges[1].line == R"(PUT /prefix/v1/users/user_1/metadata {"unsafe_metadata":null})");
    transport->answer(reply(422));
    poll();
    BOOST_TEST((got.value().error().code() == errc::unprocessable));
    BOOST_TEST(got->error().applied().value().id == "user_1");
    BOOST_TEST(got->error().attempts() == 2U);
    BOOST_TEST(got->error().message().starts_with("update_user failed: 422 unprocessable"));
}

BOOST_AUTO_TEST_CASE(bad_input_reaches_no_transport)
{
    std::optional<outcome> got;
    client->users().get_user("..", into(got));
    BOOST_TEST(!got.has_value());
    poll();
    BOOST_TEST((got.value().error().code() == errc::invalid_argument));
    BOOST_TEST(transport->exchanges.empty());
}

BOOST_AUTO_TEST_CASE(anything_else)
{
    boost::system::error_code code;
    boost::json::value got;
    auto const handler = [&](boost::system::error_code c, boost::json::value v)
    {
        code = c;
        got = std::move(v);
    };
    clerk::query query;
    query.add("limit", "10");
    client->request(clerk::verb::get, "/organizations", query, handler);
    BOOST_TEST(transport->exchanges.at(0).line == "GET /prefix/v1/organizations?limit=10");
    transport->answer(reply(200, "[7]"));
    poll();
    BOOST_TEST(!code);
    BOOST_TEST(got.at(0).as_int64() == 7);
    client->request(clerk::verb::post, "/x", {}, boost::json::value("body"), handler);
    BOOST_TEST(transport->exchanges.at(1).line == R"(POST /prefix/v1/x "body")");
    transport->answer(reply(404));
    poll();
    BOOST_TEST((code == errc::not_found));
    BOOST_TEST(got.is_null());
}

BOOST_AUTO_TEST_CASE(cancellation_reaches_the_transport_as_what_it_is)
{
    for (auto const type :
        {asio::cancellation_type::terminal, asio::cancellation_type::partial, asio::cancellation_type::total})
    {
        asio::cancellation_signal signal;
        std::optional<outcome> got;
        client->users().get_user("user_1", asio::bind_cancellation_slot(signal.slot(), into(got)));
        signal.emit(type);
        poll();
        bool const total = type == asio::cancellation_type::total;
        BOOST_TEST((transport->exchanges.back().cancelled
            == (total ? asio::cancellation_type::total : asio::cancellation_type::terminal)));
        BOOST_TEST(!got.has_value()); // the transport has not answered yet
        transport->answer(ended(false));
        poll();
        BOOST_TEST((got.value().error().code() == errc::cancelled));
        signal.emit(type); // of nothing
    }
}

BOOST_AUTO_TEST_CASE(destruction_cancels)
{
    std::optional<outcome> got;
    std::optional<outcome> after;
    auto const users = client->users();
    users.get_user("user_1", into(got));
    client.reset();
    poll();
    BOOST_TEST(transport->closed == 0); // it is the user's, and may serve other clients
    BOOST_TEST((transport->exchanges.at(0).cancelled == asio::cancellation_type::terminal));
    transport->answer(ended(false));
    poll();
    BOOST_TEST((got.value().error().code() == errc::cancelled));
    users.get_user("user_1", into(after));
    poll();
    BOOST_TEST((after.value().error().code() == errc::cancelled));
    BOOST_TEST(after->error().attempts() == 0U);
    BOOST_TEST(after->error().message() == "get_user failed: the client is closed; nothing was sent");
    BOOST_TEST(transport->exchanges.size() == 1U);
}

BOOST_AUTO_TEST_CASE(closing_lets_calls_end)
{
    std::optional<outcome> got;
    std::optional<outcome> late;
    int closed = 0;
    client->users().get_user("user_1", into(got));
    client->close([&] { ++closed; });
    client->close([&] { ++closed; });
    client->users().get_user("user_1", into(late));
    poll();
    BOOST_TEST((late.value().error().code() == errc::cancelled));
    BOOST_TEST(closed == 0);
    BOOST_TEST(transport->closed == 0);
    transport->answer(reply(200, some_user));
    poll();
    BOOST_TEST(got.value().has_value());
    BOOST_TEST(closed == 2);
    BOOST_TEST(transport->closed == 0);
    client->close([&] { ++closed; });
    BOOST_TEST(closed == 2);
    poll();
    BOOST_TEST(closed == 3);
}

BOOST_AUTO_TEST_CASE(options_that_cannot_be_right)
{
    struct row
    {
        std::string_view begins;
        void (*spoil)(clerk::client_options&);
    };
    using o = clerk::client_options;
    for (auto const& [begins, spoil] : {
             row{"api_url does not begin", [](o& c) { c.api_url = "api.clerk.com"; }},
             row{"api_url does not begin", [](o& c) { c.api_url = ""; }},
             row{"api_url holds a user name", [](o& c) { c.api_url = "https://u:p@api.clerk.com"; }},
             row{"api_url is http://", [](o& c) { c.api_url = "http://api.clerk.com"; }},
             row{"api_path is no path segment", [](o& c) { c.api_path = ""; }},
             row{"api_path is no path segment", [](o& c) { c.api_path = "v1/x"; }},
             row{"api_path is no path segment", [](o& c) { c.api_path = "v1\r\n"; }},
             row{"secret_key holds", [](o& c) { c.secret_key = "sk_test_a\r\nX: y"; }},
             row{"secret_key holds", [](o& c) { c.secret_key = "sk_test_a b"; }},
             row{"secret_key holds", [](o& c) { c.secret_key = "sk_test_\xC3\xA4"; }},
             row{"api_version or user_agent", [](o& c) { c.api_version = "2026\n"; }},
             row{"api_version or user_agent", [](o& c) { c.user_agent = "x\r\nY: z"; }},
             row{"retry.max_attempts is 0", [](o& c) { c.retry.max_attempts = 0; }},
             row{"pool.max_connections is 0", [](o& c) { c.pool.max_connections = 0; }},
             row{"timeout must be", [](o& c) { c.timeout = std::chrono::milliseconds{0}; }},
             row{"timeout must be", [](o& c) { c.timeout = std::chrono::milliseconds{-1}; }},
             row{"timeout must be", [](o& c) { c.timeout = std::chrono::milliseconds::max(); }},
             row{"proxy ", [](o& c) { c.proxy = "proxy:3128"; }},
             row{"proxy ", [](o& c) { c.proxy = "https://proxy"; }},
             row{"proxy ", [](o& c) { c.proxy = "http://proxy/path"; }},
             row{"tls.ca_file ", [](o& c) { c.tls.ca_file = "/nonexistent.pem"; }},
             row{"tls.ca_pem ", [](o& c) { c.tls.ca_pem = "no certificate"; }},
             row{"tls.certificate_… is set without", [](o& c) { c.tls.certificate_file = "/nonexistent.pem"; }},
             row{"tls.private_key_… is set without", [](o& c) { c.tls.private_key_pem = "0123"; }},
             row{"tls.private_key_… is set without", [](o& c) { c.tls.private_key_file = "/nonexistent.pem"; }},
             row{"tls.certificate_file /nonexistent.pem cannot be used: ",
                 [](o& c)
                 {
                     c.tls.certificate_file = "/nonexistent.pem";
                     c.tls.private_key_file = "/nonexistent.pem";
                 }},
             row{"tls.certificate_pem cannot be used: ",
                 [](o& c)
                 {
                     c.tls.certificate_pem = "0123";
                     c.tls.private_key_pem = "0123";
                 }},
             row{"tls.certificate_file and tls.certificate_pem are both set",
                 [](o& c)
                 {
                     c.tls.certificate_pem = "a";
                     c.tls.certificate_file = "b";
                     c.tls.private_key_pem = "0123";
                 }},
             row{"tls.private_key_file and tls.private_key_pem are both set",
                 [](o& c)
                 {
                     c.tls.certificate_pem = "a";
                     c.tls.private_key_file = "b";
                     c.tls.private_key_pem = "0123";
                 }},
         })
    {
        clerk::client_options options;
        options.secret_key = "sk_test_0123456789";
        spoil(options);
        std::string const expected = "client_options: " + std::string{begins};
        BOOST_CHECK_EXCEPTION((clerk::client{context, options}), clerk::exception,
            [&](clerk::exception const& e)
            {
                std::string const message = e.what();
                BOOST_TEST(message.starts_with(expected), message);
                BOOST_TEST(clerk_tests::is_one_line(message));
                BOOST_TEST(!clerk_tests::holds(message, "0123"));
                return e.code() == errc::invalid_argument;
            });
    }
}

BOOST_AUTO_TEST_CASE(without_a_key_nothing_is_sent)
{
    clerk::client const keyless{context, clerk::client_options{}};
    std::optional<outcome> got;
    keyless.users().get_user("user_1", into(got));
    poll();
    BOOST_TEST((got.value().error().code() == errc::invalid_argument));
    BOOST_TEST(got->error().message()
        == "get_user: no secret key: set client_options::secret_key, or CLERK_SECRET_KEY and use "
           "from_environment(); "
           "nothing was sent");
}

BOOST_AUTO_TEST_SUITE_END()
