// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_AUTHENTICATOR_OPTIONS_IPP
#define CLERK_AUTH_IMPL_AUTHENTICATOR_OPTIONS_IPP

#include <clerk/auth/authenticator_options.hpp>

#include <cstdlib>

namespace clerk
{
CLERK_DECL authenticator_options authenticator_options::from_environment()
{
    authenticator_options options;
    if (char const* const key = std::getenv("CLERK_JWT_KEY"))
        options.jwt_key = key;
    if (char const* const key = std::getenv("CLERK_PUBLISHABLE_KEY"))
        options.publishable_key = key;
    return options;
}

} // namespace clerk

#endif
