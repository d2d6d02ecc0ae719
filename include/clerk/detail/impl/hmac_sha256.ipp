// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_HMAC_SHA256_IPP
#define CLERK_DETAIL_IMPL_HMAC_SHA256_IPP

#include <clerk/detail/hmac_sha256.hpp>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <stdexcept>
#include <utility>

namespace clerk::detail
{
inline void require_hmac(bool succeeded)
{
    if (succeeded)
        return;
    ERR_clear_error();
    throw std::runtime_error("OpenSSL cannot compute HMAC-SHA256");
}

CLERK_DECL void hmac_sha256::deleter::operator()(evp_mac_ctx_st* context) const noexcept
{
    EVP_MAC_CTX_free(context);
}

CLERK_DECL hmac_sha256::hmac_sha256(std::string_view key)
{
    struct free_mac
    {
        void operator()(EVP_MAC* mac) const noexcept
        {
            EVP_MAC_free(mac);
        }
    };
    std::unique_ptr<EVP_MAC, free_mac> const mac{EVP_MAC_fetch(nullptr, "HMAC", nullptr)};
    require_hmac(mac != nullptr);
    keyed_.reset(EVP_MAC_CTX_new(mac.get()));
    char name[] = "SHA256"; // OpenSSL's interface lacks the const
    OSSL_PARAM const parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0), OSSL_PARAM_construct_end()};
    auto const* const bytes = reinterpret_cast<unsigned char const*>(key.data());
    require_hmac(keyed_ && EVP_MAC_init(keyed_.get(), bytes, key.size(), parameters) == 1);
    idle_ = std::make_unique<spares<working_context>>();
}

inline hmac_sha256::digest finish_hmac(EVP_MAC_CTX* context, std::span<std::string_view const> texts)
{
    for (std::string_view const text : texts)
        require_hmac(EVP_MAC_update(context, reinterpret_cast<unsigned char const*>(text.data()), text.size()) == 1);
    hmac_sha256::digest made{};
    std::size_t size = 0;
    require_hmac(EVP_MAC_final(context, made.data(), &size, made.size()) == 1 && size == made.size());
    return made;
}

CLERK_DECL hmac_sha256::digest hmac_sha256::sign(std::span<std::string_view const> texts) const
{
    // To make a copy takes a fifth of what a code of 2 KB does.
    auto working = idle_->take();
    if (!working)
        working = std::make_unique<working_context>(working_context{context{EVP_MAC_CTX_dup(keyed_.get())}});
    // Without a key it begins anew with the one that it has.
    require_hmac(working->state && EVP_MAC_init(working->state.get(), nullptr, 0, nullptr) == 1);
    auto const made = finish_hmac(working->state.get(), texts);
    idle_->give_back(std::move(working));
    return made;
}

CLERK_DECL bool equal_in_constant_time(
    std::span<unsigned char const> left, std::span<unsigned char const> right) noexcept
{
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace clerk::detail

#endif
