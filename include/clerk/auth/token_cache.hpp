// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_TOKEN_CACHE_HPP
#define CLERK_AUTH_TOKEN_CACHE_HPP

#include <clerk/auth/verified_token.hpp>
#include <clerk/detail/config.hpp>
#include <clerk/detail/digest_context.hpp>
#include <clerk/detail/spares.hpp>
#include <clerk/model/timestamp.hpp>

#include <array>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace clerk::detail
{
/// SHA-256 of a whole token, signature included.
using token_digest = std::array<unsigned char, 32>;

/// Verified session tokens, each until it expires, as the same token comes with every request of a minute. What was
/// refused does not enter, so that nobody without good tokens can fill it; the oldest make room for new ones.
///
/// It says that a signature is good and by which key, nothing more: whoever asks checks the times again, and that the
/// key is still the instance's.
///
/// Thread safety: all members may be called from any thread at any time. Several mutexes, so that threads seldom wait.
class token_cache
{
public:
    /// @param capacity How many tokens it holds at most, about; 0: none.
    CLERK_DECL explicit token_cache(std::size_t capacity);

    [[nodiscard]] bool enabled() const noexcept
    {
        return capacity_per_shard_ > 0;
    }

    /// By what a token is found here. None where OpenSSL fails.
    [[nodiscard]] CLERK_DECL std::optional<token_digest> digest_of(std::string_view token) const;

    /// The token, if it is here and its key has not been retired; one whose key has been is forgotten.
    [[nodiscard]] CLERK_DECL std::shared_ptr<verified_token const> find(token_digest const& digest);

    /// Keeps a verified token.
    CLERK_DECL void insert(token_digest const& digest, std::shared_ptr<verified_token const> token);

    /// Forgets a token: it has expired.
    CLERK_DECL void erase(token_digest const& digest);

    [[nodiscard]] CLERK_DECL std::size_t size() const;

private:
    struct hash
    {
        std::size_t operator()(token_digest const& digest) const noexcept;
    };
    struct entry
    {
        std::shared_ptr<verified_token const> token;
        std::list<token_digest>::iterator place;
    };
    // Begins a cache line, so that who locks one mutex does not slow down the next one.
    struct alignas(64) shard
    {
        mutable std::mutex mutex;
        std::unordered_map<token_digest, entry, hash> entries;
        std::list<token_digest> by_age; ///< The oldest first.
    };
    static constexpr std::size_t shard_count = 16;

    shard& shard_of(token_digest const& digest) noexcept
    {
        return shards_[digest[31] % shard_count];
    }
    static void forget(shard& from, std::unordered_map<token_digest, entry, hash>::iterator which);

    std::size_t capacity_per_shard_;
    std::array<shard, shard_count> shards_;
    mutable spares<digest_context> hashing_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/token_cache.ipp>
#endif

#endif
