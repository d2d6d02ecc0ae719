// SPDX-License-Identifier: BSL-1.0
// A session token checked by the library, against the least that OpenSSL takes for the same signature.
#include "support.hpp"

#include <clerk/clerk.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/detail/openssl_ptr.hpp>
#include <clerk/testing/emulator.hpp>

#include <benchmark/benchmark.h>

#include <boost/asio/io_context.hpp>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace
{
namespace testing = clerk::testing;
using clerk::detail::openssl_ptr;
using clerk_benchmarks::bytes_of;
using clerk_benchmarks::require;

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
class instance
{
public:
    instance()
        : emulator_(context_)
        , client_(context_, emulator_.client_options())
        , jwt_key_(emulator_.jwt_key())
    {
        for (std::size_t i = 0; i < users_per_thread * most_threads; ++i)
            users_.emplace_back(emulator_.session_token("user_2aBcDeFgHiJkLmNoPqRsTuVwX" + std::to_string(10 + i), claims()));
    }

    /// Never destroyed: threads of a benchmark may still look at it when the program ends.
    static instance const& get()
    {
        static auto const* const one = new instance;
        return *one;
    }

    /// Users for a thread of a benchmark, in turn: threads seldom see the same one.
    class turns
    {
    public:
        turns(instance const& of, benchmark::State const& state)
            : users_(of.users_.data() + static_cast<std::size_t>(state.thread_index()) * users_per_thread)
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

    [[nodiscard]] openssl_ptr<EVP_PKEY> key() const
    {
        openssl_ptr<BIO> const text{BIO_new_mem_buf(jwt_key_.data(), static_cast<int>(jwt_key_.size()))};
        openssl_ptr<EVP_PKEY> key{PEM_read_bio_PUBKEY(text.get(), nullptr, nullptr, nullptr)};
        require(key != nullptr, "the key cannot be read");
        return key;
    }

private:
    static constexpr std::size_t users_per_thread = 16;
    static constexpr std::size_t most_threads = 2;

    static testing::session_token_options claims()
    {
        testing::session_token_options options;
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
    testing::emulator emulator_;
    clerk::client client_;
    std::string jwt_key_;
    std::vector<signed_in_user> users_;
};

/// The floor: SHA-256 and EVP_PKEY_verify with everything made beforehand, for one thread.
class bare_verification
{
public:
    explicit bare_verification(instance const& of)
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
    openssl_ptr<EVP_PKEY> key_;
    openssl_ptr<EVP_MD> digest_;
    openssl_ptr<EVP_MD_CTX> hash_;
    openssl_ptr<EVP_PKEY_CTX> verification_;
};

void token_bare_verification(benchmark::State& state)
{
    instance::turns users{instance::get(), state};
    bare_verification const bare{instance::get()};
    for (auto _ : state)
        require(bare.verify(users.next()), "not verified");
    state.SetItemsProcessed(state.iterations());
}

/// What is written when nothing is prepared: a context for each token.
void token_new_contexts(benchmark::State& state)
{
    instance::turns users{instance::get(), state};
    auto const key = instance::get().key();
    for (auto _ : state)
    {
        auto const& user = users.next();
        openssl_ptr<EVP_MD_CTX> const context{EVP_MD_CTX_new()};
        require(EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1
                && EVP_DigestVerify(context.get(), bytes_of(user.signature()), user.signature().size(),
                       bytes_of(user.signed_text()), user.signed_text().size())
                    == 1,
            "not verified");
    }
    state.SetItemsProcessed(state.iterations());
}

/// The whole check: form, header, signature, claims; the claims are in the result.
void token_check(benchmark::State& state, clerk::authenticator const& authenticator)
{
    instance::turns users{instance::get(), state};
    for (auto _ : state)
        require(authenticator.verify_token_now(users.next().token()).has_value(), "not verified");
    state.SetItemsProcessed(state.iterations());
}

void token_uncached(benchmark::State& state)
{
    // Shared by the threads, as in a server.
    static clerk::authenticator const authenticator = instance::get().authenticator(0);
    token_check(state, authenticator);
}

void token_cached(benchmark::State& state)
{
    static clerk::authenticator const authenticator = instance::get().authenticator(10'000);
    token_check(state, authenticator);
}

BENCHMARK(token_bare_verification)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(token_new_contexts)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(token_uncached)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(token_cached)->ThreadRange(1, 2)->UseRealTime();
} // namespace
