// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_CREDENTIAL_RULES_HPP
#define CLERK_TESTING_DETAIL_CREDENTIAL_RULES_HPP

#include <clerk/testing/detail/refusal.hpp>

#include <boost/json/object.hpp>

#include <cstdint>

// What the API says about passwords, digests, authenticator apps and backup codes in a request's body.
namespace clerk::testing::detail
{
/// Precondition: names and types are right.
CLERK_DECL check_result check_credentials(json::object const& body);

/// Changes what the user shows of its credentials, and keeps none of them. Precondition: all checks are passed.
CLERK_DECL void apply_credentials(json::object& user, json::object const& body, std::int64_t now);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/credential_rules.ipp>
#endif

#endif
