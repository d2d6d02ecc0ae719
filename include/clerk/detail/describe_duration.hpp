// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_DESCRIBE_DURATION_HPP
#define CLERK_DETAIL_DESCRIBE_DURATION_HPP

#include <chrono>
#include <cstdio>
#include <string>

namespace clerk::detail
{
/// "2.0 s"
inline std::string describe_duration(std::chrono::duration<double> duration)
{
    char text[32]{};
    std::snprintf(text, sizeof text, "%.1f s", duration.count());
    return text;
}

} // namespace clerk::detail

#endif
