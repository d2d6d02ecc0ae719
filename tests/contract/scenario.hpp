// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_SCENARIO_HPP
#define CLERK_TESTS_CONTRACT_SCENARIO_HPP

#include "compare.hpp"
#include "control_channel.hpp"
#include "session.hpp"

#include <clerk/clerk.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace contract
{
/// What a scenario works with. The server is reset before each one.
struct scene
{
    server_address const& server;
    control_channel& control;
    differences& found;

    void expect_success(clerk::result<clerk::user> const& outcome) const
    {
        found.expect(outcome.has_value(), "outcome", "a user", outcome.error().message());
    }

    void expect_failure(clerk::result<clerk::user> const& outcome, expected_failure const& expected) const
    {
        found.expect(!outcome, "outcome", "a failure", "a user");
        if (!outcome)
            compare_failure(expected, outcome.error(), found);
    }

    /// What the server saw, as `PATCH /v1/users/user_0001`, must be exactly this.
    void expect_requests(std::vector<std::string> const& expected) const
    {
        json::array wanted;
        for (auto const& line : expected)
            wanted.emplace_back(line);
        json::array seen;
        for (auto const& request : control.requests())
            seen.emplace_back(text_member(request.as_object(), "method") + ' '
                              + text_member(request.as_object(), "target"));
        found.equal("requests", json::value(wanted), json::value(seen));
    }
};

struct scenario
{
    std::string name;
    std::function<void(scene const&)> run;
};

inline constexpr std::string_view wick = "user_0001";
inline std::string const patch_wick = "PATCH /v1/users/user_0001";
inline std::string const put_wick = "PUT /v1/users/user_0001/metadata";
inline std::string const get_wick = "GET /v1/users/user_0001";

inline clerk::update_user_params first_name(std::string const& name)
{
    return clerk::update_user_params{}.first_name(name);
}

inline clerk::update_user_params with_metadata(clerk::update_user_params params)
{
    json::object metadata;
    metadata["role"] = "assassin";
    params.public_metadata(metadata);
    return params;
}

} // namespace contract

#endif
