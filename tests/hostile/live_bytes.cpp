// SPDX-License-Identifier: BSL-1.0
#include "live_bytes.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

namespace
{
thread_local bool counting = false;
std::atomic<std::size_t> live{0};
std::atomic<std::size_t> highest{0};

/// In front of every block: whoever gives it back, it is known whether it was counted.
struct alignas(std::max_align_t) prefix
{
    std::size_t counted;
};

void* allocate(std::size_t size) noexcept
{
    auto* const block = static_cast<prefix*>(std::malloc(sizeof(prefix) + size));
    if (!block)
        return nullptr;
    block->counted = counting ? size : 0;
    if (counting)
        highest = std::max(highest.load(), live += size);
    return block + 1;
}

void release(void* memory) noexcept
{
    if (!memory)
        return;
    auto* const block = static_cast<prefix*>(memory) - 1;
    live -= block->counted;
    std::free(block);
}
} // namespace

void* operator new(std::size_t size)
{
    if (void* const memory = allocate(size))
        return memory;
    throw std::bad_alloc{};
}
void* operator new[](std::size_t size)
{
    return operator new(size);
}
void* operator new(std::size_t size, std::nothrow_t const&) noexcept
{
    return allocate(size);
}
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept
{
    return allocate(size);
}
void operator delete(void* memory) noexcept
{
    release(memory);
}
void operator delete[](void* memory) noexcept
{
    release(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    release(memory);
}
void operator delete[](void* memory, std::size_t) noexcept
{
    release(memory);
}
void operator delete(void* memory, std::nothrow_t const&) noexcept
{
    release(memory);
}
void operator delete[](void* memory, std::nothrow_t const&) noexcept
{
    release(memory);
}

namespace clerk_tests
{
live_bytes::live_bytes() noexcept
{
    live = 0;
    highest = 0;
    counting = true;
}
live_bytes::~live_bytes()
{
    counting = false;
}
std::size_t live_bytes::peak() const noexcept
{
    return highest;
}

} // namespace clerk_tests
