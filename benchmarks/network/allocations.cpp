// SPDX-License-Identifier: BSL-1.0
#include "allocations.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>

namespace
{
thread_local std::uint64_t count = 0;

void* counted(void* memory)
{
    ++count;
    if (!memory)
        throw std::bad_alloc{};
    return memory;
}
} // namespace

std::uint64_t clerk_benchmarks::allocations() noexcept
{
    return count;
}

// The forms for arrays and those without exceptions end in these.
void* operator new(std::size_t size)
{
    return counted(std::malloc(size > 0 ? size : 1));
}

void* operator new(std::size_t size, std::align_val_t alignment)
{
    auto const unit = static_cast<std::size_t>(alignment);
    return counted(std::aligned_alloc(unit, (size + unit - 1) / unit * unit));
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::align_val_t) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t, std::align_val_t) noexcept
{
    std::free(memory);
}
