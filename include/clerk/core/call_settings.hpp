// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_CALL_SETTINGS_HPP
#define CLERK_CORE_CALL_SETTINGS_HPP

#include <clerk/call_options.hpp>

#include <chrono>
#include <string_view>

namespace clerk::detail
{
/// The options of one call, those of the client and its own taken together.
struct call_settings
{
    std::chrono::milliseconds timeout;
    retry_options retry;
};

inline call_settings settings_of_call(client_options const& client, call_options const& own)
{
    return {own.timeout().value_or(client.timeout), own.retry().value_or(client.retry)};
}

/// What cannot be right about them, to be read after the options' name; empty where nothing is.
inline std::string_view problem_with(call_settings const& settings) noexcept
{
    if (settings.timeout <= std::chrono::milliseconds{0} || settings.timeout > std::chrono::hours{24 * 365})
        return "timeout must be longer than nothing and at most a year";
    if (settings.retry.max_attempts == 0)
        return "retry.max_attempts is 0; 1 means: never retry";
    return {};
}

} // namespace clerk::detail

#endif
