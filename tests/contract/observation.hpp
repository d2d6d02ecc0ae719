// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_OBSERVATION_HPP
#define CLERK_TESTS_CONTRACT_OBSERVATION_HPP

#include "replay_server.hpp"

#include <clerk/clerk.hpp>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

namespace contract
{
/// The key that the recorded calls were made with, and the one that the contract server wants.
inline constexpr std::string_view recorded_secret_key = "sk_test_recorded";
inline constexpr std::string_view contract_secret_key = "sk_test_contract";

/// What one call sent and what it returned.
struct observation
{
    std::vector<seen_request> requests;
    clerk::result<clerk::user> outcome;
};

/// Runs `context` until the call that `start` begins has completed. `start` gets the completion handler.
template <class Start>
clerk::result<clerk::user> run_call(asio::io_context& context, Start start)
{
    std::optional<clerk::result<clerk::user>> outcome;
    context.restart();
    start([&outcome](clerk::result<clerk::user> result) { outcome.emplace(std::move(result)); });
    while (!outcome && context.run_one() != 0)
    {
    }
    if (!outcome)
        throw std::runtime_error{"the call never completed"};
    return std::move(*outcome);
}

/// Updates a user against a server that answers from `script`, then with `afterwards`. One attempt.
inline observation observe(std::string_view user_id, clerk::update_user_params const& params,
    std::vector<scripted_reply> script, scripted_reply afterwards)
{
    asio::io_context context;
    replay_server server{context, std::move(script), std::move(afterwards)};

    clerk::client_options options;
    options.secret_key = recorded_secret_key;
    options.api_url = server.url();
    options.allow_plaintext = true;
    options.timeout = std::chrono::seconds{10};
    options.retry.max_attempts = 1;
    clerk::client client{context, options};
    clerk::users users = client.users();

    auto outcome = run_call(context,
        [&](auto handler) { users.update_user(user_id, params, clerk::as_result(std::move(handler))); });
    return {server.requests(), std::move(outcome)};
}

} // namespace contract

#endif
