// SPDX-License-Identifier: BSL-1.0
// Each byte of a short exchange is the last one once, in each direction, by FIN and by RST, with and without
// TLS, on a new connection and on a kept one. At each of them the call ends once, in time and with the truth,
// and leaves a client that works. Prints a table of what came out.
//
// To be quick, two things are left out that others cover: on a new TLS connection, the bytes behind the
// handshake (an exchange on a kept one has all of them), and of reads over TLS seven bytes in eight (all of
// an update's are cut). CLERK_TEST_STRIDE=N: every Nth byte of each line, without that. Under sanitizers 23
// unless set.
#include <support/fault_proxy.hpp>
#include <support/sanitizers.hpp>

#include <clerk/clerk.hpp>
#include <clerk/testing/emulator.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using clerk_tests::direction;
using clerk_tests::fault_kind;
using clerk_tests::fault_proxy;
using clerk_tests::fault_script;

namespace
{
using clock_type = std::chrono::steady_clock;

constexpr auto deadline = 10s;

/// What the environment or a sanitizer asks for.
std::optional<std::uint64_t> stride_for_all()
{
    if (char const* const given = std::getenv("CLERK_TEST_STRIDE"))
        return std::max<std::uint64_t>(std::strtoull(given, nullptr, 10), 1);
    return clerk_tests::sanitized ? std::optional<std::uint64_t>{23} : std::nullopt;
}

enum class layer
{
    plain,
    tls,
};

/// Which connection is cut: one that the call opens, or one that has carried an exchange before.
enum class connection_age
{
    fresh,
    kept,
};

struct cut_kind
{
    layer over;
    connection_age age;
    direction where;
    fault_kind how;

    [[nodiscard]] fault_script at(std::uint64_t offset) const
    {
        return how == fault_kind::cut ? fault_script{}.cut(where, offset)
                                      : fault_script{}.reset(where, offset);
    }
};

/// What came out at all offsets of one kind.
struct tally
{
    std::uint64_t last = 0; ///< The last offset that was tried.
    std::uint64_t stride = 1;
    std::size_t offsets = 0; ///< At which the fault struck.
    std::size_t beyond = 0;  ///< The exchange was over before: signatures differ in length by some bytes.
    std::size_t ok = 0;
    std::size_t not_done = 0;   ///< The error said so.
    std::size_t maybe = 0;      ///< "may have been done"
    std::size_t maybe_done = 0; ///< Of these, the emulator did.
    clock_type::duration slowest{};
};

void print_heading()
{
    static bool printed = false;
    if (std::exchange(printed, true))
        return;
    std::printf(
        "cut at every byte: each line is one kind of cut, up to the byte \"last\", at every \"step\"th;\n"
        "\"maybe\": the error says that it may have been done; \"beyond\": the exchange was shorter this "
        "time\n"
        "%-12s %-5s %-5s %-9s %-3s %5s %4s %8s %6s %5s %9s %6s %11s %9s %8s\n",
        "call", "layer", "conn.", "direction", "by", "last", "step", "offsets", "beyond", "ok", "not done",
        "maybe", "of it done", "slowest", "time");
}

void print(char const* call, cut_kind const& kind, tally const& result, clock_type::duration time)
{
    print_heading();
    using milliseconds = std::chrono::duration<double, std::milli>;
    std::printf("%-12s %-5s %-5s %-9s %-3s %5llu %4llu %8zu %6zu %5zu %9zu %6zu %11zu %6.0f ms %6.1f s\n",
        call, kind.over == layer::tls ? "TLS" : "TCP", kind.age == connection_age::kept ? "kept" : "new",
        kind.where == direction::to_server ? "to server" : "to client",
        kind.how == fault_kind::cut ? "FIN" : "RST", static_cast<unsigned long long>(result.last),
        static_cast<unsigned long long>(result.stride), result.offsets, result.beyond, result.ok,
        result.not_done, result.maybe, result.maybe_done, milliseconds{result.slowest}.count(),
        std::chrono::duration<double>{time}.count());
    std::fflush(stdout);
}

/// A client, the proxy and an emulator behind it.
class bench
{
public:
    bench(cut_kind const& kind, unsigned max_attempts)
        : kind_(kind)
        , max_attempts_(max_attempts)
    {
    }
    bench(bench const&) = delete;
    bench& operator=(bench const&) = delete;
    ~bench()
    {
        stop();
    }

