// SPDX-License-Identifier: BSL-1.0
#include <clerk/transport/address_race.hpp>

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <string>

namespace asio = boost::asio;
using boost::system::error_code;
using clerk::detail::address_race;

namespace
{
std::vector<asio::ip::tcp::endpoint> endpoints(std::initializer_list<char const*> addresses)
{
    std::vector<asio::ip::tcp::endpoint> made;
    for (auto const* const address : addresses)
        made.emplace_back(asio::ip::make_address(address), static_cast<unsigned short>(443));
    return made;
}

/// A race whose actions are told as text.
class race
{
public:
    explicit race(std::initializer_list<char const*> addresses)
        : machine_(endpoints(addresses))
    {
    }

    std::string started()
    {
        return told(machine_.started());
    }
    std::string delay_passed()
    {
        return told(machine_.delay_passed());
    }
    std::string failed(std::size_t index, error_code problem = asio::error::connection_refused)
    {
        return told(machine_.failed(index, problem));
    }
    std::string connected(std::size_t index)
    {
        return told(machine_.connected(index));
    }
    [[nodiscard]] std::string description() const
    {
        return machine_.description();
    }
    [[nodiscard]] std::string order() const
    {
        std::string text;
        for (auto const& endpoint : machine_.endpoints())
            text.append(text.empty() ? "" : " ").append(endpoint.address().to_string());
        return text;
    }

private:
    [[nodiscard]] std::string told(address_race::action const& action) const
    {
        switch (action.what)
        {
        case address_race::order::connect:
            return "connect " + std::to_string(action.index) + (action.more ? ", delay" : "");
        case address_race::order::wait:
            return "wait";
        case address_race::order::won:
            return "won " + std::to_string(action.index);
        case address_race::order::lost:
            return "lost: " + machine_.problem().message();
        }
        return "no order";
    }

    address_race machine_;
};

std::string const refused = error_code{asio::error::connection_refused}.message();
std::string const reset = error_code{asio::error::connection_reset}.message();
std::string const timed_out = error_code{asio::error::timed_out}.message();
std::string const unreachable = error_code{asio::error::network_unreachable}.message();
} // namespace

BOOST_AUTO_TEST_SUITE(transport_address_race)

BOOST_AUTO_TEST_CASE(families_take_turns_beginning_with_the_first)
{
    BOOST_TEST(
        race({"::1", "::2", "::3", "127.0.0.1", "127.0.0.2"}).order() == "::1 127.0.0.1 ::2 127.0.0.2 ::3");
    BOOST_TEST(
        race({"127.0.0.1", "127.0.0.2", "127.0.0.3", "::1"}).order() == "127.0.0.1 ::1 127.0.0.2 127.0.0.3");
    BOOST_TEST(race({"127.0.0.1", "::1", "::2", "::3"}).order() == "127.0.0.1 ::1 ::2 ::3");
}

BOOST_AUTO_TEST_CASE(within_a_family_the_resolvers_order_stays)
{
    BOOST_TEST(race({"127.0.0.3", "127.0.0.1", "127.0.0.2"}).order() == "127.0.0.3 127.0.0.1 127.0.0.2");
}

BOOST_AUTO_TEST_CASE(an_address_that_came_twice_is_tried_once)
{
    BOOST_TEST(race({"127.0.0.1", "127.0.0.1", "::1", "127.0.0.1", "::1"}).order() == "127.0.0.1 ::1");
}

BOOST_AUTO_TEST_CASE(a_single_address_is_tried_without_a_delay_behind_it)
{
    race r{"127.0.0.1"};
    BOOST_TEST(r.started() == "connect 0");
    BOOST_TEST(r.connected(0) == "won 0");
}

BOOST_AUTO_TEST_CASE(each_delay_adds_an_attempt_until_none_is_left)
{
    race r{"127.0.0.1", "127.0.0.2", "127.0.0.3"};
    BOOST_TEST(r.started() == "connect 0, delay");
    BOOST_TEST(r.delay_passed() == "connect 1, delay");
    BOOST_TEST(r.delay_passed() == "connect 2");
    BOOST_TEST(r.delay_passed() == "wait");
    BOOST_TEST(r.connected(1) == "won 1");
}

BOOST_AUTO_TEST_CASE(a_failure_starts_the_next_at_once)
{
    race r{"127.0.0.1", "127.0.0.2", "127.0.0.3"};
    BOOST_TEST(r.started() == "connect 0, delay");
    BOOST_TEST(r.failed(0) == "connect 1, delay");
    BOOST_TEST(r.failed(1) == "connect 2");
    BOOST_TEST(r.connected(2) == "won 2");
}

