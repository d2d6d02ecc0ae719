// SPDX-License-Identifier: BSL-1.0
#include <clerk/transport/pool_machine.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace std::chrono_literals;

namespace
{
/// Plays the part of what owns the connections: these are numbers, and the waiters have names.
class pool
{
public:
    using machine = clerk::detail::pool_machine<int, std::string>;

    explicit pool(std::size_t connections, std::size_t waiting = 100, std::chrono::milliseconds idle = 30s,
        std::chrono::milliseconds lifetime = 1h)
        : machine_([&] {
            clerk::pool_options options;
            options.max_connections = connections;
            options.max_waiting = waiting;
            options.idle_timeout = idle;
            options.max_lifetime = lifetime;
            return options;
        }())
    {
    }

    /// "use 1", "open", "wait" or "refuse".
    std::string acquire(std::string waiter = "someone")
    {
        auto grant = machine_.acquire(std::move(waiter), now_, too_old);
        switch (grant.what)
        {
        case machine::answer::use:
            return "use " + std::to_string(grant.connection);
        case machine::answer::open:
            return "open";
        case machine::answer::wait:
            last_ticket = grant.place;
            return "wait";
        case machine::answer::refuse:
            return "refuse";
        }
        return "no answer";
    }
    std::string release(int connection, bool reusable = true, std::chrono::milliseconds age = 0ms)
    {
        return machine_.release(connection, reusable, now_ - age, now_).value_or("nobody");
    }
    std::vector<int> expire()
    {
        return machine_.expire(now_);
    }
    void later(std::chrono::milliseconds by)
    {
        now_ += by;
    }
    /// "open idle waiting"
    [[nodiscard]] std::string counts() const
    {
        return std::to_string(machine_.open_count()) + ' ' + std::to_string(machine_.idle_count()) + ' '
            + std::to_string(machine_.waiting_count());
    }

    machine::ticket last_ticket;
    std::vector<int> too_old;
    machine machine_;

private:
    machine::time_point now_{1000s};
};
using numbers = std::vector<int>;
} // namespace

BOOST_AUTO_TEST_SUITE(transport_pool_machine)

BOOST_AUTO_TEST_CASE(opens_up_to_its_bound)
{
    pool p{2};
    BOOST_TEST(p.counts() == "0 0 0");
    BOOST_TEST(p.acquire() == "open");
    BOOST_TEST(p.acquire() == "open");
    BOOST_TEST(p.acquire() == "wait");
    BOOST_TEST(p.counts() == "2 0 1");
}

BOOST_AUTO_TEST_CASE(uses_the_connection_that_was_used_last)
{
    pool p{3};
    for (int i = 0; i < 3; ++i)
        p.acquire();
    for (int const connection : {1, 2, 3})
        BOOST_TEST(p.release(connection) == "nobody");
    BOOST_TEST(p.counts() == "3 3 0");
    BOOST_TEST(p.acquire() == "use 3");
    BOOST_TEST(p.acquire() == "use 2");
    BOOST_TEST(p.release(3) == "nobody");
    BOOST_TEST(p.acquire() == "use 3");
    BOOST_TEST(p.acquire() == "use 1");
    BOOST_TEST(p.acquire() == "wait");
}

BOOST_AUTO_TEST_CASE(serves_who_waits_longest)
{
    pool p{1};
    p.acquire();
    for (auto const* const name : {"a", "b", "c"})
        BOOST_TEST(p.acquire(name) == "wait");
    BOOST_TEST(p.release(1) == "a");
    BOOST_TEST(p.release(1) == "b");
    BOOST_TEST(p.acquire("d") == "wait"); // and nobody jumps the queue
    BOOST_TEST(p.release(1) == "c");
    BOOST_TEST(p.release(1) == "d");
    BOOST_TEST(p.release(1) == "nobody");
    BOOST_TEST(p.counts() == "1 1 0");
}

BOOST_AUTO_TEST_CASE(a_connection_that_is_gone_makes_room)
{
    pool p{1};
    p.acquire();
    BOOST_TEST(p.release(1, false) == "nobody");
    BOOST_TEST(p.counts() == "0 0 0");
    BOOST_TEST(p.acquire() == "open");
    p.acquire("a");
    BOOST_TEST(p.release(2, false) == "a"); // who opens one in its place
    BOOST_TEST(p.counts() == "1 0 0");
    BOOST_TEST(p.acquire() == "wait");
}

