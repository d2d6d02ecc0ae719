// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_ONE_MODE_HPP
#define CLERK_DETAIL_ONE_MODE_HPP

// Has the linker refuse a program that is header-only here and CLERK_SEPARATE_COMPILATION there, or whose functions are
// compiled nowhere; the names are the message. Linkers demand that a variable is thread-local everywhere or nowhere: the
// first one is where <clerk/src.hpp> defines it, and is not in a header-only unit. The second one is defined there only.
// Nothing is ever read: it costs a pointer in each unit, and not even that under --gc-sections. What is not seen is a mix
// under clang's -flto, and, by lld 14, one whose first unit is that of <clerk/src.hpp>.
#if defined(__ELF__)
extern "C"
{
#if defined(CLERK_SEPARATE_COMPILATION)
extern char const clerk_separate_compilation_but_no_unit_includes_clerk_src_hpp;
#else
[[gnu::used]] inline char clerk_header_only_and_separate_compilation_are_mixed_in_one_program = 0;
#endif
}

namespace clerk::detail
{
[[gnu::used]] static char const* const one_mode =
#if defined(CLERK_SEPARATE_COMPILATION)
    &clerk_separate_compilation_but_no_unit_includes_clerk_src_hpp;
#else
    &clerk_header_only_and_separate_compilation_are_mixed_in_one_program;
#endif
} // namespace clerk::detail
#endif

#endif
