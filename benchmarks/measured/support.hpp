// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_MEASURED_SUPPORT_HPP
#define CLERK_BENCHMARKS_MEASURED_SUPPORT_HPP

#include <stdexcept>
#include <string_view>

namespace clerk_benchmarks
{
/// What does not do its work is not measured.
inline void require(bool condition, char const* what)
{
    if (!condition)
        throw std::runtime_error(what);
}

inline unsigned char const* bytes_of(std::string_view text) noexcept
{
    return reinterpret_cast<unsigned char const*>(text.data());
}
} // namespace clerk_benchmarks

#endif
