// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_VERIFIED_TOKEN_HPP
#define CLERK_AUTH_VERIFIED_TOKEN_HPP

#include <clerk/auth/session_claims.hpp>
#include <clerk/auth/token_kind.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clerk::detail
{
class verification_key;

/// What is known of a machine token.
class machine_token
{
public:
    machine_token() = default;

    std::string id;                     ///< `ak_…`, `mt_…`, `oat_…`: no secret.
    std::string subject;                ///< `user_…`, `org_…` or `mch_…`.
    std::optional<std::string> client_id; ///< The client of an OAuth token.
    std::vector<std::string> scopes;
    token_claims claims;
};

/// A token that was found good, and the key that proved it (none for what Clerk vouched for itself).
class verified_token
{
public:
    verified_token() = default;

    token_kind kind = token_kind::session;
    session_claims session; ///< For sessions.
    machine_token machine;  ///< For all others.
    std::shared_ptr<verification_key const> key;
};

} // namespace clerk::detail

#endif
