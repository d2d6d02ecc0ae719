// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_VERIFICATION_STATUS_HPP
#define CLERK_MODEL_VERIFICATION_STATUS_HPP

#include <clerk/detail/open_enum.hpp>

namespace clerk
{
/// How far a verification got. Open: a status that is not listed here is kept, and `name()` tells it.
class verification_status : public detail::open_enum<verification_status>
{
public:
    using open_enum::open_enum;

    /// Begun, not completed.
    static constexpr known unverified{"unverified"};
    static constexpr known verified{"verified"};
    /// Ended without success, as after too many attempts.
    static constexpr known failed{"failed"};
    /// Not completed in time.
    static constexpr known expired{"expired"};
    /// The account belongs to another user, to whom the sign-in or sign-up can be handed over.
    static constexpr known transferable{"transferable"};
};

} // namespace clerk

#endif
