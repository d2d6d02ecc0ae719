// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_VERIFICATION_KEY_HPP
#define CLERK_AUTH_VERIFICATION_KEY_HPP

#include <clerk/auth/jwt.hpp>
#include <clerk/detail/config.hpp>
#include <clerk/detail/digest_context.hpp>
#include <clerk/detail/openssl_ptr.hpp>
#include <clerk/detail/spares.hpp>

#include <boost/json/fwd.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// An RSA public key that verifies RSASSA-PKCS1-v1_5 signatures and nothing else. It knows no other algorithm, so that
/// no token can choose one.
///
/// Thread safety: safe for `const` access, which verifying is.
class verification_key
{
public:
    /// Moduli in bits. Shorter ones can be factored, longer ones are a way to keep a server busy.
    static constexpr int least_bits = 2048;
    static constexpr int most_bits = 8192;

    /// From PEM: `PUBLIC KEY` (SubjectPublicKeyInfo) or `RSA PUBLIC KEY` (PKCS #1). Line breaks may have become `\n` in
    /// two characters, blanks, or nothing, and quotes may be around it all, as it happens in environment variables.
    /// @param problem Set on failure; does not hold the key.
    /// @return null on failure.
    static CLERK_DECL std::shared_ptr<verification_key const> from_pem(std::string_view pem, std::string& problem);

    /// From a JSON Web Key (RFC 7517). One for another use, algorithm or operation is refused.
    static CLERK_DECL std::shared_ptr<verification_key const> from_jwk(json::object const& jwk, std::string& problem);

    /// Precondition: an RSA key within the bounds. For the functions above.
    explicit verification_key(openssl_ptr<EVP_PKEY> key) noexcept
        : key_(std::move(key))
    {
    }

    /// The key's ID in its set; empty for one from PEM.
    [[nodiscard]] std::string const& kid() const noexcept
    {
        return kid_;
    }

    /// Whether the key may be used with this algorithm: one with an `alg` of its own only with that.
    [[nodiscard]] bool permits(jwt_algorithm algorithm) const noexcept
    {
        return !only_ || *only_ == algorithm;
    }

    /// Whether the signature is that of the text. Leaves nothing in OpenSSL's queue of errors.
    [[nodiscard]] CLERK_DECL bool verify(
        jwt_algorithm algorithm, std::string_view text, std::span<unsigned char const> signature) const;

    /// The length of every signature, in bytes.
    [[nodiscard]] std::size_t signature_size() const noexcept
    {
        return static_cast<std::size_t>(EVP_PKEY_get_size(key_.get()));
    }

    /// Whether both are the same in all that matters.
    [[nodiscard]] CLERK_DECL bool same_as(verification_key const& other) const noexcept;

    /// Says that the instance no longer signs with it: what it verified once is to be forgotten.
    void retire() const noexcept
    {
        retired_.store(true, std::memory_order_release);
    }
    [[nodiscard]] bool retired() const noexcept
    {
        return retired_.load(std::memory_order_acquire);
    }

private:
    /// Contexts are dear to make and serve one verification at a time: those not in use are kept.
    struct prepared
    {
        digest_context hash;
        openssl_ptr<EVP_PKEY_CTX> verification;
    };
    /// Null where OpenSSL fails.
    [[nodiscard]] std::unique_ptr<prepared> prepare(jwt_algorithm algorithm) const;

    openssl_ptr<EVP_PKEY> key_;
    std::string kid_;
    std::optional<jwt_algorithm> only_;
    mutable std::atomic<bool> retired_{false};
    mutable std::array<spares<prepared>, jwt_algorithm_count> idle_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/verification_key.ipp>
#endif

#endif
