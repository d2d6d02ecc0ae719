// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_MEASURED_TOKENS_HPP
#define CLERK_BENCHMARKS_MEASURED_TOKENS_HPP

#include "support.hpp"

#include <clerk/clerk.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/detail/openssl_ptr.hpp>
#include <clerk/testing/emulator.hpp>

#include <boost/asio/io_context.hpp>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clerk_benchmarks
{
/// A token, and what of it a bare verification needs.
class signed_in_user
{
public:
    explicit signed_in_user(std::string token)
        : token_(std::move(token))
        , text_size_(token_.rfind('.'))
        , signature_(clerk::detail::decode_base64url(std::string_view{token_}.substr(text_size_ + 1)).value())
    {
    }

    [[nodiscard]] std::string const& token() const noexcept
    {
        return token_;
    }
    [[nodiscard]] std::string_view signed_text() const noexcept
    {
        return std::string_view{token_}.substr(0, text_size_);
    }
    [[nodiscard]] std::string_view signature() const noexcept
    {
        return signature_;
    }

private:
    std::string token_;
    std::size_t text_size_;
    std::string signature_;
};

/// Members of an organization with tokens as Clerk signs them, about 950 bytes each.
class signed_in_users
{
public:
    signed_in_users()
        : emulator_(context_)
        , client_(context_, emulator_.client_options())
        , jwt_key_(emulator_.jwt_key())
    {
        for (std::size_t i = 0; i < users_per_thread * most_threads; ++i)
            users_.emplace_back(emulator_.session_token("user_2aBcDeFgHiJkLmNoPqRsTuVwX" + std::to_string(10 + i), claims()));
    }

    /// Never destroyed: threads of a benchmark may still look at it when the program ends.
    static signed_in_users const& get()
    {
        static auto const* const one = new signed_in_users;
        return *one;
    }

    /// Users for a thread, in turn: no two threads see the same one.
    class turns
    {
    public:
        turns(signed_in_users const& of, int thread)
            : users_(of.users_.data() + static_cast<std::size_t>(thread) * users_per_thread)
        {
        }
        signed_in_user const& next() noexcept
        {
            return users_[at_++ % users_per_thread];
        }

    private:
        signed_in_user const* users_;
        std::size_t at_ = 0;
    };

    [[nodiscard]] clerk::authenticator authenticator(std::size_t cache_size) const
    {
        clerk::authenticator_options options;
        options.jwt_key = jwt_key_;
        options.authorized_parties = {"https://app.example.com"};
        options.cache_size = cache_size;
        return clerk::authenticator{client_, std::move(options)};
    }

    [[nodiscard]] clerk::detail::openssl_ptr<EVP_PKEY> key() const
    {
        clerk::detail::openssl_ptr<BIO> const text{BIO_new_mem_buf(jwt_key_.data(), static_cast<int>(jwt_key_.size()))};
        clerk::detail::openssl_ptr<EVP_PKEY> key{PEM_read_bio_PUBKEY(text.get(), nullptr, nullptr, nullptr)};
        require(key != nullptr, "the key cannot be read");
        return key;
    }

private:
    static constexpr std::size_t users_per_thread = 16;
    static constexpr std::size_t most_threads = 2;

    static clerk::testing::session_token_options claims()
    {
        clerk::testing::session_token_options options;
        options.lifetime = std::chrono::hours{24};
        options.authorized_party = "https://app.example.com";
        options.plans = {"o:pro"};
        options.organization.emplace();
        options.organization->id = "org_2aBcDeFgHiJkLmNoPqRsTuVwXyZ";
        options.organization->slug = "acme";
        options.organization->role = "org:admin";
        options.organization->permissions = {"org:dashboard:read", "org:dashboard:manage", "org:invoices:read"};
        return options;
    }

    boost::asio::io_context context_;
    clerk::testing::emulator emulator_;
    clerk::client client_;
    std::string jwt_key_;
    std::vector<signed_in_user> users_;
};

/// The floor: SHA-256 and EVP_PKEY_verify with everything made beforehand, for one thread.
class bare_verification
{
public:
    explicit bare_verification(signed_in_users const& of)
        : key_(of.key())
        , digest_(EVP_MD_fetch(nullptr, "SHA2-256", nullptr))
        , hash_(EVP_MD_CTX_new())
        , verification_(EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr))
    {
        require(digest_ && hash_ && verification_ && EVP_PKEY_verify_init(verification_.get()) == 1
                && EVP_PKEY_CTX_set_rsa_padding(verification_.get(), RSA_PKCS1_PADDING) == 1
                && EVP_PKEY_CTX_set_signature_md(verification_.get(), digest_.get()) == 1,
            "OpenSSL cannot verify RS256");
    }

    [[nodiscard]] bool verify(signed_in_user const& user) const
    {
        auto const text = user.signed_text();
        auto const signature = user.signature();
        std::array<unsigned char, 32> digest{};
        return EVP_DigestInit_ex(hash_.get(), digest_.get(), nullptr) == 1
            && EVP_DigestUpdate(hash_.get(), text.data(), text.size()) == 1
            && EVP_DigestFinal_ex(hash_.get(), digest.data(), nullptr) == 1
            && EVP_PKEY_verify(
                   verification_.get(), bytes_of(signature), signature.size(), digest.data(), digest.size())
            == 1;
    }

private:
    clerk::detail::openssl_ptr<EVP_PKEY> key_;
    clerk::detail::openssl_ptr<EVP_MD> digest_;
    clerk::detail::openssl_ptr<EVP_MD_CTX> hash_;
    clerk::detail::openssl_ptr<EVP_PKEY_CTX> verification_;
};
} // namespace clerk_benchmarks

#endif
