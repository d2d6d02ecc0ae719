// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_NETWORK_CLERK_CPP_HPP
#define CLERK_BENCHMARKS_NETWORK_CLERK_CPP_HPP

#include "harness.hpp"

#include <clerk/clerk.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace clerk_benchmarks
{
namespace asio = boost::asio;

/// Limits, deadlines and pacing are those of a default client.
inline clerk::client_options make_client_options(harness_options const& options)
{
    clerk::client_options made;
    made.secret_key = clerk::secret{"sk_test_0123456789abcdefghijklmnopqrstuvwxyzABCDEF"};
    made.api_url = options.url();
    made.tls.ca_file = options.ca_file;
    made.pool.max_connections = options.connections;
    made.thread_safe = options.thread_safe;
    return made;
}
} // namespace clerk_benchmarks

#endif
