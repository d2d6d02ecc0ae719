// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_UNIT_CORE_IDLE_TRANSPORT_HPP
#define CLERK_TESTS_UNIT_CORE_IDLE_TRANSPORT_HPP

#include <clerk/transport/transport.hpp>

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/test/unit_test.hpp>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace clerk_tests
{
/// A transport that does nothing by itself: it keeps what it is asked for until the test answers.
class idle_transport final : public clerk::transport
{
public:
    struct exchange
    {
        std::string line; ///< "PATCH /v1/users/user_1 {}"
        handler done;
        boost::asio::cancellation_type cancelled = boost::asio::cancellation_type::none;
        clerk::http_headers headers;
        std::chrono::steady_clock::time_point deadline;
    };

    void async_exchange(
        clerk::http_request const& request, std::chrono::steady_clock::time_point deadline, handler done) override
    {
        std::string line = std::string{to_string(request.method)} + ' ' + request.target;
        if (request.body)
            line.append(" ").append(*request.body);
        auto slot = boost::asio::get_associated_cancellation_slot(done);
        auto& added = exchanges.emplace_back(exchange{
            std::move(line), std::move(done), boost::asio::cancellation_type::none, request.headers, deadline});
        if (slot.is_connected())
            slot.assign([&added](boost::asio::cancellation_type type) { added.cancelled = type; });
    }

    void close() noexcept override
    {
        ++closed;
    }

    /// Answers the exchange that was begun last.
    void answer(clerk::transport_result result)
    {
        BOOST_TEST_REQUIRE(!exchanges.empty());
        auto done = std::move(exchanges.back().done);
        std::move(done)(std::move(result));
    }

    /// Forgets what nobody answered. A call owns its transport through its client, and an unanswered handler
    /// the call: one that is never let go keeps all of them.
    void forget_all()
    {
        auto const forgotten = std::exchange(exchanges, {});
    }

    std::deque<exchange> exchanges; // A deque: what is in it stays where it is.
    int closed = 0;
};

} // namespace clerk_tests

#endif
