// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_OPERATION_IPP
#define CLERK_CORE_IMPL_OPERATION_IPP

#include <clerk/core/operation.hpp>
#include <clerk/detail/recycling_allocator.hpp>

namespace clerk::detail
{
CLERK_DECL void* allocate_recycled(std::size_t size)
{
    return recycling_allocator<unsigned char>{}.allocate(size);
}

CLERK_DECL void free_recycled(void* place, std::size_t size) noexcept
{
    recycling_allocator<unsigned char>{}.deallocate(static_cast<unsigned char*>(place), size);
}

} // namespace clerk::detail

#endif
