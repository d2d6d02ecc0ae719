// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_JWT_IPP
#define CLERK_AUTH_IMPL_JWT_IPP

#include <clerk/auth/jwt.hpp>
#include <clerk/auth/token_json.hpp>

#include <algorithm>

namespace clerk::detail
{
/// The category of a machine-to-machine token: it is signed by the same key as sessions.
inline constexpr std::string_view m2m_category = "cl_B7d4PD333AAA";

CLERK_DECL std::optional<jwt_parts> split_jwt(std::string_view token) noexcept
{
    auto const first = token.find('.');
    if (first == std::string_view::npos)
        return std::nullopt;
    auto const second = token.find('.', first + 1);
    if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos)
        return std::nullopt;
    jwt_parts parts{token.substr(0, first), token.substr(first + 1, second - first - 1), token.substr(second + 1),
        token.substr(0, second)};
    if (parts.header.empty() || parts.claims.empty())
        return std::nullopt;
    return parts;
}

CLERK_DECL std::optional<jwt_algorithm> parse_jwt_algorithm(std::string_view name) noexcept
{
    if (name == "RS256")
        return jwt_algorithm::rs256;
    if (name == "RS384")
        return jwt_algorithm::rs384;
    if (name == "RS512")
        return jwt_algorithm::rs512;
    return std::nullopt;
}

CLERK_DECL bool jwt_header::set_kid(std::string_view text) noexcept
{
    if (text.empty() || text.size() > kid_.size())
        return false;
    std::ranges::copy(text, kid_.begin());
    kid_size_ = text.size();
    return true;
}

/// The kind that `typ` and `cat` say, or none where they say something that has no place here.
inline std::optional<token_kind> kind_of_header(token_value const& header)
{
    auto const* const type = header.if_contains("typ");
    auto const* const category = header.if_contains("cat");
    if ((type && !type->is_string()) || (category && !category->is_string()))
        return std::nullopt;
    if (type && (type->get_string() == "at+jwt" || type->get_string() == "application/at+jwt"))
        return token_kind::oauth;
    if (type && type->get_string() != "JWT")
        return std::nullopt;
    if (category && category->get_string() == m2m_category)
        return token_kind::m2m;
    return token_kind::session;
}

CLERK_DECL auth_reason read_jwt_header(std::string_view encoded, jwt_header& out)
{
    token_json json;
    auto const* const header = json.decode(encoded);
    if (!header)
        return auth_reason::token_invalid;
    auto const kind = kind_of_header(*header);
    auto const* const kid = header->if_contains("kid");
    // What is critical is by definition something that this library does not know (RFC 7515, section 4.1.11).
    if (!kind || header->contains("crit"))
        return auth_reason::token_invalid;
    if (kid && (!kid->is_string() || !out.set_kid(kid->get_string())))
        return auth_reason::token_invalid;
    auto const* const name = header->if_contains("alg");
    auto const algorithm = name && name->is_string() ? parse_jwt_algorithm(name->get_string()) : std::nullopt;
    if (!algorithm)
        return auth_reason::token_invalid_algorithm;
    out.algorithm = *algorithm;
    out.kind = *kind;
    return auth_reason::none;
}

} // namespace clerk::detail

#endif
