// SPDX-License-Identifier: BSL-1.0
// A session token checked by the library, against the least that OpenSSL takes for the same signature.
#include "../measured/support.hpp"
#include "../measured/tokens.hpp"

#include <clerk/clerk.hpp>

#include <benchmark/benchmark.h>

namespace
{
using clerk::detail::openssl_ptr;
using clerk_benchmarks::bare_verification;
using clerk_benchmarks::bytes_of;
using clerk_benchmarks::require;
using clerk_benchmarks::signed_in_users;

void token_bare_verification(benchmark::State& state)
{
    signed_in_users::turns users{signed_in_users::get(), state.thread_index()};
    bare_verification const bare{signed_in_users::get()};
    for (auto _ : state)
        require(bare.verify(users.next()), "not verified");
    state.SetItemsProcessed(state.iterations());
}

/// What is written when nothing is prepared: a context for each token.
void token_new_contexts(benchmark::State& state)
{
    signed_in_users::turns users{signed_in_users::get(), state.thread_index()};
    auto const key = signed_in_users::get().key();
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
    signed_in_users::turns users{signed_in_users::get(), state.thread_index()};
    for (auto _ : state)
        require(authenticator.verify_token_now(users.next().token()).has_value(), "not verified");
    state.SetItemsProcessed(state.iterations());
}

void token_uncached(benchmark::State& state)
{
    // Shared by the threads, as in a server.
    static clerk::authenticator const authenticator = signed_in_users::get().authenticator(0);
    token_check(state, authenticator);
}

void token_cached(benchmark::State& state)
{
    static clerk::authenticator const authenticator = signed_in_users::get().authenticator(10'000);
    token_check(state, authenticator);
}

BENCHMARK(token_bare_verification)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(token_new_contexts)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(token_uncached)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(token_cached)->ThreadRange(1, 2)->UseRealTime();
} // namespace
