// SPDX-License-Identifier: BSL-1.0
// What the fault proxy decides: where each fault strikes, and what is passed on before it.
#include <support/fault_plan.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace std::chrono_literals;
using namespace clerk_tests;

namespace
{
struct fixture
{
    fault_plan plan;

    void add(fault_script const& script, std::uint64_t origin = 0)
    {
        for (auto const& one : script.faults())
            plan.add(one, origin);
    }

    /// The next action, as a word.
    std::string next(std::size_t available)
    {
        auto const action = plan.next(available);
        if (auto const* pass = std::get_if<fault_plan::pass>(&action))
            return "pass " + std::to_string(pass->count)
                   + (pass->flip ? " flip " + std::to_string(pass->flip) : "");
        if (auto const* wait = std::get_if<fault_plan::wait>(&action))
            return "wait " + std::to_string(wait->time.count());
        if (auto const* end = std::get_if<fault_plan::end>(&action))
            return "end " + std::to_string(static_cast<int>(end->how));
        return "more";
    }
    static std::string end(fault_kind kind)
    {
        return "end " + std::to_string(static_cast<int>(kind));
    }
};
constexpr auto up = direction::to_server;
} // namespace

BOOST_FIXTURE_TEST_SUITE(fault_plan, fixture)

BOOST_AUTO_TEST_CASE(without_a_fault_everything_passes)
{
    BOOST_TEST(next(0) == "more");
    BOOST_TEST(next(1000) == "pass 1000");
    BOOST_TEST(next(1) == "pass 1");
    BOOST_TEST(plan.passed() == 1001U);
    BOOST_TEST(!plan.take_struck().has_value());
}

BOOST_AUTO_TEST_CASE(a_cut_comes_right_behind_the_bytes_before_it)
{
    add(fault_script{}.cut(up, 10));
    BOOST_TEST(next(4) == "pass 4");
    BOOST_TEST(next(100) == "pass 6");
    BOOST_TEST(next(94) == end(fault_kind::cut));
    BOOST_TEST((plan.take_struck() == fault_kind::cut));
    BOOST_TEST(!plan.take_struck().has_value());
    BOOST_TEST(next(94) == "more");
    BOOST_TEST(plan.passed() == 10U);
}

BOOST_AUTO_TEST_CASE(at_byte_0_no_byte_is_waited_for)
{
    add(fault_script{}.reset(up, 0));
    BOOST_TEST(next(0) == end(fault_kind::reset));
}

BOOST_AUTO_TEST_CASE(a_byte_is_corrupted_where_it_stands_and_no_other)
{
    add(fault_script{}.corrupt(up, 3, 0x80));
    BOOST_TEST(next(3) == "pass 3");
    BOOST_TEST(next(0) == "more");
    BOOST_TEST(!plan.take_struck().has_value());
    BOOST_TEST(next(5) == "pass 1 flip 128");
    BOOST_TEST((plan.take_struck() == fault_kind::corrupt));
    BOOST_TEST(next(4) == "pass 4");
}

BOOST_AUTO_TEST_CASE(a_delay_holds_back_once)
{
    add(fault_script{}.delay(up, 2, 20ms));
    BOOST_TEST(next(8) == "pass 2");
    BOOST_TEST(next(6) == "wait 20");
    BOOST_TEST(next(6) == "pass 6");
}

BOOST_AUTO_TEST_CASE(a_drip_lets_small_pieces_through_with_a_pause_between_them)
{
    add(fault_script{}.drip(up, 1, 2, 5ms));
    BOOST_TEST(next(6) == "pass 1");
    BOOST_TEST(next(5) == "wait 0");
    BOOST_TEST((plan.take_struck() == fault_kind::drip));
    BOOST_TEST(next(5) == "pass 2");
    BOOST_TEST(next(3) == "wait 5");
    BOOST_TEST(next(3) == "pass 2");
    BOOST_TEST(next(1) == "wait 5");
    BOOST_TEST(next(1) == "pass 1");
    BOOST_TEST(next(0) == "more");
}

BOOST_AUTO_TEST_CASE(several_faults_strike_by_their_place_and_then_in_their_order)
{
    add(fault_script{}.stall(up, 9).delay(up, 5, 1ms).delay(up, 5, 2ms).corrupt(up, 0));
    BOOST_TEST(next(20) == "pass 1 flip 1");
    BOOST_TEST(next(19) == "pass 4");
    BOOST_TEST(next(15) == "wait 1");
    BOOST_TEST(next(15) == "wait 2");
    BOOST_TEST(next(15) == "pass 4");
    BOOST_TEST(next(11) == end(fault_kind::stall));
}

BOOST_AUTO_TEST_CASE(a_fault_that_is_added_late_counts_from_its_origin)
{
    BOOST_TEST(next(100) == "pass 100");
    add(fault_script{}.half_close(up, 5), 100);
    BOOST_TEST(next(50) == "pass 5");
    BOOST_TEST(next(45) == end(fault_kind::half_close));
}

BOOST_AUTO_TEST_CASE(a_fault_for_what_is_gone_strikes_the_next_byte)
{
    BOOST_TEST(next(100) == "pass 100");
    add(fault_script{}.corrupt(up, 5));
    BOOST_TEST(next(50) == "pass 1 flip 1");
    BOOST_TEST(next(49) == "pass 49");
}

BOOST_AUTO_TEST_SUITE_END()
