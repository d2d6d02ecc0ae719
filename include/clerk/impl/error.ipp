// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_IMPL_ERROR_IPP
#define CLERK_IMPL_ERROR_IPP

#include <clerk/error.hpp>

#include <ostream>

namespace clerk
{
CLERK_DECL error::error(detail::error_details details)
    : details_(std::make_shared<detail::error_details const>(std::move(details)))
{
}

CLERK_DECL detail::error_details const& error::details() const noexcept
{
    static detail::error_details const none;
    return details_ ? *details_ : none;
}

CLERK_DECL std::optional<user> const& error::applied() const noexcept
{
    static std::optional<user> const none;
    auto const& held = details().applied;
    return held ? *held : none;
}

CLERK_DECL std::ostream& operator<<(std::ostream& stream, error const& value)
{
    return stream << value.message();
}

} // namespace clerk

#endif
