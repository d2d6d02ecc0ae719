// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_VERIFY_JWT_HPP
#define CLERK_AUTH_VERIFY_JWT_HPP

#include <clerk/auth/auth_reason.hpp>
#include <clerk/auth/authenticator_options.hpp>
#include <clerk/auth/check_claims.hpp>
#include <clerk/auth/jwt.hpp>
#include <clerk/auth/verification_key.hpp>
#include <clerk/auth/verified_token.hpp>

#include <cstddef>
#include <memory>
#include <string_view>

// A JWT from its text to a verdict. The order is always the same, so that an answer tells no more than the token's
// sender knows already: size, parts, header, algorithm, key, signature, and only then claims.
namespace clerk::detail
{
/// The parts and the header, with nothing verified: what is needed to look for the key.
class unverified_jwt
{
public:
    unverified_jwt() = default;

    jwt_parts parts;
    jwt_header header;
};

/// Reads the form and the header.
CLERK_DECL auth_reason read_jwt(std::string_view token, std::size_t max_bytes, unverified_jwt& out);

/// Verifies the signature alone.
CLERK_DECL auth_reason verify_jwt_signature(unverified_jwt const& token, verification_key const& key);

/// Signature and claims. Does not allocate where it refuses (but see `token_json`).
/// @param out Set where there is no reason to refuse.
CLERK_DECL auth_reason verify_jwt(unverified_jwt const& token, std::shared_ptr<verification_key const> const& key,
    authenticator_options const& options, system_time now, std::shared_ptr<verified_token>& out);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/verify_jwt.ipp>
#endif

#endif
