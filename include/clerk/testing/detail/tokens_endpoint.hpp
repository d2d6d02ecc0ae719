// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_TOKENS_ENDPOINT_HPP
#define CLERK_TESTING_DETAIL_TOKENS_ENDPOINT_HPP

#include <clerk/testing/detail/users_endpoint.hpp>

namespace clerk::testing::detail
{
CLERK_DECL operation_outcome get_jwks(operation_input const& input);
CLERK_DECL operation_outcome verify_api_key(operation_input const& input);
CLERK_DECL operation_outcome verify_m2m_token(operation_input const& input);
CLERK_DECL operation_outcome verify_oauth_access_token(operation_input const& input);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/tokens_endpoint.ipp>
#endif

#endif
