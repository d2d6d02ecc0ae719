// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_FUZZ_SUPPORT_HPP
#define CLERK_TESTS_FUZZ_SUPPORT_HPP

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace clerk_fuzz
{
inline std::string_view as_text(std::uint8_t const* data, std::size_t size)
{
    return {reinterpret_cast<char const*>(data), size};
}

/// The first byte of the input, which picks something, and the rest; 0 where there is none.
inline std::pair<unsigned, std::string_view> picked(std::string_view input)
{
    if (input.empty())
        return {0, input};
    return {static_cast<unsigned char>(input.front()), input.substr(1)};
}

/// Takes the first line off, without its end.
inline std::string_view take_line(std::string_view& rest)
{
    auto const line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() < rest.size() ? line.size() + 1 : line.size());
    return line;
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
