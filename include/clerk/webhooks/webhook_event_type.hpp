// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_WEBHOOK_EVENT_TYPE_HPP
#define CLERK_WEBHOOKS_WEBHOOK_EVENT_TYPE_HPP

#include <clerk/detail/open_enum.hpp>

namespace clerk
{
/// What happened, as Clerk names it. Open: a type that is not listed here is kept, and `name()` tells it.
class webhook_event_type : public detail::open_enum<webhook_event_type>
{
public:
    using open_enum::open_enum;

    static constexpr known user_created{"user.created"};
    static constexpr known user_updated{"user.updated"};
    static constexpr known user_deleted{"user.deleted"};
    static constexpr known session_created{"session.created"};
    static constexpr known session_pending{"session.pending"};
    static constexpr known session_ended{"session.ended"};
    static constexpr known session_removed{"session.removed"};
    static constexpr known session_revoked{"session.revoked"};
    static constexpr known organization_created{"organization.created"};
    static constexpr known organization_updated{"organization.updated"};
    static constexpr known organization_deleted{"organization.deleted"};
    static constexpr known organization_membership_created{"organizationMembership.created"};
    static constexpr known organization_membership_updated{"organizationMembership.updated"};
    static constexpr known organization_membership_deleted{"organizationMembership.deleted"};
    static constexpr known organization_invitation_created{"organizationInvitation.created"};
    static constexpr known organization_invitation_accepted{"organizationInvitation.accepted"};
    static constexpr known organization_invitation_revoked{"organizationInvitation.revoked"};
    static constexpr known organization_domain_created{"organizationDomain.created"};
    static constexpr known organization_domain_updated{"organizationDomain.updated"};
    static constexpr known organization_domain_deleted{"organizationDomain.deleted"};
    static constexpr known email_created{"email.created"};
    static constexpr known sms_created{"sms.created"};
};

} // namespace clerk

#endif
