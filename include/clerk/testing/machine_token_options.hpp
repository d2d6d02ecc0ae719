// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_MACHINE_TOKEN_OPTIONS_HPP
#define CLERK_TESTING_MACHINE_TOKEN_OPTIONS_HPP

#include <clerk/model/timestamp.hpp>

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <vector>

namespace clerk::testing
{
/// What the emulator tells of an API key, an M2M token or an OAuth access token. Every option has a default.
struct machine_token_options
{
    machine_token_options() = default;

    /// The token itself. Empty: a new one with the prefix of its kind.
    std::string token;

    /// Of an API key.
    std::string name = "key";

    /// Of an OAuth access token. Empty: a new one.
    std::string client_id;

    std::vector<std::string> scopes;

    /// Of an API key or an M2M token.
    boost::json::value claims;

    /// None: never.
    std::optional<clerk::timestamp> expires_at;

    bool revoked = false;
};

} // namespace clerk::testing

#endif
