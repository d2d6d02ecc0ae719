// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_CONFIG_HPP
#define CLERK_DETAIL_CONFIG_HPP

#include <clerk/detail/one_mode.hpp>

// CLERK_DECL stands before every function that is defined in an .ipp file: `inline` when the library is used as
// headers alone, nothing when <clerk/src.hpp> compiles those files once (CLERK_SEPARATE_COMPILATION).
#if defined(CLERK_SEPARATE_COMPILATION)
#define CLERK_DECL
#else
#define CLERK_DECL inline
#endif

namespace boost
{
namespace asio
{
}
namespace json
{
}
} // namespace boost

namespace clerk
{
namespace asio = boost::asio;
namespace json = boost::json;
} // namespace clerk

#endif
