// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_EMULATOR_FIXTURE_HPP
#define CLERK_TESTS_SUPPORT_EMULATOR_FIXTURE_HPP

#include <clerk/clerk.hpp>
#include <clerk/testing/emulator.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/test/unit_test.hpp>

#include <exception>
#include <optional>
#include <string>

namespace clerk_tests
{
namespace asio = boost::asio;

/// An emulator with one user, on threads of its own so that a test's `io_context` runs until its calls have ended, and
/// a client for it.
struct emulator_fixture
{
    asio::thread_pool server{1};
    clerk::testing::emulator emulator{server};
    std::string id = emulator.add_user(clerk::user{}).id;
    asio::io_context context;
    clerk::client client{context, emulator.client_options()};

    emulator_fixture() = default;
    emulator_fixture(emulator_fixture const&) = delete;
    emulator_fixture& operator=(emulator_fixture const&) = delete;
    ~emulator_fixture()
    {
        emulator.stop();
        server.join();
    }

    /// Runs a coroutine function of this fixture until nothing is left to do; its exceptions come out here.
    template <class Function>
    void run(Function coroutine)
    {
        std::exception_ptr failure;
        bool ended = false;
        asio::co_spawn(context, coroutine(*this),
            [&](std::exception_ptr thrown)
            {
                failure = thrown;
                ended = true;
            });
        context.restart();
        context.run();
        BOOST_TEST(ended);
        if (failure)
            std::rethrow_exception(failure);
    }
};

} // namespace clerk_tests

#endif
