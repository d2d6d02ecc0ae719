// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_FUZZ_SUPPORT_HPP
#define CLERK_TESTS_FUZZ_SUPPORT_HPP

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace clerk_fuzz
{
inline std::string_view as_text(std::uint8_t const* data, std::size_t size)
{
    return {reinterpret_cast<char const*>(data), size};
}

/// Ends the run where a property does not hold.
inline void require(bool holds, char const* property)
{
    if (holds)
        return;
    std::fprintf(stderr, "this does not hold: %s\n", property);
    std::abort();
}
} // namespace clerk_fuzz

#endif
