// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_NULL_HPP
#define CLERK_NULL_HPP

namespace clerk
{
/// The type of `clerk::null`.
struct null_t
{
    explicit constexpr null_t(int) noexcept
    {
    }
    friend constexpr bool operator==(null_t, null_t) noexcept
    {
        return true;
    }
};

/// Clears an attribute: `params.username(clerk::null)` sends `"username": null`. An attribute that was never set is
/// not sent at all and stays as it is.
inline constexpr null_t null{0};

} // namespace clerk

#endif
