// SPDX-License-Identifier: BSL-1.0
// One client, many threads: calls, cancellations, closing and destruction at the same time. For the thread sanitizer.
#include <support/emulator_fixture.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/strand.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using clerk::testing::scripted_reply;

namespace
{
struct fixture
{
    asio::thread_pool server{1};
    clerk::testing::emulator emulator{server};
    std::string id = emulator.add_user(clerk::user{}).id;
    clerk::client_options options = emulator.client_options();

    fixture()
    {
        options.pool.max_connections = 4;
    }
    fixture(fixture const&) = delete;
    fixture& operator=(fixture const&) = delete;
    ~fixture()
    {
        emulator.stop();
        server.join();
    }
};

/// Runs `work` on as many threads as `count`, all of them at once.
template <class Work>
void on_threads(int count, Work work)
{
    std::latch together{count};
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back(
            [&, i]
            {
                together.arrive_and_wait();
                work(i);
            });
    for (auto& thread : threads)
        thread.join();
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(threads, fixture)

BOOST_AUTO_TEST_CASE(calls_from_many_threads_over_a_thread_pool)
{
    asio::thread_pool pool{3};
    clerk::client const client{pool, options};
    std::atomic<int> succeeded{0};
    on_threads(4,
        [&](int thread)
        {
            for (int i = 0; i < 25; ++i)
                client.users().update_user(id,
                    clerk::update_user_params{}.first_name(std::to_string(thread) + '.' + std::to_string(i)),
                    [&](boost::system::error_code problem, clerk::user const&) { succeeded += !problem; });
        });
    pool.join();
    BOOST_TEST(succeeded == 100);
    BOOST_TEST(client.statistics().opened <= 4U);
    BOOST_TEST(emulator.connections_accepted() <= 4U);
}

BOOST_AUTO_TEST_CASE(calls_from_many_threads_over_an_io_context_that_several_run)
{
    asio::io_context context;
    clerk::client const client{context, options};
    std::atomic<int> succeeded{0};
    auto work = asio::make_work_guard(context);
    std::thread first{[&] { context.run(); }};
    std::thread second{[&] { context.run(); }};
    on_threads(4,
        [&](int)
        {
            for (int i = 0; i < 25; ++i)
                client.users().get_user(
                    id, [&](boost::system::error_code problem, clerk::user const&) { succeeded += !problem; });
            (void)client.statistics();
        });
    work.reset();
    first.join();
    second.join();
    BOOST_TEST(succeeded == 100);
}

BOOST_AUTO_TEST_CASE(cancellations_race_with_completions)
{
    asio::thread_pool pool{3};
    clerk::client const client{pool, options};
    std::atomic<int> ended{0};
    std::atomic<int> odd{0};
    // A signal is not safe to share: each is used on a strand, where its handler runs as well.
    struct cancellable
    {
        explicit cancellable(asio::thread_pool& on)
            : strand(asio::make_strand(on))
        {
        }
        asio::strand<asio::thread_pool::executor_type> strand;
        asio::cancellation_signal signal;
    };
    for (int i = 0; i < 100; ++i)
    {
        auto const one = std::make_shared<cancellable>(pool);
        asio::post(one->strand,
            [&, one]
            {
                client.users().get_user(id,
                    asio::bind_cancellation_slot(one->signal.slot(),
                        asio::bind_executor(one->strand,
                            [&, one](boost::system::error_code problem, clerk::user const&)
                            {
                                ++ended;
                                odd += problem && problem != clerk::errc::cancelled;
                            })));
            });
        auto const type = i % 3 == 0 ? asio::cancellation_type::total : asio::cancellation_type::terminal;
        asio::post(pool,
            [one, type]
            { asio::post(one->strand, [one, type] { one->signal.emit(type); }); });
    }
    pool.join();
    BOOST_TEST(ended == 100);
    BOOST_TEST(odd == 0);
}

BOOST_AUTO_TEST_CASE(destruction_races_with_calls)
{
    for (int round = 0; round < 10; ++round)
    {
        asio::thread_pool pool{2};
        auto client = std::make_unique<clerk::client>(pool, options);
        auto const users = client->users();
        std::atomic<int> ended{0};
        std::atomic<int> odd{0};
        std::thread caller{[&]
            {
                for (int i = 0; i < 30; ++i)
                    users.get_user(id,
                        [&](boost::system::error_code problem, clerk::user const&)
                        {
                            ++ended;
                            odd += problem && problem != clerk::errc::cancelled;
                        });
            }};
        client.reset();
        caller.join();
        pool.join();
        BOOST_TEST(ended == 30);
        BOOST_TEST(odd == 0);
    }
}

BOOST_AUTO_TEST_CASE(closing_races_with_calls)
{
    asio::thread_pool pool{2};
    clerk::client const client{pool, options};
    std::atomic<int> succeeded{0};
    std::atomic<int> cancelled{0};
    std::atomic<bool> closed_too_early{false};
    std::atomic<int> closed{0};
    on_threads(3,
        [&](int thread)
        {
            if (thread == 0)
                return client.close(
                    [&]
                    {
                        ++closed;
                        closed_too_early = client.statistics().in_use > 0;
                    });
            for (int i = 0; i < 20; ++i)
                client.users().get_user(id,
                    [&](boost::system::error_code problem, clerk::user const&)
                    { ++(problem == clerk::errc::cancelled ? cancelled : succeeded); });
        });
    pool.join();
    BOOST_TEST(closed == 1);
    BOOST_TEST(!closed_too_early);
    BOOST_TEST(succeeded + cancelled == 40);
    BOOST_TEST(client.statistics().open == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