BOOST_AUTO_TEST_CASE(waiters_are_bounded)
{
    pool p{1, 2};
    p.acquire();
    BOOST_TEST(p.acquire("a") == "wait");
    BOOST_TEST(p.acquire("b") == "wait");
    BOOST_TEST(p.acquire("c") == "refuse");
    BOOST_TEST(p.counts() == "1 0 2");
    BOOST_TEST(p.release(1) == "a");
    BOOST_TEST(p.acquire("c") == "wait");
    pool none{1, 0};
    none.acquire();
    BOOST_TEST(none.acquire() == "refuse");
    BOOST_TEST(none.release(1) == "nobody");
    BOOST_TEST(none.acquire() == "use 1");
}

BOOST_AUTO_TEST_CASE(who_leaves_is_not_served)
{
    pool p{1};
    p.acquire();
    p.acquire("a");
    p.acquire("b");
    auto const b = p.last_ticket;
    p.acquire("c");
    p.machine_.leave(b);
    BOOST_TEST(p.counts() == "1 0 2");
    BOOST_TEST(p.release(1) == "a");
    BOOST_TEST(p.release(1) == "c");
    p.acquire("d");
    p.machine_.leave(p.last_ticket);
    BOOST_TEST(p.release(1) == "nobody");
    BOOST_TEST(p.counts() == "1 1 0");
}

BOOST_AUTO_TEST_CASE(idle_connections_grow_old)
{
    pool p{3, 100, 100ms};
    for (int i = 0; i < 3; ++i)
        p.acquire();
    p.release(1);
    p.later(50ms);
    p.release(2);
    BOOST_TEST((p.expire() == numbers{}));
    p.later(49ms);
    BOOST_TEST((p.expire() == numbers{}));
    p.later(1ms);
    BOOST_TEST((p.expire() == numbers{1}));
    BOOST_TEST(p.counts() == "2 1 0");
    p.later(1000ms); // the one in use does not
    BOOST_TEST((p.expire() == numbers{2}));
    BOOST_TEST(p.counts() == "1 0 0");
    BOOST_TEST((p.expire() == numbers{}));
    p.release(3);
    BOOST_TEST(p.acquire() == "use 3");
    p.release(3);
    p.later(99ms); // young again since it was used
    BOOST_TEST((p.expire() == numbers{}));
}

BOOST_AUTO_TEST_CASE(a_kept_connection_that_outlived_its_time_is_passed_over)
{
    pool p{3, 100, 30s, 100ms};
    for (int i = 0; i < 3; ++i)
        p.acquire();
    p.release(1, true, 10ms);
    p.release(2, true, 99ms);
    p.release(3, true, 60ms);
    p.later(40ms);
    BOOST_TEST(p.acquire() == "use 1"); // 3 is 100 ms old by now, 2 older
    BOOST_TEST((p.too_old == numbers{3, 2}));
    BOOST_TEST(p.counts() == "1 0 0");
    BOOST_TEST(p.acquire() == "open");
}

BOOST_AUTO_TEST_CASE(those_not_needed_grow_old_while_one_is_used)
{
    pool p{2, 100, 100ms};
    p.acquire();
    p.acquire();
    p.release(1);
    p.release(2);
    for (int i = 0; i < 4; ++i)
    {
        p.later(30ms);
        BOOST_TEST(p.acquire() == "use 2");
        p.release(2);
    }
    BOOST_TEST((p.expire() == numbers{1}));
}

BOOST_AUTO_TEST_CASE(closing)
{
    pool p{3};
    for (int i = 0; i < 3; ++i)
        p.acquire();
    p.acquire("a");
    p.acquire("b");
    BOOST_TEST(!p.machine_.closed());
    auto const [none, waiters] = p.machine_.close();
    BOOST_TEST(p.machine_.closed());
    BOOST_TEST((none == numbers{}));
    BOOST_TEST((waiters == std::list<std::string>{"a", "b"}));
    BOOST_TEST(p.counts() == "3 0 0");
    BOOST_TEST(p.release(1) == "nobody"); // and it is not kept
    BOOST_TEST(p.release(2, false) == "nobody");
    BOOST_TEST(p.counts() == "1 0 0");

    pool idle{2};
    idle.acquire();
    idle.acquire();
    idle.release(1);
    idle.release(2);
    BOOST_TEST((idle.machine_.close().first == numbers{1, 2}));
    BOOST_TEST(idle.counts() == "0 0 0");
    auto const [again, nobody] = idle.machine_.close();
    BOOST_TEST(again.empty());
    BOOST_TEST(nobody.empty());
}

BOOST_AUTO_TEST_SUITE_END()