    /// Cuts one call at each offset. `call(client, id, name, handler)` begins one that gives `name` to the
    /// user, or none.
    template <class Call>
    tally cut_everywhere(Call const& call, std::uint64_t stride)
    {
        auto const [shortest, longest] = measure(call, kind_.age);
        BOOST_TEST(shortest > 100U);
        tally_.last = longest;
        tally_.stride = stride_for_all().value_or(stride);
        if (kind_.over == layer::tls && kind_.age == connection_age::fresh && stride == 1
            && !stride_for_all())
            tally_.last -= measure(call, connection_age::kept).first; // A line of its own cuts these.
        for (std::uint64_t offset = 0; offset <= tally_.last; offset += tally_.stride)
            cut_once(call, offset);
        return tally_;
    }

    /// The call that makes sure that the client still works; also what opens a connection that is kept.
    void probe()
    {
        auto const name = next_name();
        auto const outcome = wait_for([&](auto handler)
            { client_.users().update_user(other_, clerk::update_user_params{}.first_name(name), handler); });
        claims_[name] = claim::done;
        may_have_idle_ = true;
        BOOST_TEST_REQUIRE(outcome.has_value(), "the next call: " << outcome.error().message());
        BOOST_TEST_REQUIRE(outcome->first_name.value_or("") == name);
        BOOST_TEST_REQUIRE(outcome->id == other_);
    }

    /// Ends everything, and returns how many times each name was given by the emulator.
    std::map<std::string, int> stop()
    {
        proxy_.reset();
        emulator_.stop();
        server_.join();
        std::map<std::string, int> done;
        for (auto const& request : emulator_.take_requests())
            if (request.carried_out && request.method == "PATCH")
                ++done[request.body];
        return done;
    }

    /// Compares what the answers said with what the emulator did.
    tally check_truth()
    {
        auto const done = stop();
        for (auto const& [name, said] : claims_)
        {
            auto const found = done.find("{\"first_name\":\"" + name + "\"}");
            auto const times = found == done.end() ? 0 : found->second;
            BOOST_TEST_INFO(name);
            BOOST_TEST(times <= 1);
            if (said == claim::done)
                BOOST_TEST(times == 1);
            else if (said == claim::not_done)
                BOOST_TEST(times == 0);
            else
                tally_.maybe_done += times > 0 ? 1 : 0;
        }
        return tally_;
    }

private:
    enum class claim
    {
        done,
        not_done,
        maybe,
    };

    static clerk::testing::emulator_options emulator_options(layer over)
    {
        clerk::testing::emulator_options options;
        options.tls = over == layer::tls;
        options.max_recorded_requests = 1'000'000;
        return options;
    }

    clerk::client_options client_options() const
    {
        auto options = emulator_.client_options();
        options.api_url = (kind_.over == layer::tls ? "https://127.0.0.1:" : "http://127.0.0.1:")
                          + std::to_string(proxy_->port());
        options.timeout = deadline;
        options.retry.max_attempts = max_attempts_;
        options.retry.initial_backoff = 1ms; // Thousands of them would take minutes.
        return options;
    }

    /// All of one length, so that offsets mean the same.
    std::string next_name()
    {
        auto number = std::to_string(++names_);
        return "v" + std::string(6 - number.size(), '0') + number;
    }

