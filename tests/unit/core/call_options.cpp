// SPDX-License-Identifier: BSL-1.0
// Options of single calls, in place of the client's.
#include "call_script.hpp"
#include "idle_transport.hpp"

#include <clerk/clerk.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>

namespace asio = boost::asio;
using clerk::errc;
using clerk_tests::reply;
using namespace std::chrono_literals;

namespace
{
struct fixture
{
    fixture()
    {
        clerk::client_options options;
        options.transport = transport;
        options.timeout = 1h;
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
    auto into_got()
    {
        return clerk::as_result([this](auto r) { error = r.error(); });
    }
    [[nodiscard]] bool deadline_is_about(std::chrono::minutes away) const
    {
        auto const left = transport->exchanges.back().deadline - std::chrono::steady_clock::now();
        return left > away - 1min && left <= away;
    }

    std::shared_ptr<clerk_tests::idle_transport> transport = std::make_shared<clerk_tests::idle_transport>();
    asio::io_context context;
    std::optional<clerk::client> client;
    std::optional<clerk::error> error;
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(core_call_options, fixture)

BOOST_AUTO_TEST_CASE(a_call_has_the_clients_options_unless_it_has_its_own)
{
    client->users().get_user("user_1", into_got());
    BOOST_TEST(deadline_is_about(60min));
    client->users().with(clerk::call_options{}.timeout(10min)).get_user("user_1", into_got());
    BOOST_TEST(deadline_is_about(10min));
    client->with(clerk::call_options{}.timeout(20min)).users().get_user("user_1", into_got());
    BOOST_TEST(deadline_is_about(20min));
    client->with(clerk::call_options{}.timeout(30min)).request(clerk::verb::get, "/users", {}, into_got());
    BOOST_TEST(deadline_is_about(30min));
    client->users().get_user("user_1", into_got());
    BOOST_TEST(deadline_is_about(60min));
}

BOOST_AUTO_TEST_CASE(a_call_is_repeated_as_its_own_options_say)
{
    clerk::retry_options never;
    never.max_attempts = 1;
    client->users().with(clerk::call_options{}.retry(never)).get_user("user_1", into_got());
    transport->answer(reply(503));
    poll();
    BOOST_TEST(error.value().attempts() == 1U);
    BOOST_TEST(transport->exchanges.size() == 1U);

    clerk::call_options stored;
    stored.timeout(1min).retry(never);
    client->with(stored).request(clerk::verb::get, "/users", {}, into_got());
    transport->answer(reply(503));
    poll();
    BOOST_TEST(transport->exchanges.size() == 2U);

    client->users().get_user("user_1", into_got());
    transport->answer(reply(503));
    poll();
    BOOST_TEST(transport->exchanges.size() == 4U);
}

BOOST_AUTO_TEST_CASE(options_that_cannot_be_right_are_refused_before_anything_is_sent)
{
    clerk::retry_options none;
    none.max_attempts = 0;
    for (auto const& wrong : {clerk::call_options{}.timeout(0ms), clerk::call_options{}.timeout(-1ms),
             clerk::call_options{}.timeout(std::chrono::milliseconds::max()), clerk::call_options{}.retry(none)})
    {
        error.reset();
        client->users().with(wrong).get_user("user_1", into_got());
        poll();
        BOOST_TEST((error.value().code() == errc::invalid_argument));
        BOOST_TEST(error->operation() == "get_user");
    }
    BOOST_TEST(transport->exchanges.empty());
}

BOOST_AUTO_TEST_SUITE_END()
