// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_UPDATE_USER_RULES_HPP
#define CLERK_TESTING_DETAIL_UPDATE_USER_RULES_HPP

#include <clerk/testing/detail/refusal.hpp>
#include <clerk/testing/detail/user_store.hpp>

#include <boost/json/object.hpp>

#include <cstdint>
#include <string_view>

// `PATCH /users/{user_id}`.
namespace clerk::testing::detail
{
/// @param version The API version, a known one.
CLERK_DECL check_result check_update(
    user_store const& users, json::object const& user, json::object const& body, std::string_view version);

/// Precondition: check_update() has passed.
CLERK_DECL void apply_update(json::object& user, json::object const& body, std::int64_t now);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/update_user_rules.ipp>
#endif

#endif