BOOST_AUTO_TEST_CASE(an_old_attempt_may_still_win_after_newer_ones_failed)
{
    race r{"127.0.0.1", "127.0.0.2"};
    BOOST_TEST(r.started() == "connect 0, delay");
    BOOST_TEST(r.delay_passed() == "connect 1");
    BOOST_TEST(r.failed(1) == "wait");
    BOOST_TEST(r.connected(0) == "won 0");
}

BOOST_AUTO_TEST_CASE(it_is_lost_when_the_last_one_under_way_fails)
{
    race r{"127.0.0.1", "127.0.0.2", "127.0.0.3"};
    r.started();
    r.delay_passed();
    BOOST_TEST(r.failed(1) == "connect 2");
    BOOST_TEST(r.failed(2) == "wait");
    BOOST_TEST(r.failed(0) == "lost: " + refused);
}

BOOST_AUTO_TEST_CASE(nothing_follows_the_end)
{
    race winning{"127.0.0.1", "127.0.0.2", "127.0.0.3"};
    winning.started();
    winning.delay_passed();
    BOOST_TEST(winning.connected(0) == "won 0");
    BOOST_TEST(winning.connected(1) == "wait");
    BOOST_TEST(winning.failed(1) == "wait");
    BOOST_TEST(winning.delay_passed() == "wait");

    race losing{"127.0.0.1"};
    losing.started();
    BOOST_TEST(losing.failed(0) == "lost: " + refused);
    BOOST_TEST(losing.delay_passed() == "wait");
}

BOOST_AUTO_TEST_CASE(without_an_address_it_is_lost_at_once)
{
    race r{};
    std::string const unknown = error_code{asio::error::host_not_found}.message();
    BOOST_TEST(r.started() == "lost: " + unknown);
    BOOST_TEST(r.description() == unknown);
}

BOOST_AUTO_TEST_CASE(of_several_errors_the_last_one_is_kept)
{
    race r{"127.0.0.1", "::1"};
    r.started();
    r.failed(0, asio::error::connection_refused);
    BOOST_TEST(r.failed(1, asio::error::connection_reset) == "lost: " + reset);
}

BOOST_AUTO_TEST_CASE(a_missing_way_does_not_hide_what_a_tried_address_said)
{
    for (error_code const no_way :
        {error_code{asio::error::network_unreachable}, error_code{asio::error::address_family_not_supported},
            make_error_code(boost::system::errc::address_not_available)})
    {
        race r{"127.0.0.1", "::1"};
        r.started();
        r.failed(0, asio::error::connection_refused);
        BOOST_TEST(r.failed(1, no_way) == "lost: " + refused);
    }
    race nowhere{"127.0.0.1", "::1"};
    nowhere.started();
    nowhere.failed(0, asio::error::network_unreachable);
    BOOST_TEST(nowhere.failed(1, asio::error::network_unreachable) == "lost: " + unreachable);
}

BOOST_AUTO_TEST_CASE(the_description_has_each_error_once_with_its_addresses)
{
    race r{"127.0.0.1", "::1", "127.0.0.2"};
    r.started();
    BOOST_TEST(r.description() == "");
    r.failed(0, asio::error::connection_refused);
    BOOST_TEST(r.description() == refused + " (127.0.0.1:443)");
    r.failed(1, asio::error::network_unreachable);
    r.failed(2, asio::error::connection_refused);
    BOOST_TEST(
        r.description() == refused + " (127.0.0.1:443, 127.0.0.2:443); " + unreachable + " ([::1]:443)");
}

BOOST_AUTO_TEST_CASE(the_description_stays_short)
{
    race same{"127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5"};
    same.started();
    for (std::size_t i = 0; i < 5; ++i)
        same.failed(i);
    BOOST_TEST(same.description() == refused + " (127.0.0.1:443, 127.0.0.2:443 and 3 more)");

    race different{"127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5"};
    different.started();
    std::size_t index = 0;
    for (error_code const problem : {error_code{asio::error::connection_refused},
             error_code{asio::error::connection_reset}, error_code{asio::error::timed_out},
             error_code{asio::error::network_unreachable}, error_code{asio::error::access_denied}})
        different.failed(index++, problem);
    BOOST_TEST(different.description()
               == refused + " (127.0.0.1:443); " + reset + " (127.0.0.2:443); " + timed_out
                      + " (127.0.0.3:443); and 2 more");
}

BOOST_AUTO_TEST_SUITE_END()
