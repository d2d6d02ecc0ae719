// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_DIGEST_CONTEXT_HPP
#define CLERK_DETAIL_DIGEST_CONTEXT_HPP

#include <clerk/detail/openssl_ptr.hpp>

#include <cstddef>
#include <string_view>

namespace clerk::detail
{
/// Computes digests, one after the other. To be kept: OpenSSL counts who uses an algorithm in one place for all threads,
/// so that threads that make a context for each digest wait for each other's caches.
///
/// Thread safety: distinct objects: safe. Shared objects: unsafe.
class digest_context
{
public:
    /// @param name Of the algorithm: "SHA2-256".
    explicit digest_context(char const* name) noexcept
        : algorithm_(EVP_MD_fetch(nullptr, name, nullptr))
        , context_(EVP_MD_CTX_new())
    {
    }

    /// False where OpenSSL has no such algorithm, or no memory.
    [[nodiscard]] bool is_ready() const noexcept
    {
        return algorithm_ && context_;
    }
    [[nodiscard]] EVP_MD const* algorithm() const noexcept
    {
        return algorithm_.get();
    }
    /// Of a digest, in bytes.
    [[nodiscard]] std::size_t size() const noexcept
    {
        return static_cast<std::size_t>(EVP_MD_get_size(algorithm_.get()));
    }

    /// Precondition: `is_ready()`, as for `size()`.
    /// @param out Has room for the digest.
    /// @return False where OpenSSL fails.
    [[nodiscard]] bool compute(std::string_view text, unsigned char* out) noexcept
    {
        return EVP_DigestInit_ex(context_.get(), algorithm_.get(), nullptr) == 1
            && EVP_DigestUpdate(context_.get(), text.data(), text.size()) == 1
            && EVP_DigestFinal_ex(context_.get(), out, nullptr) == 1;
    }

private:
    openssl_ptr<EVP_MD> algorithm_;
    openssl_ptr<EVP_MD_CTX> context_;
};

} // namespace clerk::detail

#endif
