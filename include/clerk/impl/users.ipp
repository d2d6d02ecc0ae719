// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_IMPL_USERS_IPP
#define CLERK_IMPL_USERS_IPP

#include <clerk/core/client_core.hpp>
#include <clerk/endpoints/users.hpp>
#include <clerk/users.hpp>

namespace clerk
{
CLERK_DECL users::call_of_user users::prepare_update_user(
    std::string_view user_id, update_user_params const& params) const
{
    return {core_, options_, endpoints::update_user(user_id, params, core_->options().api_version)};
}

CLERK_DECL users::call_of_user users::prepare_get_user(std::string_view user_id) const
{
    return {core_, options_, endpoints::get_user(user_id)};
}

CLERK_DECL users::call_of_user users::prepare_update_user_metadata(
    std::string_view user_id, user_metadata_params const& params) const
{
    return {core_, options_, endpoints::update_user_metadata(user_id, params)};
}

CLERK_DECL users::call_of_user users::prepare_replace_user_metadata(
    std::string_view user_id, user_metadata_params const& params) const
{
    return {core_, options_, endpoints::replace_user_metadata(user_id, params)};
}

} // namespace clerk

#endif
