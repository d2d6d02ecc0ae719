// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_WIPING_ALLOCATOR_HPP
#define CLERK_DETAIL_WIPING_ALLOCATOR_HPP

#include <clerk/detail/config.hpp>

#include <openssl/crypto.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
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
    /// What a resize adds is about to be written: it need not be zero first.
    template <class U>
    void construct(U* place) noexcept
    {
        ::new (static_cast<void*>(place)) U;
    }

    friend bool operator==(wiping_allocator const&, wiping_allocator const&) noexcept
    {
        return true;
    }
};

/// Text that may hold a secret. A vector, not a string: a short string would live inside the object itself, where the
/// allocator cannot wipe it.
using wiping_vector = std::vector<char, wiping_allocator<char>>;

/// Lengthens the text by bytes that the caller writes next. The vector's own way to grow and to append goes character by
/// character, as it knows nothing about the allocator.
/// @return The first of the new bytes.
inline char* extend(wiping_vector& text, std::size_t count)
{
    std::size_t const size = text.size();
    if (text.capacity() - size < count)
    {
        wiping_vector longer;
        longer.reserve(size + std::max(size, count));
        longer.resize(size);
        if (size > 0)
            std::memcpy(longer.data(), text.data(), size);
        text.swap(longer);
    }
    text.resize(size + count);
    return text.data() + size;
}

inline void append(wiping_vector& text, std::string_view more)
{
    if (!more.empty())
        std::memcpy(extend(text, more.size()), more.data(), more.size());
}

} // namespace clerk::detail

#endif
