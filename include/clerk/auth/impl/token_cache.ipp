// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_TOKEN_CACHE_IPP
#define CLERK_AUTH_IMPL_TOKEN_CACHE_IPP

#include <clerk/auth/token_cache.hpp>
#include <clerk/auth/verification_key.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace clerk::detail
{
CLERK_DECL std::optional<token_digest> token_cache::digest_of(std::string_view token) const
{
    auto context = hashing_.take();
    if (!context)
        context = std::make_unique<digest_context>("SHA2-256");
    token_digest digest{};
    if (!context->is_ready() || !context->compute(token, digest.data()))
        return std::nullopt;
    hashing_.give_back(std::move(context));
    return digest;
}

CLERK_DECL std::size_t token_cache::hash::operator()(token_digest const& digest) const noexcept
{
    std::size_t value = 0;
    std::memcpy(&value, digest.data(), sizeof value);
    return value;
}

CLERK_DECL token_cache::token_cache(std::size_t capacity)
    : capacity_per_shard_(capacity / shard_count + (capacity % shard_count != 0 ? 1 : 0))
{
}

CLERK_DECL void token_cache::forget(shard& from, std::unordered_map<token_digest, entry, hash>::iterator which)
{
    from.by_age.erase(which->second.place);
    from.entries.erase(which);
}

CLERK_DECL std::shared_ptr<verified_token const> token_cache::find(token_digest const& digest)
{
    auto& in = shard_of(digest);
    std::lock_guard const lock{in.mutex};
    auto const found = in.entries.find(digest);
    if (found == in.entries.end())
        return nullptr;
    if (found->second.token->key && found->second.token->key->retired())
    {
        forget(in, found);
        return nullptr;
    }
    return found->second.token;
}

CLERK_DECL void token_cache::insert(token_digest const& digest, std::shared_ptr<verified_token const> token)
{
    if (!enabled())
        return;
    auto& in = shard_of(digest);
    std::lock_guard const lock{in.mutex};
    if (auto const found = in.entries.find(digest); found != in.entries.end())
        forget(in, found);
    while (in.entries.size() >= capacity_per_shard_)
        forget(in, in.entries.find(in.by_age.front()));
    auto const place = in.by_age.insert(in.by_age.end(), digest);
    in.entries.emplace(digest, entry{std::move(token), place});
}

CLERK_DECL void token_cache::erase(token_digest const& digest)
{
    auto& in = shard_of(digest);
    std::lock_guard const lock{in.mutex};
    if (auto const found = in.entries.find(digest); found != in.entries.end())
        forget(in, found);
}

CLERK_DECL std::size_t token_cache::size() const
{
    std::size_t total = 0;
    for (auto const& one : shards_)
    {
        std::lock_guard const lock{one.mutex};
        total += one.entries.size();
    }
    return total;
}

} // namespace clerk::detail

#endif
