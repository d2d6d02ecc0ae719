// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_SESSION_HPP
#define CLERK_TESTS_CONTRACT_SESSION_HPP

#include "control_channel.hpp"
#include "observation.hpp"

#include <clerk/clerk.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace contract
{
/// A client of the contract server, and the loop that it runs on. Calls are made one after another.
class session
{
public:
    explicit session(
        server_address const& server, std::function<void(clerk::client_options&)> const& change = nullptr)
        : client_(context_, options_for(server, change))
    {
    }

    clerk::result<clerk::user> update(std::string_view id, clerk::update_user_params const& params)
    {
        clerk::users users = client_.users();
        return run_call(context_,
            [&](auto handler) { users.update_user(id, params, clerk::as_result(std::move(handler))); });
    }

    clerk::result<clerk::user> get(std::string_view id)
    {
        clerk::users users = client_.users();
        return run_call(
            context_, [&](auto handler) { users.get_user(id, clerk::as_result(std::move(handler))); });
    }

    /// One update for each user, all at the same time.
    std::vector<clerk::result<clerk::user>> update_all(
        std::vector<std::string> const& ids, clerk::update_user_params const& params)
    {
        std::vector<clerk::result<clerk::user>> outcomes(ids.size());
        std::size_t completed = 0;
        clerk::users users = client_.users();
        context_.restart();
        for (std::size_t i = 0; i < ids.size(); ++i)
            users.update_user(ids[i], params,
                clerk::as_result(
                    [&outcomes, &completed, i](clerk::result<clerk::user> result)
                    {
                        outcomes[i] = std::move(result);
                        ++completed;
                    }));
        while (completed != ids.size() && context_.run_one() != 0)
        {
        }
        return outcomes;
    }

private:
    static clerk::client_options options_for(
        server_address const& server, std::function<void(clerk::client_options&)> const& change)
    {
        clerk::client_options options;
        options.secret_key = contract_secret_key;
        options.api_url = server.url;
        options.api_version = server.api_version;
        options.allow_plaintext = !server.tls();
        options.tls.ca_file = server.ca_file;
        options.timeout = std::chrono::seconds{30};
        if (change)
            change(options);
        return options;
    }

    asio::io_context context_;
    clerk::client client_;
};

} // namespace contract

#endif
