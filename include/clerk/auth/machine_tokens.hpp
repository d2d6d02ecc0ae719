// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_MACHINE_TOKENS_HPP
#define CLERK_AUTH_MACHINE_TOKENS_HPP

#include <clerk/auth/auth_reason.hpp>
#include <clerk/auth/check_claims.hpp>
#include <clerk/auth/token_kind.hpp>
#include <clerk/auth/verified_token.hpp>
#include <clerk/request.hpp>
#include <clerk/result.hpp>

#include <boost/json/value.hpp>

#include <string_view>

namespace clerk::endpoints
{
/// `POST /api_keys/verify`, `/m2m_tokens/verify` or `/oauth_applications/access_tokens/verify`. A refusal where the
/// token cannot be one: it is then not sent.
CLERK_DECL result<detail::request<json::value>> verify_machine_token(token_kind kind, std::string_view token);

} // namespace clerk::endpoints

namespace clerk::detail
{
/// Whether an opaque token is made of what such tokens are made of.
CLERK_DECL bool is_plain_token(std::string_view token) noexcept;

/// What Clerk's answer means. Whether the token has expired is Clerk's word: it knows the present better than this
/// machine.
CLERK_DECL auth_reason judge_machine_reply(
    token_kind kind, result<json::value> const& reply, std::shared_ptr<verified_token const>& out);

/// The rules for a machine token that is a JWT: those of every token, a subject of its kind, and one of the audiences
/// where such are configured and it has any.
CLERK_DECL auth_reason check_machine_claims(
    token_value const& claims, token_kind kind, authenticator_options const& options, system_time now);

/// @param all What `machine_token::claims` is to be.
CLERK_DECL machine_token read_machine_claims(token_value const& claims, token_claims all);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/machine_tokens.ipp>
#endif

#endif
