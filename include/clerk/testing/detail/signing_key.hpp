// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_SIGNING_KEY_HPP
#define CLERK_TESTING_DETAIL_SIGNING_KEY_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/openssl_ptr.hpp>

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace clerk::testing::detail
{
using clerk::detail::openssl_ptr;

/// An RSA key of 2048 bits that signs tokens, with the ID that they name it by.
class signing_key
{
public:
    /// Makes a new one, which takes some tenths of a second. Throws `std::runtime_error` where OpenSSL refuses.
    CLERK_DECL signing_key();

    [[nodiscard]] std::string const& id() const noexcept
    {
        return id_;
    }

    /// The signature by RSASSA-PKCS1-v1_5 and SHA-256.
    [[nodiscard]] CLERK_DECL std::string sign(std::string_view text) const;

    /// The public half as PEM text.
    [[nodiscard]] CLERK_DECL std::string public_pem() const;

    /// The public half as a JSON Web Key (RFC 7517).
    [[nodiscard]] CLERK_DECL json::object public_jwk() const;

private:
    std::string id_;
    openssl_ptr<EVP_PKEY> key_;
};

/// The keys of an instance: the one that signs, and those that tokens still under way may be signed by. The first one is
/// made when it is first asked for, as most emulators need none.
class signing_keys
{
public:
    /// The one that signs.
    [[nodiscard]] CLERK_DECL signing_key const& current();

    /// @param keep_old Whether the set still shows the keys so far.
    CLERK_DECL void rotate(bool keep_old);

    /// `{"keys": […]}`
    [[nodiscard]] CLERK_DECL json::object public_set();

private:
    std::vector<signing_key> keys_; ///< The last one signs.
};

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/signing_key.ipp>
#endif

#endif
