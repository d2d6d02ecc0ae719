// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_VERIFY_JWT_IPP
#define CLERK_AUTH_IMPL_VERIFY_JWT_IPP

#include <clerk/auth/machine_tokens.hpp>
#include <clerk/auth/token_json.hpp>
#include <clerk/auth/verify_jwt.hpp>
#include <clerk/detail/base64.hpp>

#include <array>
#include <span>
#include <utility>

namespace clerk::detail
{
CLERK_DECL auth_reason read_jwt(std::string_view token, std::size_t max_bytes, unverified_jwt& out)
{
    if (token.size() > max_bytes)
        return auth_reason::token_invalid;
    auto const parts = split_jwt(token);
    if (!parts)
        return auth_reason::token_invalid;
    out.parts = *parts;
    return read_jwt_header(parts->header, out.header);
}

CLERK_DECL auth_reason verify_jwt_signature(unverified_jwt const& token, verification_key const& key)
{
    if (!key.permits(token.header.algorithm))
        return auth_reason::token_invalid_algorithm;
    std::array<unsigned char, verification_key::most_bits / 8> signature; // not initialised: it is written before it is read
    auto const size = decode_base64url(token.parts.signature, signature);
    if (!size || !key.verify(token.header.algorithm, token.parts.signed_text, std::span{signature}.first(*size)))
        return auth_reason::token_invalid_signature;
    return auth_reason::none;
}

CLERK_DECL auth_reason verify_jwt(unverified_jwt const& token, std::shared_ptr<verification_key const> const& key,
    authenticator_options const& options, system_time now, std::shared_ptr<verified_token>& out)
{
    if (auto const reason = verify_jwt_signature(token, *key); reason != auth_reason::none)
        return reason;
    token_json json;
    auto const* const claims = json.decode(token.parts.claims);
    if (!claims)
        return auth_reason::token_invalid;
    bool const session = token.header.kind == token_kind::session;
    auto const reason = session ? check_session_claims(*claims, options, now)
                                : check_machine_claims(*claims, token.header.kind, options, now);
    if (reason != auth_reason::none)
        return reason;
    auto made = std::make_shared<verified_token>();
    made->kind = token.header.kind;
    made->key = key;
    if (session)
        read_session_claims(*claims, token_claims::from_text(json.text()), made->session);
    else
        made->machine = read_machine_claims(*claims, token_claims::from_text(json.text()));
    out = std::move(made);
    return auth_reason::none;
}

} // namespace clerk::detail

#endif
