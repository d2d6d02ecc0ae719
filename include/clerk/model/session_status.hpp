// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_SESSION_STATUS_HPP
#define CLERK_MODEL_SESSION_STATUS_HPP

#include <clerk/detail/open_enum.hpp>

namespace clerk
{
/// Whether a session is in use, or how it ended. Open: a status that is not listed here is kept, and `name()` tells it.
class session_status : public detail::open_enum<session_status>
{
public:
    using open_enum::open_enum;

    /// In use.
    static constexpr known active{"active"};
    /// The user has tasks to do first.
    static constexpr known pending{"pending"};
    /// Ended by the backend.
    static constexpr known revoked{"revoked"};
    /// Ended by signing out.
    static constexpr known ended{"ended"};
    /// Ended by its age.
    static constexpr known expired{"expired"};
    /// The user signed out of all sessions of the device.
    static constexpr known removed{"removed"};
    /// Not used for long.
    static constexpr known abandoned{"abandoned"};
    /// Another session took its place.
    static constexpr known replaced{"replaced"};
};

} // namespace clerk

#endif
