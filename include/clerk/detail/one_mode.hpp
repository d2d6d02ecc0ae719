// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_ONE_MODE_HPP
#define CLERK_DETAIL_ONE_MODE_HPP

// Has the linker refuse a program that is header-only here and CLERK_SEPARATE_COMPILATION there, or whose functions are
// compiled nowhere; the names are the message. Linkers demand that a variable is thread-local everywhere or nowhere: this
// one is where <clerk/src.hpp> defines it, and is not in a header-only unit. What is compiled separately asks for that
// unit. Nothing is read or written: a byte, a pointer in each unit, and not even these under --gc-sections.
#if defined(__ELF__)
extern "C"
{
#if defined(CLERK_SEPARATE_COMPILATION)
extern char const clerk_separate_compilation_but_no_unit_includes_clerk_src_hpp;
#else
[[gnu::used]] inline char clerk_header_only_and_separate_compilation_are_mixed_in_one_program = 0;
#endif
}

#if defined(CLERK_SEPARATE_COMPILATION)
namespace clerk::detail
{
[[gnu::used]] static char const* const unit_with_src_hpp
    = &clerk_separate_compilation_but_no_unit_includes_clerk_src_hpp;
}
#endif
#endif

#endif
