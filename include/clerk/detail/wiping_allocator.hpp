// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_WIPING_ALLOCATOR_HPP
#define CLERK_DETAIL_WIPING_ALLOCATOR_HPP

#include <clerk/detail/config.hpp>

#include <openssl/crypto.h>

#include <cstddef>
#include <memory>
#include <vector>

namespace clerk::detail
{
/// Overwrites memory before it goes back to the heap, in a way that the optimiser may not remove.
template <class T>
struct wiping_allocator
{
    using value_type = T;

    wiping_allocator() = default;
    template <class U>
    wiping_allocator(wiping_allocator<U> const&) noexcept
    {
    }

    T* allocate(std::size_t count)
    {
        return std::allocator<T>{}.allocate(count);
    }
    void deallocate(T* memory, std::size_t count) noexcept
    {
        OPENSSL_cleanse(memory, count * sizeof(T));
        std::allocator<T>{}.deallocate(memory, count);
    }

    friend bool operator==(wiping_allocator const&, wiping_allocator const&) noexcept
    {
        return true;
    }
};

/// Text that may hold a secret. A vector, not a string: a short string would live inside the object itself, where the
/// allocator cannot wipe it.
using wiping_vector = std::vector<char, wiping_allocator<char>>;

} // namespace clerk::detail

#endif