    /// Begins a call and waits until nothing is left to do: it has ended, and ended once.
    template <class Begin>
    clerk::result<clerk::user> wait_for(Begin const& begin)
    {
        clerk::result<clerk::user> outcome;
        int ends = 0;
        auto const before = clock_type::now();
        begin(clerk::as_result(
            [&](clerk::result<clerk::user> r)
            {
                outcome = std::move(r);
                ++ends;
            }));
        context_.restart();
        context_.run_for(2 * deadline);
        took_ = clock_type::now() - before;
        BOOST_TEST_REQUIRE(ends == 1);
        BOOST_TEST_REQUIRE(context_.stopped());
        // A cut is noticed, not waited out.
        BOOST_TEST_REQUIRE((took_ < deadline));
        return outcome;
    }

    /// How many bytes an exchange has at least and at most in the direction that is cut. Signatures differ in
    /// length.
    template <class Call>
    std::pair<std::uint64_t, std::uint64_t> measure(Call const& call, connection_age age)
    {
        std::vector<std::uint64_t> lengths;
        for (int i = 0; i < 20; ++i)
        {
            age == connection_age::kept ? probe() : proxy_->close_connections();
            proxy_->settle();
            auto const before = proxy_->forwarded(kind_.where);
            auto const name = next_name();
            auto const outcome = wait_for([&](auto handler) { call(client_, id_, name, handler); });
            BOOST_TEST_REQUIRE(outcome.has_value(), outcome.error().message());
            proxy_->settle();
            lengths.push_back(proxy_->forwarded(kind_.where) - before);
        }
        may_have_idle_ = true;
        auto const [shortest, longest] = std::ranges::minmax(lengths);
        return {shortest, longest};
    }

    template <class Call>
    void cut_once(Call const& call, std::uint64_t offset)
    {
        if (kind_.age == connection_age::kept)
            cut_kept(call, offset);
        else
            cut_fresh(call, offset);
    }

    template <class Call>
    void cut_kept(Call const& call, std::uint64_t offset)
    {
        probe();
        proxy_->settle();
        auto const faults = proxy_->faults();
        proxy_->add_to_last_connection(kind_.at(offset));
        auto const outcome = cut_call(call);
        count(outcome, proxy_->faults() > faults);
    }

    template <class Call>
    void cut_fresh(Call const& call, std::uint64_t offset)
    {
        constexpr int most_tries = 10;
        for (int i = 0; i < most_tries; ++i)
        {
            proxy_->close_connections();
            auto const connections = proxy_->connections();
            auto const faults = proxy_->faults();
            proxy_->next_connection(kind_.at(offset));
            auto const outcome = cut_call(call);
            proxy_->clear_scripts();
            bool const opened = proxy_->connections() > connections;
            BOOST_TEST_REQUIRE((opened || may_have_idle_)); // A failure leaves no connection to use.
            may_have_idle_ = outcome.has_value();
            if (!opened) // The end of the idle one was noticed too late.
                continue;

            count(outcome, proxy_->faults() > faults);
            if (outcome || offset % 16 == 0)
                probe();
            return;
        }
        BOOST_TEST_REQUIRE(false, "no new connection was opened in " << most_tries << " tries");
    }

    template <class Call>
    clerk::result<clerk::user> cut_call(Call const& call)
    {
        auto const name = next_name();
        auto const faults = proxy_->faults();
        auto outcome = wait_for([&](auto handler) { call(client_, id_, name, handler); });
        claims_[name] = outcome                                   ? claim::done
                        : outcome.error().may_have_taken_effect() ? claim::maybe
                                                                  : claim::not_done;
        if (outcome)
            BOOST_TEST_REQUIRE(outcome->id == id_);
        proxy_->settle();
        if (proxy_->faults() == faults)
            proxy_->close_connections(); // The fault still waits on it.
        return outcome;
    }

    void count(clerk::result<clerk::user> const& outcome, bool struck)
    {
        tally_.slowest = std::max(tally_.slowest, took_);
        ++(struck ? tally_.offsets : tally_.beyond);
        if (outcome)
            ++tally_.ok;
        else if (outcome.error().may_have_taken_effect())
            ++tally_.maybe;
        else
            ++tally_.not_done;
        if (!outcome)
        {
            BOOST_TEST_INFO(outcome.error().message());
            BOOST_TEST((outcome.error().code() == clerk::errc::network));
        }
    }

