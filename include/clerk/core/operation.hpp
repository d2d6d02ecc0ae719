// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_OPERATION_HPP
#define CLERK_CORE_OPERATION_HPP

#include <clerk/detail/config.hpp>
#include <clerk/result.hpp>

#include <boost/asio/cancellation_type.hpp>

#include <cstddef>
#include <memory>

namespace clerk::detail
{
/// Something under way that can be given up. What users include knows no more of a call than this, so that their files
/// need not compile how it is done.
class operation
{
public:
    operation() = default;
    operation(operation const&) = delete;
    operation& operator=(operation const&) = delete;
    virtual ~operation() = default;

    /// Begins; once. The receiver gets its result, not from within this function, unless the executor ends before that.
    virtual void start() = 0;
    /// Asks for an early end. At any time, from any thread.
    virtual void cancel(asio::cancellation_type type) = 0;
};

[[nodiscard]] CLERK_DECL void* allocate_recycled(std::size_t size);
CLERK_DECL void free_recycled(void* place, std::size_t size) noexcept;

/// Whoever gets the result of an operation.
template <class T>
class receiver
{
public:
    receiver() = default;
    receiver(receiver const&) = delete;
    receiver& operator=(receiver const&) = delete;
    virtual ~receiver() = default;

    // See `recycling_allocator`.
    [[nodiscard]] static void* operator new(std::size_t size)
    {
        return allocate_recycled(size);
    }
    static void operator delete(void* place, std::size_t size) noexcept
    {
        free_recycled(place, size);
    }

    /// Once, on any thread. Passes the result on by a post. It comes by pointer, because a user takes long to move.
    virtual void receive(std::unique_ptr<result<T>> outcome) = 0;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/operation.ipp>
#endif

#endif
