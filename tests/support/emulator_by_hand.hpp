// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_EMULATOR_BY_HAND_HPP
#define CLERK_TESTS_SUPPORT_EMULATOR_BY_HAND_HPP

#include <support/http_client.hpp>

#include <clerk/testing/emulator.hpp>

#include <boost/asio/thread_pool.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace clerk_tests
{
namespace json = boost::json;

/// An emulator on two threads of its own, and a connection on which everything is put by hand.
struct emulator_by_hand
{
    static clerk::testing::emulator_options plaintext()
    {
        clerk::testing::emulator_options options;
        options.tls = false;
        return options;
    }

    explicit emulator_by_hand(clerk::testing::emulator_options options = plaintext())
        : emulator(threads, std::move(options))
    {
    }
    emulator_by_hand(emulator_by_hand const&) = delete;
    emulator_by_hand& operator=(emulator_by_hand const&) = delete;
    ~emulator_by_hand()
    {
        emulator.stop();
        threads.join();
    }

    http_client connect() const
    {
        return http_client{emulator.port()};
    }

    http_answer request(std::string_view method, std::string_view target, std::string_view body = {},
        std::string_view version = "2026-05-12")
    {
        return connect().request(method, target,
            {{"Authorization", "Bearer sk_test_emulator"}, {"Clerk-API-Version", version},
                {"Content-Type", "application/json"}},
            body);
    }

    /// Updates the user by PATCH.
    http_answer patch(std::string_view body, std::string_view version = "2026-05-12")
    {
        return request("PATCH", "/v1/users/" + id, body, version);
    }

    /// The user's attribute as the next reader sees it.
    json::value attribute(std::string_view name)
    {
        return request("GET", "/v1/users/" + id).json().at(name);
    }

    asio::thread_pool threads{2};
    clerk::testing::emulator emulator;
    std::string id = emulator.add_user(json::object{}).id;
};

} // namespace clerk_tests

#endif
