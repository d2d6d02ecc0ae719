// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_MACHINE_TOKENS_IPP
#define CLERK_AUTH_IMPL_MACHINE_TOKENS_IPP

#include <clerk/auth/claim_values.hpp>
#include <clerk/auth/machine_tokens.hpp>
#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/ascii.hpp>
#include <clerk/detail/invalid_argument.hpp>
#include <clerk/detail/json_writer.hpp>

#include <algorithm>
#include <utility>

namespace clerk::endpoints
{
CLERK_DECL result<detail::request<json::value>> verify_machine_token(token_kind kind, std::string_view token)
{
    constexpr std::string_view operation = "verify_token";
    if (!detail::is_plain_token(token))
        return detail::invalid_argument(operation, "the token holds characters that no token has");
    detail::request_step step;
    step.method = verb::post;
    std::string_view member = "token";
    if (kind == token_kind::api_key)
    {
        step.path = "/api_keys/verify";
        member = "secret";
    }
    else if (kind == token_kind::m2m)
        step.path = "/m2m_tokens/verify";
    else
    {
        step.path = "/oauth_applications/access_tokens/verify";
        member = "access_token";
    }
    step.route = detail::request_route{std::string{step.path}};
    // It asks, and changes nothing.
    step.repeat = detail::repeatability::always;
    detail::json_writer writer;
    writer.member(member, token);
    step.body = std::move(writer).finish();
    detail::request<json::value> made{operation, {}};
    made.steps.push_back(std::move(step));
    return made;
}

} // namespace clerk::endpoints

namespace clerk::detail
{
CLERK_DECL bool is_plain_token(std::string_view token) noexcept
{
    return !token.empty()
        && detail::all_of(token,
            [](char c)
            {
                return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'z') || c == '_' || c == '-' || c == '.'
                    || c == '~' || c == '+' || c == '/' || c == '=';
            });
}

/// What Clerk's refusal to vouch for a token means.
inline auth_reason reason_of_failure(error const& failure) noexcept
{
    if (failure.status() == 401)
        return auth_reason::secret_key_invalid;
    bool const about_token = failure.status() == 400 || failure.status() == 404 || failure.status() == 410
        || failure.status() == 422;
    return about_token ? auth_reason::token_invalid : auth_reason::unexpected_error;
}

/// Whether a member is there and true; anything but `false`, `null` and absence counts, as it is a warning.
inline bool is_set(json::object const& object, std::string_view name) noexcept
{
    auto const* const value = object.if_contains(name);
    return value && !value->is_null() && !(value->is_bool() && !value->get_bool());
}

inline std::string_view object_of(token_kind kind) noexcept
{
    return kind == token_kind::api_key ? "api_key"
        : kind == token_kind::m2m      ? "machine_to_machine_token"
                                       : "clerk_idp_oauth_access_token";
}

inline machine_token read_machine_reply(json::object const& reply)
{
    machine_token made;
    made.id = view_of(reply, "id");
    made.subject = view_of(reply, "subject");
    made.client_id = text_of(reply, "client_id");
    made.scopes = texts_of(reply, "scopes");
    if (auto const* const claims = reply.if_contains("claims"); claims && claims->is_object())
        made.claims = token_claims{claims->get_object()};
    return made;
}

CLERK_DECL auth_reason judge_machine_reply(
    token_kind kind, result<json::value> const& reply, std::shared_ptr<verified_token const>& out)
{
    if (!reply)
        return reason_of_failure(reply.error());
    auto const* const object = reply->if_object();
    if (!object)
        return auth_reason::unexpected_error;
    // Of an OAuth token that is a JWT Clerk may say no more than that it is not active.
    if (auto const* const active = object->if_contains("active"); active && active->is_bool() && !active->get_bool())
        return auth_reason::token_expired;
    auto made = read_machine_reply(*object);
    if (view_of(*object, "object") != object_of(kind) || made.subject.empty())
        return auth_reason::unexpected_error;
    if (is_set(*object, "revoked"))
        return auth_reason::token_invalid;
    if (is_set(*object, "expired"))
        return auth_reason::token_expired;
    auto const token = std::make_shared<verified_token>();
    token->kind = kind;
    token->machine = std::move(made);
    out = token;
    return auth_reason::none;
}

CLERK_DECL auth_reason check_machine_claims(
    token_value const& claims, token_kind kind, authenticator_options const& options, system_time now)
{
    auto const subject = view_of(claims, "sub");
    if (subject.empty() || (kind == token_kind::m2m && !subject.starts_with("mch_")))
        return auth_reason::token_verification_failed;
    if (auto const* const audience = claims.if_contains("aud");
        audience && !options.audiences.empty() && !meets(options.audiences, *audience))
        return auth_reason::token_verification_failed;
    return check_common_claims(claims, options, now);
}

CLERK_DECL machine_token read_machine_claims(token_value const& claims, token_claims all)
{
    machine_token made;
    made.id = view_of(claims, "jti");
    made.subject = view_of(claims, "sub");
    made.client_id = text_of(claims, "client_id");
    // RFC 8693, section 4.2: names between blanks. Clerk's own tokens have arrays, too.
    for (std::string_view const name : {"scope", "scopes"})
        for (std::string_view list : texts_of(claims, name))
            while (!list.empty())
            {
                auto const item = list.substr(0, list.find(' '));
                list.remove_prefix(std::min(item.size() + 1, list.size()));
                if (!item.empty())
                    made.scopes.emplace_back(item);
            }
    made.claims = std::move(all);
    return made;
}

} // namespace clerk::detail

#endif
