// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_TOKEN_KIND_HPP
#define CLERK_AUTH_TOKEN_KIND_HPP

#include <optional>
#include <string_view>

namespace clerk
{
/// What a token stands for.
enum class token_kind
{
    session, ///< A user's session: a JWT.
    api_key, ///< A user's or an organization's key, `ak_…`.
    m2m,     ///< A machine of the instance, `mt_…` or a JWT of that category.
    oauth,   ///< A client of the instance as an OAuth provider, `oat_…` or a JWT with `typ: at+jwt`.
};

/// Clerk's words: `session_token`, `api_key`, `m2m_token`, `oauth_token`.
constexpr std::string_view to_string(token_kind value) noexcept
{
    switch (value)
    {
    case token_kind::session: return "session_token";
    case token_kind::api_key: return "api_key";
    case token_kind::m2m: return "m2m_token";
    case token_kind::oauth: return "oauth_token";
    }
    return "";
}

namespace detail
{
/// The kind of an opaque machine token, by its prefix; none for anything else.
constexpr std::optional<token_kind> opaque_kind(std::string_view token) noexcept
{
    if (token.starts_with("ak_"))
        return token_kind::api_key;
    if (token.starts_with("mt_"))
        return token_kind::m2m;
    if (token.starts_with("oat_"))
        return token_kind::oauth;
    return std::nullopt;
}
} // namespace detail

} // namespace clerk

#endif
