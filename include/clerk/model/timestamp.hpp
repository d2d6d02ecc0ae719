// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_TIMESTAMP_HPP
#define CLERK_MODEL_TIMESTAMP_HPP

#include <chrono>

namespace clerk
{
/// A moment as the Backend API tells it: milliseconds since 1970-01-01T00:00:00Z, before it where negative.
using timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

} // namespace clerk

#endif
