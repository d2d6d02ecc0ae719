// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_AUTHENTICATOR_OPTIONS_HPP
#define CLERK_AUTH_AUTHENTICATOR_OPTIONS_HPP

#include <clerk/auth/token_kind.hpp>
#include <clerk/detail/config.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace clerk
{
/// How the instance's key set (`GET /v1/jwks`) is kept. Nothing runs while no tokens come: what is due is done when the
/// next one does.
struct key_set_options
{
    key_set_options() = default;

    /// A set older than this is fetched anew while the present one goes on serving. Default: 4 min.
    std::chrono::milliseconds refresh_after{240'000};

    /// A set older than this is waited for, so that a key that was removed is not believed for longer; while it cannot
    /// be fetched, the present one goes on serving. Default: 5 min.
    std::chrono::milliseconds lifetime{300'000};

    /// A set older than this serves nobody. Default: 1 h.
    std::chrono::milliseconds hard_limit{3'600'000};

    /// How long after a fetch a key that is not in the set is simply unknown, and makes for no other fetch. Default:
    /// 10 s.
    std::chrono::milliseconds miss_interval{10'000};

    /// How long after a fetch that failed the next one is made. Default: 2 s.
    std::chrono::milliseconds failure_interval{2'000};

    friend bool operator==(key_set_options const&, key_set_options const&) = default;
};

/// What an authenticator accepts.
///
/// Thread safety: distinct objects: safe. An authenticator copies what it is given.
struct authenticator_options
{
    authenticator_options() = default;

    /// Reads the variables that every Clerk SDK reads: CLERK_JWT_KEY and CLERK_PUBLISHABLE_KEY. Options whose variable
    /// is absent or empty keep their defaults.
    [[nodiscard]] CLERK_DECL static authenticator_options from_environment();

    /// The instance's public key as PEM text: tokens are then verified without the network (CLERK_JWT_KEY). Line breaks
    /// may stand in it as `\n` in two characters. Default: none; the key set is fetched through the client.
    std::string jwt_key;

    /// The origins that tokens may have been issued for (`azp`), `https://example.com`. Where this is not empty, a
    /// token that names none is refused. Default: any.
    std::vector<std::string> authorized_parties;

    /// What tokens may be meant for (`aud`): one of these, where a token says so. Default: any.
    std::vector<std::string> audiences;

    /// Who must have issued them (`iss`), `https://clerk.example.com`. Default: anybody with the key.
    std::string issuer;

    /// What clocks may differ by, for `exp`, `nbf` and `iat`. Not negative, and at most a day. Default: 5 s.
    std::chrono::milliseconds clock_skew{5'000};

    /// Whether sessions count that have tasks to do before they are active. Default: no.
    bool accept_pending = false;

    /// The kinds of token that are accepted. Others are refused without a look at them. Default: sessions.
    std::vector<token_kind> accepts = std::vector<token_kind>(1, token_kind::session);

    /// The instance's publishable key, `pk_…`: the cookie `__session_<suffix>` is then looked at before `__session`.
    /// Default: none.
    std::string publishable_key;

    /// The longest token, in bytes. Default: 16 KiB.
    std::size_t max_token_bytes = 16 * 1024;

    /// How many verified session tokens are remembered, each until it expires or its key is gone. 0: none. Default:
    /// 8192.
    std::size_t cache_size = 8192;

    key_set_options key_set;

    /// The time, for tests. Default: the system's for what tokens say, a steady one for the key set's age.
    std::function<std::chrono::system_clock::time_point()> clock;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/authenticator_options.ipp>
#endif

#endif