    cut_kind kind_;
    unsigned max_attempts_;
    asio::thread_pool server_{1};
    clerk::testing::emulator emulator_{server_, emulator_options(kind_.over)};
    std::optional<fault_proxy> proxy_{emulator_.port()};
    std::string id_ = emulator_.add_user(clerk::user{}).id;
    std::string other_ = emulator_.add_user(clerk::user{}).id;
    asio::io_context context_;
    clerk::client client_{context_, client_options()};
    unsigned names_ = 0;
    std::map<std::string, claim> claims_;
    clock_type::duration took_{};
    bool may_have_idle_ = false; ///< The client may keep a connection that the proxy has closed.
    tally tally_;
};

constexpr auto update =
    [](clerk::client const& client, std::string const& id, std::string const& name, auto handler)
{ client.users().update_user(id, clerk::update_user_params{}.first_name(name), handler); };

/// One attempt: what the answer says is what became of the one request.
tally cut_updates(cut_kind const& kind)
{
    auto const begin = clock_type::now();
    bench at{kind, 1};
    at.cut_everywhere(update, 1);
    auto const result = at.check_truth();
    print("update_user", kind, result, clock_type::now() - begin);
    return result;
}

void cut_updates_in_all_ways(layer over, connection_age age)
{
    for (auto const where : {direction::to_server, direction::to_client})
        for (auto const how : {fault_kind::cut, fault_kind::reset})
        {
            auto const result = cut_updates({over, age, where, how});
            BOOST_TEST(result.offsets > result.beyond);
            BOOST_TEST(result.ok + result.not_done + result.maybe == result.offsets + result.beyond);
            BOOST_TEST(result.maybe > 0U);
            if (over == layer::tls && age == connection_age::fresh)
                BOOST_TEST(result.not_done > 0U); // in the handshake
            // Replies that broke off belong to updates that were done, requests that broke off to none.
            BOOST_TEST((where == direction::to_client) == (result.maybe_done > 1U));
        }
}
} // namespace

BOOST_AUTO_TEST_SUITE(cut_at_every_byte)

BOOST_AUTO_TEST_CASE(an_update_over_a_new_plain_connection)
{
    cut_updates_in_all_ways(layer::plain, connection_age::fresh);
}

BOOST_AUTO_TEST_CASE(an_update_over_a_kept_plain_connection)
{
    cut_updates_in_all_ways(layer::plain, connection_age::kept);
}

BOOST_AUTO_TEST_CASE(an_update_over_a_new_tls_connection)
{
    cut_updates_in_all_ways(layer::tls, connection_age::fresh);
}

BOOST_AUTO_TEST_CASE(an_update_over_a_kept_tls_connection)
{
    cut_updates_in_all_ways(layer::tls, connection_age::kept);
}

BOOST_AUTO_TEST_CASE(a_read_is_repeated_and_succeeds_wherever_it_was_cut)
{
    constexpr auto get = [](clerk::client const& client, std::string const& id, std::string const&,
                             auto handler) { client.users().get_user(id, handler); };
    for (auto const over : {layer::plain, layer::tls})
        for (auto const where : {direction::to_server, direction::to_client})
            for (auto const how : {fault_kind::cut, fault_kind::reset})
            {
                cut_kind const kind{over, connection_age::fresh, where, how};
                auto const begin = clock_type::now();
                bench at{kind, clerk::retry_options{}.max_attempts};
                auto const result = at.cut_everywhere(get, over == layer::tls ? 8 : 1);
                print("get_user", kind, result, clock_type::now() - begin);
                BOOST_TEST(result.offsets > 0U);
                BOOST_TEST(result.ok == result.offsets + result.beyond);
            }
}

BOOST_AUTO_TEST_SUITE_END()
