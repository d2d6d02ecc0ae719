// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_AUTHENTICATOR_CORE_IPP
#define CLERK_AUTH_IMPL_AUTHENTICATOR_CORE_IPP

#include <clerk/auth/authenticator_core.hpp>
#include <clerk/auth/machine_tokens.hpp>
#include <clerk/detail/invalid_argument.hpp>

#include <optional>
#include <utility>

namespace clerk::detail
{
[[noreturn]] inline void refuse_authenticator_option(std::string_view what)
{
    throw exception(invalid_argument("authenticator_options", what));
}

inline authenticator_options checked_options(authenticator_options options)
{
    using namespace std::chrono_literals;
    if (options.clock_skew < 0ms || options.clock_skew > 24h)
        refuse_authenticator_option("clock_skew must not be negative, and at most a day");
    if (options.accepts.empty())
        refuse_authenticator_option("accepts is empty: no token would be good");
    if (options.max_token_bytes == 0 || options.max_token_bytes > 1024 * 1024)
        refuse_authenticator_option("max_token_bytes must be more than 0, and at most 1 MiB");
    auto const& set = options.key_set;
    if (set.refresh_after <= 0ms || set.refresh_after > set.lifetime || set.lifetime > set.hard_limit
        || set.hard_limit > 24h * 365)
        refuse_authenticator_option("key_set.refresh_after, lifetime and hard_limit must be more than nothing, in this "
                                    "order, and at most a year");
    if (set.miss_interval <= 0ms || set.failure_interval <= 0ms || set.miss_interval > 24h
        || set.failure_interval > 24h)
        refuse_authenticator_option(
            "key_set.miss_interval and failure_interval must be more than nothing, and at most a day");
    return options;
}

CLERK_DECL authenticator_core::authenticator_core(std::shared_ptr<client_core> client, authenticator_options options)
    : client_(std::move(client))
    , options_(checked_options(std::move(options)))
    , suffixed_cookie_(suffixed_cookie_name(options_.publishable_key))
    , cache_(options_.cache_size)
{
    for (auto const kind : options_.accepts)
        accepted_.add(kind);
    if (!options_.jwt_key.empty())
    {
        std::string problem;
        key_ = verification_key::from_pem(options_.jwt_key, problem);
        if (!key_)
            refuse_authenticator_option("jwt_key: " + problem);
        return;
    }
    // A clock for tests moves the age of the key set, too; otherwise that is not to jump with the system's time.
    auto steady = [clock = options_.clock]
    {
        using steady_time = key_set_machine::time_point;
        return clock ? steady_time{std::chrono::duration_cast<steady_time::duration>(clock().time_since_epoch())}
                     : std::chrono::steady_clock::now();
    };
    auto const make = [&] { return std::make_shared<key_set>(client_, options_.key_set, std::move(steady)); };
    bool const as_others = options_.key_set == key_set_options{} && !options_.clock;
    keys_ = as_others ? client_->shared_keys(make) : make();
}

CLERK_DECL verdict authenticator_core::find_key(std::string_view kid, std::shared_ptr<key_set_waiter> const& waiter,
    std::shared_ptr<verification_key const>& key) const
{
    verdict found;
    auto answer = keys_->look_up(kid, waiter);
    found.reason = answer.refuse;
    found.cause = std::move(answer.cause);
    if (!answer.key && answer.refuse == auth_reason::none)
        found.needs = verdict::need::key_set;
    key = std::move(answer.key);
    return found;
}

CLERK_DECL std::optional<verdict> authenticator_core::judge_again(
    token_digest const& digest, std::shared_ptr<key_set_waiter> const& waiter) const
{
    auto token = cache_.find(digest);
    if (!token)
        return std::nullopt;
    verdict found;
    if (keys_)
    {
        std::shared_ptr<verification_key const> key;
        found = find_key(token->key->kid(), waiter, key);
        if (found.needs != verdict::need::nothing)
            return found;
        // Not the key any more that it was: it is judged as if it came for the first time.
        if (key != token->key)
            return std::nullopt;
    }
    found.reason = check_times(token->session, options_.clock_skew, now());
    if (found.reason == auth_reason::token_expired)
        cache_.erase(digest);
    if (found.reason == auth_reason::none)
        found.token = std::move(token);
    return found;
}

CLERK_DECL verdict authenticator_core::judge(
    std::string_view token, accepted_kinds accepted, std::shared_ptr<key_set_waiter> const& waiter) const
{
    if (token.size() > options_.max_token_bytes)
        return auth_reason::token_invalid;
    auto const opaque = opaque_kind(token);
    if (!opaque)
        return judge_jwt(token, accepted, waiter);
    if (!accepted.has(*opaque))
        return auth_reason::token_type_mismatch;
    if (!is_plain_token(token))
        return auth_reason::token_invalid;
    verdict asked;
    asked.needs = verdict::need::clerk;
    asked.kind = *opaque;
    asked.token_text = token;
    return asked;
}

CLERK_DECL verdict authenticator_core::judge_jwt(
    std::string_view token, accepted_kinds accepted, std::shared_ptr<key_set_waiter> const& waiter) const
{
    std::optional<token_digest> digest;
    if (accepted.has(token_kind::session) && cache_.enabled())
        digest = cache_.digest_of(token);
    if (digest)
        if (auto known = judge_again(*digest, waiter))
            return *std::move(known);
    unverified_jwt jwt;
    if (auto const reason = read_jwt(token, options_.max_token_bytes, jwt); reason != auth_reason::none)
        return reason;
    if (!accepted.has(jwt.header.kind))
        return auth_reason::token_type_mismatch;
    verdict found;
    std::shared_ptr<verification_key const> key;
    if (keys_)
    {
        found = find_key(jwt.header.kid(), waiter, key);
        if (!key)
            return found;
    }
    found.reason = verify_jwt(jwt, keys_ ? key : key_, options_, now(), found.own_token);
    found.token = found.own_token;
    if (found.token && found.token->kind == token_kind::session && digest)
    {
        cache_.insert(*digest, found.token);
        found.own_token.reset();
    }
    return found;
}

CLERK_DECL verdict authenticator_core::judge_session(
    std::string_view token, std::shared_ptr<key_set_waiter> const& waiter) const
{
    accepted_kinds sessions;
    sessions.add(token_kind::session);
    return judge(token, sessions, waiter);
}

CLERK_DECL bool authenticator_core::is_for_a_machine(std::string_view token) const
{
    if (!accepted_.has_machines())
        return false;
    if (auto const opaque = opaque_kind(token))
        return accepted_.has(*opaque);
    unverified_jwt jwt;
    return read_jwt(token, options_.max_token_bytes, jwt) == auth_reason::none
        && jwt.header.kind != token_kind::session && accepted_.has(jwt.header.kind);
}

CLERK_DECL verdict authenticator_core::judge_request(
    request_tokens const& tokens, std::shared_ptr<key_set_waiter> const& waiter) const
{
    // Who shows a machine's token means it, whatever cookies a browser adds.
    if (tokens.bearer && is_for_a_machine(*tokens.bearer))
        return judge(*tokens.bearer, accepted_, waiter);
    std::optional<verdict> first;
    // Judges one more; true when that is the end.
    auto const judge_next = [&](std::optional<std::string_view> token, auto const& how)
    {
        if (!token)
            return false;
        auto found = how(*token);
        bool const ends = found.needs != verdict::need::nothing || found.reason == auth_reason::none;
        if (ends || !first)
            first = std::move(found);
        return ends;
    };
    auto const as_session = [&](std::string_view token) { return judge_session(token, waiter); };
    auto const as_any = [&](std::string_view token) { return judge(token, accepted_, waiter); };
    bool ended = false;
    if (accepted_.has(token_kind::session))
        ended = judge_next(tokens.suffixed_cookie, as_session) || judge_next(tokens.cookie, as_session);
    if (!ended)
        judge_next(tokens.bearer, as_any);
    return first ? *std::move(first) : verdict{auth_reason::session_token_missing};
}

} // namespace clerk::detail

#endif
