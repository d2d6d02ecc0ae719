// SPDX-License-Identifier: BSL-1.0
// A transport of the user's own: what it is given, and in what order things may happen around it.
#include <clerk/clerk.hpp>

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <deque>
#include <memory>
#include <string>
#include <utility>

namespace asio = boost::asio;

namespace
{
/// Answers when the test says so.
class hand_operated final : public clerk::transport
{
public:
    struct exchange
    {
        std::string line;
        handler done;
        std::shared_ptr<bool> cancelled = std::make_shared<bool>(false); // an aggregate: clang 14 cannot make it in place
    };

    void async_exchange(
        clerk::http_request const& request, std::chrono::steady_clock::time_point, handler done) override
    {
        auto line = std::string{to_string(request.method)} + ' ' + request.target + ' '
            + std::string{request.body.value_or("")};
        auto slot = asio::get_associated_cancellation_slot(done);
        auto& kept = under_way.emplace_back(exchange{std::move(line), std::move(done)});
        if (slot.is_connected())
            slot.assign([cancelled = kept.cancelled](asio::cancellation_type) { *cancelled = true; });
    }

    void close() noexcept override
    {
        ++closed;
    }

    void answer(int status, std::string body)
    {
        auto done = std::move(under_way.front().done);
        under_way.pop_front();
        std::move(done)(clerk::transport_result{clerk::http_reply{status, {}, std::move(body)}});
    }

    std::deque<exchange> under_way;
    int closed = 0;
};

struct fixture
{
    asio::io_context context;
    std::shared_ptr<hand_operated> transport = std::make_shared<hand_operated>();
    clerk::client_options options = [this]
    {
        clerk::client_options made;
        made.transport = transport;
        return made;
    }();
    clerk::client client{context, options};
    clerk::result<clerk::user> outcome;
};

constexpr char const* some_user = R"({"id":"user_1","object":"user","first_name":"John"})";
} // namespace

BOOST_FIXTURE_TEST_SUITE(plugged_in_transport, fixture)

BOOST_AUTO_TEST_CASE(it_gets_method_target_and_body_and_needs_no_key)
{
    client.users().update_user("user_1", clerk::update_user_params{}.first_name("John"),
        clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); }));
    BOOST_TEST_REQUIRE(transport->under_way.size() == 1U);
    BOOST_TEST(transport->under_way[0].line == R"(PATCH /v1/users/user_1 {"first_name":"John"})");
    transport->answer(200, some_user);
    context.run();
    BOOST_TEST(outcome.value().first_name.value() == "John");
}

BOOST_AUTO_TEST_CASE(a_late_total_cancellation_does_not_meet_the_next_request)
{
    asio::cancellation_signal signal;
    client.users().update_user("user_1", clerk::update_user_params{}.first_name("John").public_metadata({{"a", 1}}),
        asio::bind_cancellation_slot(
            signal.slot(), clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); })));
    // While the first request is out, nothing has been changed: the cancellation is passed on. Before it gets there, the
    // first reply does.
    signal.emit(asio::cancellation_type::total);
    transport->answer(200, some_user);
    BOOST_TEST_REQUIRE(transport->under_way.size() == 1U);
    context.poll();
    BOOST_TEST(!*transport->under_way[0].cancelled);
    transport->answer(200, some_user);
    context.restart();
    context.run();
    BOOST_TEST(outcome.has_value());
}

BOOST_AUTO_TEST_CASE(a_cancellation_reaches_the_request_it_is_meant_for)
{
    asio::cancellation_signal signal;
    client.users().update_user("user_1", {},
        asio::bind_cancellation_slot(
            signal.slot(), clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); })));
    signal.emit(asio::cancellation_type::terminal);
    context.poll();
    BOOST_TEST(*transport->under_way[0].cancelled);
    transport->answer(200, some_user); // it was there first
    context.restart();
    context.run();
    BOOST_TEST(outcome.has_value());
}

BOOST_AUTO_TEST_CASE(no_client_closes_it_for_the_others)
{
    {
        clerk::client other{context, options};
    }
    BOOST_TEST(transport->closed == 0);
    client.users().get_user("user_1", clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); }));
    BOOST_TEST_REQUIRE(transport->under_way.size() == 1U);
    transport->answer(200, some_user);
    context.run();
    BOOST_TEST(outcome.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
