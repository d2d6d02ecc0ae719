// SPDX-License-Identifier: BSL-1.0
// A webhook message of 2 KB checked by the library, against HMAC-SHA256 alone.
#include "../measured/support.hpp"

#include <clerk/clerk.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/testing/emulator.hpp>
#include <clerk/webhooks/check_webhook.hpp>

#include <benchmark/benchmark.h>

#include <boost/asio/io_context.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/params.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace
{
using clerk_benchmarks::bytes_of;
using clerk_benchmarks::require;

/// A message of a type that is left as JSON: the check is measured, not the reading of a user.
class message_of_2_kb
{
public:
    message_of_2_kb()
    {
        boost::asio::io_context context;
        clerk::testing::emulator const emulator{context};
        message_ = emulator.webhook("waitlistEntry.created", {{"note", std::string(1900, 'x')}});
        secret_ = emulator.webhook_secret();
        auto const encoded = secret_.reveal().substr(std::string_view{"whsec_"}.size());
        key_ = clerk::detail::decode_base64(encoded, clerk::detail::base64_padding::optional).value();
        signed_text_ = message_.id + '.' + message_.timestamp + '.' + message_.body;
    }

    static message_of_2_kb const& get()
    {
        static auto const* const one = new message_of_2_kb;
        return *one;
    }

    [[nodiscard]] clerk::testing::signed_webhook const& message() const noexcept
    {
        return message_;
    }
    [[nodiscard]] std::string const& signed_text() const noexcept
    {
        return signed_text_;
    }
    [[nodiscard]] std::string const& key() const noexcept
    {
        return key_;
    }
    [[nodiscard]] clerk::webhook_verifier verifier() const
    {
        clerk::webhook_verifier_options options;
        options.tolerance = std::chrono::hours{24};
        return clerk::webhook_verifier{secret_, std::move(options)};
    }
    [[nodiscard]] clerk::detail::signed_message parts() const noexcept
    {
        return {message_.id, message_.timestamp, message_.signature, message_.body, "svix-"};
    }

private:
    clerk::testing::signed_webhook message_;
    clerk::secret secret_;
    std::string key_;
    std::string signed_text_;
};

/// The floor: a context that keeps the key, and the text in one piece.
void webhook_kept_hmac(benchmark::State& state)
{
    auto const& one = message_of_2_kb::get();
    EVP_MAC* const mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    EVP_MAC_CTX* const context = EVP_MAC_CTX_new(mac);
    char name[] = "SHA256";
    std::array<OSSL_PARAM, 2> const parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0), OSSL_PARAM_construct_end()};
    require(EVP_MAC_init(context, bytes_of(one.key()), one.key().size(), parameters.data()) == 1, "no key");
    for (auto _ : state)
    {
        std::array<unsigned char, 32> code{};
        std::size_t size = 0;
        require(EVP_MAC_init(context, nullptr, 0, nullptr) == 1
                && EVP_MAC_update(context, bytes_of(one.signed_text()), one.signed_text().size()) == 1
                && EVP_MAC_final(context, code.data(), &size, code.size()) == 1,
            "no code");
        benchmark::DoNotOptimize(code);
    }
    state.SetItemsProcessed(state.iterations());
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
}

/// Bare HMAC, as it is written: one call, with the key and the text in one piece.
void webhook_bare_hmac(benchmark::State& state)
{
    auto const& one = message_of_2_kb::get();
    for (auto _ : state)
    {
        std::array<unsigned char, 32> code{};
        unsigned size = 0;
        require(HMAC(EVP_sha256(), one.key().data(), static_cast<int>(one.key().size()), bytes_of(one.signed_text()),
                    one.signed_text().size(), code.data(), &size)
                != nullptr,
            "no code");
        benchmark::DoNotOptimize(code);
    }
    state.SetItemsProcessed(state.iterations());
}

/// Form, signature and time.
void webhook_check(benchmark::State& state)
{
    auto const& one = message_of_2_kb::get();
    static clerk::detail::hmac_sha256 const key{one.key()};
    clerk::webhook_verifier_options options;
    options.tolerance = std::chrono::hours{24};
    for (auto _ : state)
        require(!clerk::detail::check_webhook(one.parts(), {&key, 1}, options), "refused");
    state.SetItemsProcessed(state.iterations());
}

/// The same, and the body as an event.
void webhook_verify(benchmark::State& state)
{
    auto const& one = message_of_2_kb::get();
    static clerk::webhook_verifier const verifier = one.verifier();
    auto const& [id, timestamp, signature, body] = one.message();
    for (auto _ : state)
        require(verifier.verify(id, timestamp, signature, body).has_value(), "refused");
    state.SetItemsProcessed(state.iterations());
}

/// What reading the body takes at least: Boost.JSON's parser into memory at hand.
void webhook_bare_parse(benchmark::State& state)
{
    auto const& one = message_of_2_kb::get();
    std::array<unsigned char, 8192> memory; // not initialised: it is written before it is read
    for (auto _ : state)
    {
        boost::json::monotonic_resource resource{memory.data(), memory.size()};
        benchmark::DoNotOptimize(boost::json::parse(one.message().body, &resource));
    }
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(webhook_kept_hmac)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(webhook_bare_hmac)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(webhook_check)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(webhook_verify)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(webhook_bare_parse)->UseRealTime();
} // namespace
