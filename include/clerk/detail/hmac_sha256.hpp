// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_HMAC_SHA256_HPP
#define CLERK_DETAIL_HMAC_SHA256_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/spares.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

struct evp_mac_ctx_st; // OpenSSL's EVP_MAC_CTX

namespace clerk::detail
{
/// HMAC-SHA256 (RFC 2104, FIPS 198-1) with one key. The key is taken in once; it lies in OpenSSL's memory, which is
/// wiped when this object goes.
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access.
class hmac_sha256
{
public:
    using digest = std::array<unsigned char, 32>;

    /// Throws `std::bad_alloc` or, where OpenSSL has no HMAC-SHA256 or refuses the key, `std::runtime_error`.
    /// @param key Not empty.
    CLERK_DECL explicit hmac_sha256(std::string_view key);

    /// The code of the texts one after the other. Throws as the constructor does.
    [[nodiscard]] CLERK_DECL digest sign(std::span<std::string_view const> texts) const;

private:
    struct deleter
    {
        CLERK_DECL void operator()(evp_mac_ctx_st* context) const noexcept;
    };

    using context = std::unique_ptr<evp_mac_ctx_st, deleter>;

    /// A copy that signs again and again, for one thread at a time.
    struct working_context
    {
        context state;
    };

    context keyed_; ///< Has taken the key in, and nothing else.
    std::unique_ptr<spares<working_context>> idle_;
};

/// Compares in a time that does not depend on where they differ.
[[nodiscard]] CLERK_DECL bool equal_in_constant_time(
    std::span<unsigned char const> left, std::span<unsigned char const> right) noexcept;

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/hmac_sha256.ipp>
#endif

#endif
