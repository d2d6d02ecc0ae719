// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_JWT_HPP
#define CLERK_AUTH_JWT_HPP

#include <clerk/auth/auth_reason.hpp>
#include <clerk/auth/token_kind.hpp>
#include <clerk/detail/config.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

// The form of a JSON Web Token in the compact serialization (RFC 7515, section 7.1): nothing here is verified yet.
namespace clerk::detail
{
/// The three parts, still encoded.
struct jwt_parts
{
    std::string_view header;
    std::string_view claims;
    std::string_view signature;
    std::string_view signed_text; ///< Header and claims, as they stand.
};

/// Exactly three parts. The signature may be empty: that is no matter of form, but of the algorithm (`none`) or of the key.
CLERK_DECL std::optional<jwt_parts> split_jwt(std::string_view token) noexcept;

/// The only family there is, whatever a token or a key says: RSASSA-PKCS1-v1_5 (RFC 7518, section 3.3).
enum class jwt_algorithm
{
    rs256,
    rs384,
    rs512,
};
inline constexpr std::size_t jwt_algorithm_count = 3;

CLERK_DECL std::optional<jwt_algorithm> parse_jwt_algorithm(std::string_view name) noexcept;

/// What is believed of a header: which key, which digest, and what the token claims to be.
class jwt_header
{
public:
    jwt_header() = default;

    jwt_algorithm algorithm = jwt_algorithm::rs256;
    token_kind kind = token_kind::session; ///< By `typ` and `cat`.

    /// Empty where there is none.
    [[nodiscard]] std::string_view kid() const noexcept
    {
        return {kid_.data(), kid_size_};
    }
    /// False for one that no key of Clerk's could have.
    CLERK_DECL bool set_kid(std::string_view text) noexcept;

private:
    std::array<char, 255> kid_{};
    std::size_t kid_size_ = 0;
};

/// Reads a header and refuses what has no place in one: `crit`, a `typ` other than JWT or at+jwt, an algorithm outside
/// the family. Keys in it (`jwk`, `jku`, `x5u`, `x5c`) are not looked at. Does not allocate
/// (but see `token_json`).
CLERK_DECL auth_reason read_jwt_header(std::string_view encoded, jwt_header& out);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/jwt.ipp>
#endif

#endif
