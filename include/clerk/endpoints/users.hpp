// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_ENDPOINTS_USERS_HPP
#define CLERK_ENDPOINTS_USERS_HPP

#include <clerk/model/user.hpp>
#include <clerk/params/update_user.hpp>
#include <clerk/params/user_metadata.hpp>
#include <clerk/request.hpp>
#include <clerk/result.hpp>

#include <string_view>

/// What each operation on users asks for, as functions of values: no client, no I/O.
namespace clerk::endpoints
{
/// `GET /users/{user_id}`
CLERK_DECL result<detail::request<user>> get_user(std::string_view user_id);

/// `PATCH /users/{user_id}` and, from API version 2026-05-12 on, which takes metadata nowhere else,
/// `PUT /users/{user_id}/metadata` after it. One of them alone where there is nothing for the other; without any
/// attribute it is a PATCH of `{}`, which changes nothing and returns the user.
CLERK_DECL result<detail::request<user>> update_user(
    std::string_view user_id, update_user_params const& params, std::string_view api_version);

/// `PATCH /users/{user_id}/metadata`: merges.
CLERK_DECL result<detail::request<user>> update_user_metadata(
    std::string_view user_id, user_metadata_params const& params);

/// `PUT /users/{user_id}/metadata`: replaces what is given.
CLERK_DECL result<detail::request<user>> replace_user_metadata(
    std::string_view user_id, user_metadata_params const& params);

} // namespace clerk::endpoints

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/endpoints/impl/users.ipp>
#endif

#endif
