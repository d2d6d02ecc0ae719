// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CLIENT_STATISTICS_HPP
#define CLERK_CLIENT_STATISTICS_HPP

#include <clerk/transport/transport.hpp>

#include <cstdint>

namespace clerk
{
/// What a client does and did, at one moment: for a metrics endpoint. `in_use` at `pool_options::max_connections` with
/// `waiting` above 0 means that the pool is too small, or the server too slow.
struct client_statistics : transport_statistics
{
    std::uint64_t calls = 0;   ///< Calls begun since the start.
    std::uint64_t retried = 0; ///< Requests that were sent again.
};

} // namespace clerk

#endif
