// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_IMPL_SECRET_IPP
#define CLERK_IMPL_SECRET_IPP

#include <clerk/secret.hpp>

#include <array>
#include <ostream>

namespace clerk
{
CLERK_DECL std::string secret::redacted() const
{
    // The prefixes that say which kind of key it is, and nothing else.
    constexpr std::array<std::string_view, 8> prefixes{
        "sk_test_", "sk_live_", "pk_test_", "pk_live_", "whsec_", "ak_", "mt_", "oat_"};
    if (empty())
        return {};
    for (std::string_view const prefix : prefixes)
        if (reveal().starts_with(prefix))
            return std::string{prefix} + "\u2026";
    return "\u2026";
}

CLERK_DECL std::ostream& operator<<(std::ostream& stream, secret const& value)
{
    return stream << value.redacted();
}

} // namespace clerk

#endif
