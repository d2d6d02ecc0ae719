// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_USER_METADATA_HPP
#define CLERK_PARAMS_USER_METADATA_HPP

#include <clerk/params/metadata_setters.hpp>

namespace clerk
{
/// What `users::update_user_metadata` merges and `users::replace_user_metadata` replaces: up to three metadata objects.
///
///     json::object metadata;
///     metadata["role"] = "assassin";
///     auto const params = clerk::user_metadata_params{}.public_metadata(metadata);
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access.
class [[nodiscard]] user_metadata_params : public detail::metadata_setters<user_metadata_params>
{
public:
    /// No metadata.
    user_metadata_params() = default;

private:
    friend struct detail::attribute_access;

    detail::metadata_attributes attributes_;
};

} // namespace clerk

#endif
