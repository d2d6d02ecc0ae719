// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_IMPL_UPDATE_USER_IPP
#define CLERK_PARAMS_IMPL_UPDATE_USER_IPP

#include <clerk/params/update_user.hpp>

namespace clerk
{
namespace detail
{
inline new_credential make_password(secret_argument const& text)
{
    return {new_credential::kind::password, secret{text.text()}, text.null_pointer(), {}};
}

inline new_credential make_digest(secret_argument const& digest, password_hasher const& hasher)
{
    return {new_credential::kind::digest, secret{digest.text()}, digest.null_pointer(), std::string{hasher.name()}};
}

} // namespace detail

CLERK_DECL update_user_params::update_user_params(update_user_params_with_password params)
    : attributes_(std::move(params.attributes_))
{
}

CLERK_DECL update_user_params::update_user_params(update_user_params_with_digest params)
    : attributes_(std::move(params.attributes_))
{
}

CLERK_DECL update_user_params::update_user_params(password_of_stored_params const& params)
    : attributes_(*params.attributes_)
{
}

CLERK_DECL password_of_stored_params update_user_params::password(detail::secret_argument text) &
{
    attributes_.credential = detail::make_password(text);
    return password_of_stored_params{attributes_};
}

CLERK_DECL update_user_params_with_password update_user_params::password(detail::secret_argument text) &&
{
    attributes_.credential = detail::make_password(text);
    return update_user_params_with_password{std::move(attributes_)};
}

CLERK_DECL update_user_params& update_user_params::password_digest(
    detail::secret_argument digest, password_hasher hasher) &
{
    attributes_.credential = detail::make_digest(digest, hasher);
    return *this;
}

CLERK_DECL update_user_params_with_digest update_user_params::password_digest(
    detail::secret_argument digest, password_hasher hasher) &&
{
    attributes_.credential = detail::make_digest(digest, hasher);
    return update_user_params_with_digest{std::move(attributes_)};
}

} // namespace clerk

#endif
