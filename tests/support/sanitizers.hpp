// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_SANITIZERS_HPP
#define CLERK_TESTS_SUPPORT_SANITIZERS_HPP

namespace clerk_tests
{
// g++ says so by macros, clang by features.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CLERK_TESTS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CLERK_TESTS_SANITIZED 1
#endif
#endif

/// Whether this program runs under a sanitizer: several times slower, and with memory that tells nothing.
#if defined(CLERK_TESTS_SANITIZED)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif
#undef CLERK_TESTS_SANITIZED
} // namespace clerk_tests

#endif
