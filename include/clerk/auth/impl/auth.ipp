// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_AUTH_IPP
#define CLERK_AUTH_IMPL_AUTH_IPP

#include <clerk/auth/auth.hpp>

#include <utility>

namespace clerk
{
namespace detail
{
inline std::optional<std::string> unless_empty(std::string const& text)
{
    return text.empty() ? std::nullopt : std::optional<std::string>{text};
}

inline void describe_session(session_claims const& from, auth& to)
{
    to.user_id = from.user_id;
    to.session_id = from.session_id;
    to.org_id = from.org_id;
    to.org_slug = from.org_slug;
    to.org_role = from.org_role;
    to.session_status = from.status;
    to.actor_id = from.actor_id;
    to.first_factor_age = from.first_factor_age;
    to.second_factor_age = from.second_factor_age;
    to.subject = from.user_id;
    to.claims = from.claims;
}

inline void describe_machine(machine_token const& from, auth& to)
{
    to.subject = unless_empty(from.subject);
    to.token_id = unless_empty(from.id);
    to.client_id = from.client_id;
    to.scopes = from.scopes;
    to.claims = from.claims;
    if (from.subject.starts_with("user_"))
        to.user_id = from.subject;
    else if (from.subject.starts_with("org_"))
        to.org_id = from.subject;
}
} // namespace detail

CLERK_DECL auth auth::refused(auth_reason reason, clerk::error cause)
{
    auth made;
    made.reason = reason;
    made.error = std::move(cause);
    return made;
}

CLERK_DECL auth auth::of(std::shared_ptr<detail::verified_token const> token)
{
    auth made;
    made.reason = auth_reason::none;
    made.kind = token->kind;
    if (token->kind == token_kind::session)
        detail::describe_session(token->session, made);
    else
        detail::describe_machine(token->machine, made);
    made.token_ = std::move(token);
    return made;
}

} // namespace clerk

#endif
