// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_AUTH_HPP
#define CLERK_AUTH_AUTH_HPP

#include <clerk/auth/auth_reason.hpp>
#include <clerk/auth/token_claims.hpp>
#include <clerk/auth/token_kind.hpp>
#include <clerk/auth/verified_token.hpp>
#include <clerk/detail/algorithms.hpp>
#include <clerk/error.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clerk
{
/// Who sent a request, or why nobody knows.
///
///     clerk::auth auth = co_await authenticator.authenticate_request(request);
///     if (!auth.user_id)
///         return redirect("/sign-in");
///
/// Where `reason` is not `none`, all else is empty.
///
/// Thread safety: distinct objects: safe, even where they are copies of each other. Shared objects: safe for `const`
/// access.
class auth
{
public:
    auth() = default;

    /// Why the request counts as nobody's; `none` where it is somebody's.
    auth_reason reason = auth_reason::session_token_missing;
    /// What went wrong on the way, where `reason` is no verdict on a token: the key set could not be fetched, say. It
    /// is then the server that failed, not the caller.
    clerk::error error;

    /// What kind of token it was.
    token_kind kind = token_kind::session;

    /// The user: of a session, of a user's API key, or on whose behalf an OAuth client acts.
    std::optional<std::string> user_id;
    /// The session; set for sessions only.
    std::optional<std::string> session_id;
    /// The session's active organization, or the one whose API key it is.
    std::optional<std::string> org_id;
    /// The organization's slug.
    std::optional<std::string> org_slug;
    /// The user's role in it, `org:admin`.
    std::optional<std::string> org_role;
    /// `active`, or `pending` where that is accepted.
    std::optional<std::string> session_status;
    /// Who acts in the user's name: somebody impersonates the user where this is set.
    std::optional<std::string> actor_id;
    /// How long ago the factors had been verified when the token was issued. Unset: never, or not known.
    std::optional<std::chrono::minutes> first_factor_age;
    std::optional<std::chrono::minutes> second_factor_age;

    /// Whom the token stands for: `user_…`, `org_…` or `mch_…`.
    std::optional<std::string> subject;
    /// The machine token's own ID; no secret.
    std::optional<std::string> token_id;
    /// The client of an OAuth token.
    std::optional<std::string> client_id;
    /// What a machine token may be used for.
    std::vector<std::string> scopes;

    /// All claims of a JWT, custom ones among them; of an opaque token, those that were given to it.
    token_claims claims;

    /// Whether it is somebody's request, of whatever kind.
    [[nodiscard]] bool is_authenticated() const noexcept
    {
        return reason == auth_reason::none;
    }
    /// Whether a user's session sent it.
    [[nodiscard]] bool is_signed_in() const noexcept
    {
        return is_authenticated() && kind == token_kind::session;
    }

    /// See `session_claims::has_permission`. Machine tokens have none.
    [[nodiscard]] bool has_permission(std::string_view permission) const noexcept
    {
        return token_ && token_->session.has_permission(permission);
    }
    /// See `session_claims::has_role`.
    [[nodiscard]] bool has_role(std::string_view role) const noexcept
    {
        return token_ && token_->session.has_role(role);
    }
    /// See `session_claims::has_feature`.
    [[nodiscard]] bool has_feature(std::string_view feature) const noexcept
    {
        return token_ && token_->session.has_feature(feature);
    }
    /// See `session_claims::has_plan`.
    [[nodiscard]] bool has_plan(std::string_view plan) const noexcept
    {
        return token_ && token_->session.has_plan(plan);
    }
    /// Whether a machine token has this scope, in these very letters.
    [[nodiscard]] bool has_scope(std::string_view scope) const noexcept
    {
        return detail::find(scopes, scope) != scopes.end();
    }

    /// For the library: what a verified token says.
    static CLERK_DECL auth of(std::shared_ptr<detail::verified_token const> token);
    /// For the library.
    static CLERK_DECL auth refused(auth_reason reason, clerk::error cause = {});

private:
    std::shared_ptr<detail::verified_token const> token_;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/auth.ipp>
#endif

#endif
