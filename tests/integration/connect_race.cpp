// SPDX-License-Identifier: BSL-1.0
// The race for a connection, over real sockets.
#include "support/hanging_server.hpp"

#include <clerk/transport/connect_race.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using clerk_tests::hanging_server;
using tcp = asio::ip::tcp;

namespace
{
asio::ip::address const ipv4 = asio::ip::make_address("127.0.0.1");
asio::ip::address const ipv6 = asio::ip::make_address("::1");

/// Longer than any test may take: an attempt that begins only after this delay never begins.
constexpr auto forever = 1h;

bool has_ipv6()
{
    asio::io_context context;
    tcp::acceptor acceptor{context};
    boost::system::error_code problem;
    acceptor.open(tcp::v6(), problem);
    if (!problem)
        acceptor.bind({ipv6, 0}, problem);
    return !problem;
}

boost::test_tools::assertion_result this_machine_has_ipv6(boost::unit_test::test_unit_id)
{
    boost::test_tools::assertion_result result{has_ipv6()};
    if (!result)
        result.message() << "this machine has no IPv6 loopback";
    return result;
}

/// A server that the kernel answers for: connections are made without anybody accepting them.
class listening_server
{
public:
    explicit listening_server(asio::ip::address const& address = ipv4)
        : acceptor_(context_, tcp::endpoint{address, 0})
    {
    }
    [[nodiscard]] tcp::endpoint endpoint() const
    {
        return acceptor_.local_endpoint();
    }
    tcp::socket accept()
    {
        return acceptor_.accept();
    }

private:
    asio::io_context context_{1};
    tcp::acceptor acceptor_;
};

/// An address where nobody listens: bound, so that nobody else takes it meanwhile.
class refusing_server
{
public:
    explicit refusing_server(asio::ip::address const& address = ipv4)
        : socket_(context_, tcp::endpoint{address, 0})
    {
    }
    [[nodiscard]] tcp::endpoint endpoint() const
    {
        return socket_.local_endpoint();
    }

private:
    asio::io_context context_{1};
    tcp::socket socket_;
};

std::string text_of(tcp::endpoint const& endpoint)
{
    bool const six = endpoint.address().is_v6();
    return (six ? "[" : "") + endpoint.address().to_string() + (six ? "]:" : ":")
           + std::to_string(endpoint.port());
}

struct outcome
{
    int calls = 0;
    boost::system::error_code problem;
    std::string description;
    std::unique_ptr<tcp::socket> socket;

    clerk::detail::connect_race::handler handler()
    {
        return [this](boost::system::error_code result, tcp::socket connected, std::string text)
        {
            ++calls;
            problem = result;
            description = std::move(text);
            socket = std::make_unique<tcp::socket>(std::move(connected));
        };
    }
};

/// A context and a race on it. `run` ends when nothing is left to do, which is what no forgotten socket or
/// timer allows.
struct fixture
{
    asio::io_context context{1};
    clerk::detail::connect_race race{asio::make_strand(context)};
    outcome result;

