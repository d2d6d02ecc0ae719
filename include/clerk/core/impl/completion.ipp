// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_COMPLETION_IPP
#define CLERK_CORE_IMPL_COMPLETION_IPP

#include <clerk/core/completion.hpp>

namespace clerk::detail
{
CLERK_DECL std::exception_ptr exception_of(error problem)
{
    return std::make_exception_ptr(exception(std::move(problem)));
}

} // namespace clerk::detail

#endif
