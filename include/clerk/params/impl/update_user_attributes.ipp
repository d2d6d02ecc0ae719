// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_IMPL_UPDATE_USER_ATTRIBUTES_IPP
#define CLERK_PARAMS_IMPL_UPDATE_USER_ATTRIBUTES_IPP

#include <clerk/params/update_user_attributes.hpp>

namespace clerk::detail
{
CLERK_DECL update_user_attributes::update_user_attributes() = default;
CLERK_DECL update_user_attributes::update_user_attributes(update_user_attributes const&) = default;
CLERK_DECL update_user_attributes::update_user_attributes(update_user_attributes&&) noexcept = default;
CLERK_DECL update_user_attributes& update_user_attributes::operator=(update_user_attributes const&) = default;
CLERK_DECL update_user_attributes& update_user_attributes::operator=(update_user_attributes&&) noexcept = default;
CLERK_DECL update_user_attributes::~update_user_attributes() = default;

} // namespace clerk::detail

#endif