    fixture()
    {
        // What a context opens for itself it opens with its first socket: not to be counted later.
        tcp::socket const first{context, tcp::v4()};
    }
    void start(std::vector<tcp::endpoint> const& addresses, std::chrono::milliseconds delay)
    {
        race.start(addresses, delay, result.handler());
    }
    void run()
    {
        context.restart();
        context.run_for(30s);
        BOOST_TEST(context.stopped(), "something is left under way");
    }
    /// Runs what is ready, and waits for up to `count` handlers more.
    void run_handlers(int count)
    {
        context.restart();
        for (int i = 0; i < count; ++i)
            context.run_one_for(30s);
    }
    void check_connected_to(tcp::endpoint const& endpoint) const
    {
        BOOST_TEST(result.calls == 1);
        BOOST_TEST(!result.problem, result.problem.message());
        BOOST_TEST(result.description == "");
        BOOST_REQUIRE(result.socket);
        BOOST_TEST(result.socket->remote_endpoint() == endpoint);
    }
};

/// How many files this process has open; 0 where the system does not tell.
std::ptrdiff_t open_files()
{
    std::error_code problem;
    std::filesystem::directory_iterator const files{"/proc/self/fd", problem};
    return problem ? 0 : std::distance(begin(files), end(files));
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(connect_race, fixture)

BOOST_AUTO_TEST_CASE(a_single_address_is_connected_to)
{
    listening_server server;
    start({server.endpoint()}, forever);
    BOOST_TEST(result.calls == 0);
    run();
    check_connected_to(server.endpoint());

    auto accepted = server.accept();
    asio::write(*result.socket, asio::buffer("hello", 5));
    std::array<char, 5> heard{};
    asio::read(accepted, asio::buffer(heard));
    BOOST_TEST(std::string(heard.data(), heard.size()) == "hello");
}

BOOST_AUTO_TEST_CASE(after_a_refusal_the_next_address_is_tried_at_once)
{
    refusing_server refusing;
    listening_server server;
    start({refusing.endpoint(), server.endpoint()}, forever);
    run();
    check_connected_to(server.endpoint());
}

BOOST_AUTO_TEST_CASE(an_address_that_hangs_is_overtaken_after_the_delay_and_given_up)
{
    hanging_server const hanging{ipv4};
    listening_server server;
    auto const before = open_files();
    auto const begin = std::chrono::steady_clock::now();
    start({hanging.endpoint(), server.endpoint()}, 50ms);
    run();
    BOOST_TEST((std::chrono::steady_clock::now() - begin >= 50ms));
    check_connected_to(server.endpoint());

    // What it keeps is the winner's socket alone.
    if (before > 0)
        BOOST_TEST(open_files() == before + 1);
}

BOOST_AUTO_TEST_CASE(the_first_address_has_the_whole_delay_for_itself)
{
    listening_server first;
    listening_server second;
    start({first.endpoint(), second.endpoint()}, forever);
    run();
    check_connected_to(first.endpoint());
}

BOOST_AUTO_TEST_CASE(a_refusal_of_the_second_leaves_the_first_its_time)
{
    // The first hangs until its queue has room: the attempt is repeated by the kernel after a second.
    auto hanging = std::make_unique<hanging_server>(ipv4);
    refusing_server refusing;
    start({hanging->endpoint(), refusing.endpoint()}, 1ms);
    run_handlers(3); // the beginning, the delay, the refusal
    BOOST_TEST(result.calls == 0);
    hanging.reset(); // Whoever repeats the attempt now is refused.
    run();
    BOOST_TEST(result.calls == 1);
    BOOST_TEST(result.problem == asio::error::connection_refused);
}

BOOST_AUTO_TEST_CASE(where_all_refuse_the_error_names_each)
{
    refusing_server first;
    refusing_server second;
    start({first.endpoint(), second.endpoint()}, forever);
    run();
    BOOST_TEST(result.calls == 1);
    BOOST_TEST(result.problem == asio::error::connection_refused);
    BOOST_TEST(result.description
               == result.problem.message() + " (" + text_of(first.endpoint()) + ", "
                      + text_of(second.endpoint()) + ")");
    BOOST_REQUIRE(result.socket);
    BOOST_TEST(!result.socket->is_open());
}

BOOST_AUTO_TEST_CASE(different_errors_are_all_told)
{
    // A limited broadcast is an address that TCP never connects to: the kernel says so without sending
    // anything.
    refusing_server refusing;
    tcp::endpoint const broadcast{asio::ip::make_address("255.255.255.255"), 443};
    start({refusing.endpoint(), broadcast}, forever);
    run();
    BOOST_TEST(result.calls == 1);
    auto const refusal = boost::system::error_code{asio::error::connection_refused}.message();
    BOOST_TEST(result.description.starts_with(refusal + " (" + text_of(refusing.endpoint()) + "); "));
    BOOST_TEST(result.description.ends_with(" (255.255.255.255:443)"));
}

BOOST_AUTO_TEST_CASE(without_an_address_it_fails_but_not_from_within_start)
{
    start({}, forever);
    BOOST_TEST(result.calls == 0);
    run();
    BOOST_TEST(result.calls == 1);
    BOOST_TEST(result.problem == asio::error::host_not_found);
}

BOOST_AUTO_TEST_CASE(
    ipv6_that_refuses_gives_way_to_ipv4, *boost::unit_test::precondition(this_machine_has_ipv6))
{
    refusing_server refusing{ipv6};
    listening_server server{ipv4};
    start({refusing.endpoint(), server.endpoint()}, forever);
    run();
    check_connected_to(server.endpoint());
}

BOOST_AUTO_TEST_CASE(ipv6_that_hangs_is_overtaken_by_ipv4_before_more_of_ipv6,
    *boost::unit_test::precondition(this_machine_has_ipv6))
{
    hanging_server const hanging{ipv6};
    listening_server other{ipv6};
    listening_server server{ipv4};
    start({hanging.endpoint(), other.endpoint(), server.endpoint()}, 50ms);
    run();
    check_connected_to(server.endpoint());
}

BOOST_AUTO_TEST_CASE(an_ipv6_address_is_connected_to, *boost::unit_test::precondition(this_machine_has_ipv6))
{
    hanging_server const hanging{ipv4};
    listening_server server{ipv6};
    start({hanging.endpoint(), server.endpoint()}, 10ms);
    run();
    check_connected_to(server.endpoint());
}

BOOST_AUTO_TEST_CASE(another_race_may_begin_within_done)
{
    refusing_server refusing;
    listening_server server;
    race.start({refusing.endpoint()}, forever,
        [&](boost::system::error_code problem, tcp::socket, std::string const&)
        {
            BOOST_TEST(problem == asio::error::connection_refused);
            start({server.endpoint()}, forever);
        });
    run();
    check_connected_to(server.endpoint());
}

BOOST_AUTO_TEST_CASE(cancelled_before_it_runs_it_does_nothing)
{
    listening_server server;
    start({server.endpoint()}, forever);
    race.cancel();
    run();
    BOOST_TEST(result.calls == 0);
}

BOOST_AUTO_TEST_CASE(cancelled_in_the_middle_it_ends_at_once_and_forgets_done)
{
    hanging_server const first{ipv4};
    hanging_server const second{ipv4};
    auto const before = open_files();
    auto held = std::make_shared<int>(0);
    std::weak_ptr<int> const watched = held;
    race.start({first.endpoint(), second.endpoint(), second.endpoint()}, 1ms,
        [this, held = std::move(held)](boost::system::error_code, tcp::socket, std::string const&)
        { ++result.calls; });
    run_handlers(2); // the beginning and the delay: both are under way
    BOOST_TEST(!watched.expired());
    race.cancel();
    BOOST_TEST(watched.expired());
    run();
    BOOST_TEST(result.calls == 0);
    BOOST_TEST(open_files() == before);
}

BOOST_AUTO_TEST_CASE(cancelled_when_the_connection_is_there_already_it_does_not_tell)
{
    listening_server server;
    start({server.endpoint()}, forever);
    run_handlers(1); // the attempt begins
    auto accepted = server.accept();
    race.cancel();
    run();
    BOOST_TEST(result.calls == 0);

    // The connection was closed, not kept somewhere.
    char byte = 0;
    boost::system::error_code problem;
    accepted.read_some(asio::buffer(&byte, 1), problem);
    BOOST_TEST(problem.failed());
}

BOOST_AUTO_TEST_CASE(cancelling_is_harmless_without_a_race)
{
    race.cancel();
    listening_server server;
    start({server.endpoint()}, forever);
    run();
    race.cancel();
    check_connected_to(server.endpoint());
    BOOST_TEST(result.socket->is_open());
}

BOOST_AUTO_TEST_CASE(what_owns_the_race_may_go_with_it_when_it_is_cancelled)
{
    struct owner
    {
        explicit owner(asio::io_context& context)
            : race(context.get_executor())
        {
        }
        clerk::detail::connect_race race;
    };
    hanging_server const hanging{ipv4};
    auto owning = std::make_shared<owner>(context);
    auto* const plain = owning.get();
    std::weak_ptr<owner> const watched = owning;
    plain->race.start({hanging.endpoint()}, forever,
        [this, owning = std::move(owning)](boost::system::error_code, tcp::socket, std::string const&)
        { ++result.calls; });
    run_handlers(1);
    plain->race.cancel();
    BOOST_TEST(watched.expired());
    run();
    BOOST_TEST(result.calls == 0);
}

BOOST_AUTO_TEST_CASE(a_context_destroyed_in_the_middle_takes_all_with_it)
{
    struct owner
    {
        explicit owner(asio::io_context& context)
            : race(asio::make_strand(context))
        {
        }
        clerk::detail::connect_race race;
    };
    hanging_server const hanging{ipv4};
    for (int const handlers : {0, 1, 2}) // before the attempt, with one under way, with two
    {
        std::weak_ptr<owner> watched;
        int calls = 0;
        {
            asio::io_context doomed{1};
            auto owning = std::make_shared<owner>(doomed);
            watched = owning;
            // As a connection does it: the handler keeps what owns the race.
            owning->race.start({hanging.endpoint(), {ipv4, 1}}, 1ms,
                [&calls, owning](boost::system::error_code, tcp::socket, std::string const&) { ++calls; });
            for (int i = 0; i < handlers; ++i)
                doomed.run_one_for(30s);
        }
        BOOST_TEST(watched.expired(), "a circle after " << handlers << " handlers");
        BOOST_TEST(calls == 0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
