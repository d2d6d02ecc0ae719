// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_CHECK_RATE_LIMITS_HPP
#define CLERK_DETAIL_CHECK_RATE_LIMITS_HPP

#include <clerk/detail/invalid_argument.hpp>
#include <clerk/rate_limit.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace clerk::detail
{
inline void check_rate(std::string_view name, std::optional<rate> const& value)
{
    if (!value)
        return;
    auto const refuse = [&](std::string_view why)
    { throw exception(invalid_argument("rate_limit_options", std::string{name}.append(why))); };
    if (value->requests() == 0)
        refuse(" permits no request at all");
    if (value->period() <= std::chrono::milliseconds{0} || value->period() > std::chrono::hours{24 * 365})
        refuse(" must have a period longer than nothing and at most a year");
}

/// Throws `clerk::exception` with `errc::invalid_argument` for rates that cannot be meant.
inline void check_rate_limits(rate_limit_options const& options)
{
    check_rate("instance", options.instance);
    check_rate("user", options.user);
}

} // namespace clerk::detail

#endif
