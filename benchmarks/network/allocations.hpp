// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_NETWORK_ALLOCATIONS_HPP
#define CLERK_BENCHMARKS_NETWORK_ALLOCATIONS_HPP

#include <cstdint>

namespace clerk_benchmarks
{
/// How often this thread has called `operator new`, which allocations.cpp replaces. Not atomic, so that counting costs next
/// to nothing; every C++ contestant counts.
std::uint64_t allocations() noexcept;
} // namespace clerk_benchmarks

#endif
