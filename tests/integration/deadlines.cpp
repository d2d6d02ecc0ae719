// SPDX-License-Identifier: BSL-1.0
// Many calls with deadlines of their own, for which the client has one timer.
#include <support/emulator_fixture.hpp>

#include <boost/asio/ip/tcp.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace
{
struct fixture : clerk_tests::emulator_fixture
{
    asio::ip::tcp::acceptor silent{context, {asio::ip::address_v4::loopback(), 0}};

    /// Of a server that takes connections and says nothing.
    clerk::client_options options_of_silence() const
    {
        clerk::client_options options = emulator.client_options();
        options.api_url = "https://127.0.0.1:" + std::to_string(silent.local_endpoint().port());
        options.retry.max_attempts = 1;
        return options;
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(deadlines, fixture)

BOOST_AUTO_TEST_CASE(each_call_ends_by_its_own)
{
    for (bool const thread_safe : {true, false})
    {
        auto options = options_of_silence();
        options.thread_safe = thread_safe;
        clerk::client const quiet{context, options};
        // Later ones first, earlier ones first, and two that are the same.
        std::vector<int> const timeouts{400, 100, 300, 100, 200};
        std::vector<int> ended;
        for (int const timeout : timeouts)
            quiet.users().with(clerk::call_options{}.timeout(std::chrono::milliseconds{timeout})).get_user(id,
                [&ended, timeout](boost::system::error_code problem, clerk::user const&)
                {
                    BOOST_TEST((problem == clerk::errc::timeout), problem.message());
                    ended.push_back(timeout);
                });
        context.restart();
        context.run();
        auto sorted = timeouts;
        std::sort(sorted.begin(), sorted.end());
        BOOST_TEST(ended == sorted, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(a_call_that_begins_where_another_one_ends_has_its_own)
{
    clerk::client const quiet{context, options_of_silence()};
    auto const short_calls = quiet.users().with(clerk::call_options{}.timeout(50ms));
    int timeouts = 0;
    // The first answer, and then silence, twice: with the client's timer still set for what ended, and set anew.
    client.users().get_user(id,
        [&](boost::system::error_code problem, clerk::user const&)
        {
            BOOST_TEST(!problem, problem.message());
            short_calls.get_user(id,
                [&](boost::system::error_code first, clerk::user const&)
                {
                    timeouts += first == clerk::errc::timeout;
                    short_calls.get_user(id, [&](boost::system::error_code second, clerk::user const&)
                        { timeouts += second == clerk::errc::timeout; });
                });
        });
    context.run();
    BOOST_TEST(timeouts == 2);
}

BOOST_AUTO_TEST_CASE(a_shorter_deadline_is_kept_behind_calls_that_have_ended)
{
    // The timer was set for the long one, which has ended when the short one begins.
    int answers = 0;
    client.users().with(clerk::call_options{}.timeout(60s)).get_user(id,
        [&](boost::system::error_code problem, clerk::user const&)
        {
            answers += !problem;
            emulator.next_reply(clerk::testing::scripted_reply{}.delay(10s));
            client.users().with(clerk::call_options{}.timeout(50ms)).get_user(id,
                [&](boost::system::error_code late, clerk::user const&) { answers += late == clerk::errc::timeout; });
        });
    context.run_for(30s);
    BOOST_TEST(answers == 2);
    BOOST_TEST(context.stopped(), "nothing keeps the context running when the calls have ended");
}

BOOST_AUTO_TEST_CASE(the_context_runs_out_of_work_after_the_last_call)
{
    int answers = 0;
    for (int i = 0; i < 3; ++i)
        client.users().with(clerk::call_options{}.timeout(60s)).get_user(
            id, [&](boost::system::error_code problem, clerk::user const&) { answers += !problem; });
    context.run_for(30s);
    BOOST_TEST(answers == 3);
    BOOST_TEST(context.stopped());
}

BOOST_AUTO_TEST_SUITE_END()
