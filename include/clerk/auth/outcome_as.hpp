// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_OUTCOME_AS_HPP
#define CLERK_AUTH_OUTCOME_AS_HPP

#include <clerk/auth/auth.hpp>
#include <clerk/auth/authenticator_core.hpp>
#include <clerk/auth/refusal.hpp>
#include <clerk/auth/session_claims.hpp>
#include <clerk/result.hpp>

#include <type_traits>
#include <utility>

namespace clerk::detail
{
/// What the caller gets: `auth` of a request, claims of a token.
inline result<auth> outcome_as(std::type_identity<auth>, verdict found)
{
    return found.reason == auth_reason::none ? auth::of(std::move(found.token))
                                             : auth::refused(found.reason, std::move(found.cause));
}
inline result<session_claims> outcome_as(std::type_identity<session_claims>, verdict found)
{
    if (found.reason != auth_reason::none)
        return refusal(found.reason, found.cause);
    if (found.own_token)
        return result<session_claims>{std::in_place, std::move(found.own_token->session)};
    return result<session_claims>{std::in_place, found.token->session};
}

} // namespace clerk::detail

#endif
