// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_ONE_MODE_IPP
#define CLERK_DETAIL_IMPL_ONE_MODE_IPP

#include <clerk/detail/one_mode.hpp>

#if defined(__ELF__)
extern "C"
{
char const clerk_separate_compilation_but_no_unit_includes_clerk_src_hpp = 0;
[[gnu::used]] thread_local constinit char clerk_header_only_and_separate_compilation_are_mixed_in_one_program = 0;
}
#endif

#endif
