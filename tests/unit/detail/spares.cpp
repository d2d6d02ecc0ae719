// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/spares.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace
{
/// Knows how many of it there are, and whether two threads have one at once.
class counted
{
public:
    counted()
    {
        ++alive;
    }
    counted(counted const&) = delete;
    counted& operator=(counted const&) = delete;
    ~counted()
    {
        --alive;
    }

    static inline std::atomic<int> alive = 0;
    int uses = 0; // not atomic: a thread sanitizer sees two threads at it
};
} // namespace

BOOST_AUTO_TEST_SUITE(detail_spares)

BOOST_AUTO_TEST_CASE(what_is_given_back_is_taken_next)
{
    clerk::detail::spares<counted> spares;
    BOOST_TEST(spares.take() == nullptr);
    auto one = std::make_unique<counted>();
    auto const* const address = one.get();
    spares.give_back(std::move(one));
    auto const taken = spares.take();
    BOOST_TEST(taken.get() == address);
    BOOST_TEST(spares.take() == nullptr);
}

BOOST_AUTO_TEST_CASE(a_few_are_kept_and_all_are_destroyed)
{
    {
        clerk::detail::spares<counted> spares;
        for (int i = 0; i < 1000; ++i)
            spares.give_back(std::make_unique<counted>());
        BOOST_TEST(counted::alive == 32);
        std::vector<std::unique_ptr<counted>> taken;
        while (auto one = spares.take())
            taken.push_back(std::move(one));
        BOOST_TEST(taken.size() == 32U);
        spares.give_back(std::move(taken.back()));
    }
    BOOST_TEST(counted::alive == 0);
}

BOOST_AUTO_TEST_CASE(no_two_threads_have_the_same)
{
    constexpr int rounds = 5000;
    constexpr int threads = 4;
    int uses = 0;
    {
        clerk::detail::spares<counted> spares;
        std::vector<std::thread> running;
        for (int i = 0; i < threads; ++i)
            running.emplace_back(
                [&spares]
                {
                    for (int round = 0; round < rounds; ++round)
                    {
                        auto one = spares.take();
                        if (!one)
                            one = std::make_unique<counted>();
                        ++one->uses;
                        spares.give_back(std::move(one));
                    }
                });
        for (auto& one : running)
            one.join();
        BOOST_TEST(counted::alive <= threads);
        while (auto const one = spares.take())
            uses += one->uses;
    }
    BOOST_TEST(uses == rounds * threads);
}

BOOST_AUTO_TEST_SUITE_END()
