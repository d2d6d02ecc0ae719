// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/optional_mutex.hpp>

#include <boost/test/unit_test.hpp>

#include <mutex>
#include <thread>

using clerk::detail::optional_mutex;

namespace
{
bool another_thread_gets(optional_mutex& mutex)
{
    bool got = false;
    std::thread{[&]
        {
            got = mutex.try_lock();
            if (got)
                mutex.unlock();
        }}
        .join();
    return got;
}
} // namespace

BOOST_AUTO_TEST_SUITE(optional_mutexes)

BOOST_AUTO_TEST_CASE(keeps_others_out_if_enabled)
{
    optional_mutex mutex{true};
    {
        std::lock_guard const lock{mutex};
        BOOST_TEST(!another_thread_gets(mutex));
    }
    BOOST_TEST(another_thread_gets(mutex));
}

BOOST_AUTO_TEST_CASE(does_nothing_if_not)
{
    optional_mutex mutex{false};
    std::lock_guard const lock{mutex};
    BOOST_TEST(another_thread_gets(mutex));
}

BOOST_AUTO_TEST_SUITE_END()
