// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_RECYCLING_ALLOCATOR_HPP
#define CLERK_DETAIL_RECYCLING_ALLOCATOR_HPP

#include <clerk/detail/config.hpp>

#include <boost/asio/recycling_allocator.hpp>

#include <memory>
#include <type_traits>

namespace clerk::detail
{
// Memory that is recycled is no error to use for AddressSanitizer: under it, all is given back. g++ says so by a macro, clang
// by a feature.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool recycles_memory = false;
#elif defined(__has_feature)
inline constexpr bool recycles_memory = !__has_feature(address_sanitizer);
#else
inline constexpr bool recycles_memory = true;
#endif

/// Allocates in memory of what lived as long as a call, and ended, where Asio has some for this thread.
template <class T>
using recycling_allocator = std::conditional_t<recycles_memory, asio::recycling_allocator<T>, std::allocator<T>>;

} // namespace clerk::detail

#endif
