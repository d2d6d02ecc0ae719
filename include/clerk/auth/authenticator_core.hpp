// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_AUTHENTICATOR_CORE_HPP
#define CLERK_AUTH_AUTHENTICATOR_CORE_HPP

#include <clerk/auth/authenticator_options.hpp>
#include <clerk/auth/key_set.hpp>
#include <clerk/auth/request_tokens.hpp>
#include <clerk/auth/token_cache.hpp>
#include <clerk/auth/verify_jwt.hpp>
#include <clerk/core/client_core.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// What came of looking at a token or at a request.
class verdict
{
public:
    verdict() = default;
    verdict(auth_reason why) noexcept
        : reason(why)
    {
    }

    /// What is missing for one.
    enum class need
    {
        nothing,
        key_set, ///< Whoever waits will be told.
        clerk,   ///< To be asked about `token_text`.
    };

    auth_reason reason = auth_reason::none;
    std::shared_ptr<verified_token const> token; ///< Where there is no reason.
    std::shared_ptr<verified_token> own_token;   ///< The same, if nobody else has it.
    error cause;
    need needs = need::nothing;
    token_kind kind = token_kind::session;
    std::string_view token_text;
};

/// Which kinds of token are accepted.
class accepted_kinds
{
public:
    constexpr accepted_kinds() = default;

    constexpr void add(token_kind kind) noexcept
    {
        bits_ |= bit(kind);
    }
    [[nodiscard]] constexpr bool has(token_kind kind) const noexcept
    {
        return (bits_ & bit(kind)) != 0;
    }
    [[nodiscard]] constexpr bool has_machines() const noexcept
    {
        return (bits_ & ~bit(token_kind::session)) != 0;
    }

private:
    static constexpr unsigned bit(token_kind kind) noexcept
    {
        return 1U << static_cast<unsigned>(kind);
    }

    unsigned bits_ = 0;
};

/// What an authenticator and its copies share: options, keys, and tokens that were verified.
///
/// Thread safety: all members may be called from any thread at any time.
class authenticator_core
{
public:
    /// Throws `clerk::exception` with `errc::invalid_argument` for options that cannot be right.
    CLERK_DECL authenticator_core(std::shared_ptr<client_core> client, authenticator_options options);

    [[nodiscard]] std::shared_ptr<client_core> const& client() const noexcept
    {
        return client_;
    }
    [[nodiscard]] authenticator_options const& options() const noexcept
    {
        return options_;
    }
    [[nodiscard]] std::string const& suffixed_cookie() const noexcept
    {
        return suffixed_cookie_;
    }

    /// A session token by itself.
    /// @param waiter Is told when the key set that it needs has been asked for; may be null.
    [[nodiscard]] CLERK_DECL verdict judge_session(
        std::string_view token, std::shared_ptr<key_set_waiter> const& waiter) const;

    /// All tokens of a request: the first that is good, in the order of `request_tokens`' documentation; otherwise the
    /// reason of the first one that there is.
    [[nodiscard]] CLERK_DECL verdict judge_request(
        request_tokens const& tokens, std::shared_ptr<key_set_waiter> const& waiter) const;

private:
    [[nodiscard]] verdict judge(
        std::string_view token, accepted_kinds accepted, std::shared_ptr<key_set_waiter> const& waiter) const;
    [[nodiscard]] verdict judge_jwt(
        std::string_view token, accepted_kinds accepted, std::shared_ptr<key_set_waiter> const& waiter) const;
    /// A token that was verified before; none where it was not, or by a key that is no longer the instance's.
    [[nodiscard]] std::optional<verdict> judge_again(
        token_digest const& digest, std::shared_ptr<key_set_waiter> const& waiter) const;
    /// Asks the key set for the key of this ID. Where there is none, the verdict says why, or what is missing.
    [[nodiscard]] verdict find_key(std::string_view kid, std::shared_ptr<key_set_waiter> const& waiter,
        std::shared_ptr<verification_key const>& key) const;
    [[nodiscard]] bool is_for_a_machine(std::string_view token) const;
    [[nodiscard]] system_time now() const
    {
        return options_.clock ? options_.clock() : std::chrono::system_clock::now();
    }

    std::shared_ptr<client_core> client_;
    authenticator_options options_;
    accepted_kinds accepted_;
    std::string suffixed_cookie_;
    std::shared_ptr<verification_key const> key_; ///< Null where the key set serves.
    std::shared_ptr<key_set> keys_;
    mutable token_cache cache_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/authenticator_core.ipp>
#endif

#endif
