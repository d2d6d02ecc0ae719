// SPDX-License-Identifier: BSL-1.0
#include <clerk/webhooks/seen_messages.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using clerk::detail::seen_messages;

BOOST_AUTO_TEST_SUITE(webhooks_seen_messages)

BOOST_AUTO_TEST_CASE(none_is_remembered_without_room)
{
    seen_messages seen{0};
    BOOST_TEST(seen.add("a"));
    BOOST_TEST(seen.add("a"));
    seen.remove("a");
}

BOOST_AUTO_TEST_CASE(the_oldest_is_forgotten_first)
{
    seen_messages seen{3};
    for (char const* const id : {"a", "b", "c"})
        BOOST_TEST(seen.add(id));
    for (char const* const id : {"a", "b", "c"})
        BOOST_TEST(!seen.add(id));
    BOOST_TEST(seen.add("d")); // in place of "a"
    BOOST_TEST(!seen.add("b"));
    BOOST_TEST(!seen.add("c"));
    BOOST_TEST(seen.add("a")); // in place of "b": being asked for makes none younger
    BOOST_TEST(!seen.add("c"));
    BOOST_TEST(!seen.add("d"));
    BOOST_TEST(seen.add("b"));
}

BOOST_AUTO_TEST_CASE(one_that_is_removed_is_new_again)
{
    seen_messages seen{2};
    BOOST_TEST(seen.add("a"));
    BOOST_TEST(seen.add("b"));
    seen.remove("a");
    seen.remove("a");
    seen.remove("unknown");
    BOOST_TEST(!seen.add("b"));
    BOOST_TEST(seen.add("a"));
    BOOST_TEST(!seen.add("b")); // there was room: "b" did not have to go
}

BOOST_AUTO_TEST_CASE(the_text_is_copied)
{
    seen_messages seen{2};
    std::string id = "a message's ID that does not fit into a short string";
    BOOST_TEST(seen.add(id));
    id[0] = 'A';
    BOOST_TEST(seen.add(id));
    id[0] = 'a';
    BOOST_TEST(!seen.add(id));
}

BOOST_AUTO_TEST_CASE(of_many_threads_one_is_first)
{
    seen_messages seen{100};
    std::atomic<int> first{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(
            [&]
            {
                for (int id = 0; id < 100; ++id)
                    first += seen.add("msg_" + std::to_string(id)) ? 1 : 0;
            });
    for (auto& thread : threads)
        thread.join();
    BOOST_TEST(first == 100);
}

BOOST_AUTO_TEST_SUITE_END()
