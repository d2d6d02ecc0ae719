// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_AUTH_CALL_IPP
#define CLERK_AUTH_IMPL_AUTH_CALL_IPP

#include <clerk/auth/auth_call.hpp>
#include <clerk/auth/machine_tokens.hpp>
#include <clerk/core/call.hpp>
#include <clerk/core/decode_outcome.hpp>
#include <clerk/core/observation.hpp>
#include <clerk/detail/invalid_argument.hpp>

namespace clerk::detail
{
CLERK_DECL kept_tokens::kept_tokens(request_tokens const& tokens, std::size_t max_bytes)
{
    auto const keep = [max_bytes](std::optional<std::string_view> from, std::optional<std::string>& to)
    {
        // One byte too many is enough to be refused for it.
        if (from)
            to.emplace(from->substr(0, max_bytes + 1));
    };
    keep(tokens.bearer, bearer_);
    keep(tokens.suffixed_cookie, suffixed_cookie_);
    keep(tokens.cookie, cookie_);
}

CLERK_DECL request_tokens kept_tokens::view() const
{
    request_tokens tokens;
    tokens.bearer = bearer_;
    tokens.suffixed_cookie = suffixed_cookie_;
    tokens.cookie = cookie_;
    return tokens;
}

/// Clerk's word on a machine token.
class auth_call::remote final : public call
{
public:
    remote(std::shared_ptr<client_core> client, request_steps steps, token_kind kind,
        std::shared_ptr<auth_call> owner)
        : call(client, settings_of_call(client->options(), {}), "verify_token", std::move(steps))
        , kind_(kind)
        , owner_(std::move(owner))
    {
    }

private:
    void complete(call_outcome outcome) override
    {
        auto const success = summary_of_success(outcome);
        auto const reply = decode_outcome<json::value>(operation_name(), std::move(outcome));
        report_end(reply ? end_of_call(success) : end_of_call(reply.error()));
        std::exchange(owner_, nullptr)->on_reply(kind_, reply);
    }

    token_kind kind_;
    std::shared_ptr<auth_call> owner_;
};

CLERK_DECL auth_call::auth_call(
    std::shared_ptr<authenticator_core const> core, kept_tokens tokens, bool only_session)
    : core_(std::move(core))
    , tokens_(std::move(tokens))
    , only_session_(only_session)
{
}

CLERK_DECL auth_call::~auth_call() = default;

CLERK_DECL void auth_call::start()
{
    step();
}

CLERK_DECL verdict auth_call::judge(std::shared_ptr<key_set_waiter> const& waiter)
{
    auto const tokens = tokens_.view();
    return only_session_ ? core_->judge_session(tokens.bearer.value_or(std::string_view{}), waiter)
                         : core_->judge_request(tokens, waiter);
}

CLERK_DECL void auth_call::step()
{
    if (finished_)
        return;
    // A request has at most three tokens, each of which may wait once; whoever asks for more is at the mercy of a clock
    // that stands still.
    constexpr unsigned most_waits = 4;
    bool const may_wait = waits_++ < most_waits;
    auto outcome = judge(may_wait ? shared_from_this() : std::shared_ptr<key_set_waiter>{});
    if (outcome.needs == verdict::need::key_set && may_wait)
        return;
    if (outcome.needs == verdict::need::clerk)
        return ask_clerk(outcome);
    if (outcome.needs == verdict::need::key_set)
        outcome = verdict{auth_reason::jwk_kid_mismatch};
    finish(std::move(outcome));
}

CLERK_DECL void auth_call::on_key_set()
{
    step();
}

CLERK_DECL void auth_call::ask_clerk(verdict const& about)
{
    auto const& client = core_->client();
    auto request = endpoints::verify_machine_token(about.kind, about.token_text);
    if (auto const problem = client->problem(); request && !problem.empty())
        request = invalid_argument("verify_token", problem);
    if (!request)
    {
        verdict failed{auth_reason::unexpected_error};
        failed.cause = request.error();
        return finish(std::move(failed));
    }
    auto const started =
        std::make_shared<remote>(client, std::move(request->steps), about.kind, shared_from_this());
    {
        std::lock_guard const lock{mutex_};
        remote_ = started;
    }
    started->start();
    // A cancellation that came before `remote_` was there.
    if (finished_)
        started->cancel(asio::cancellation_type::terminal);
}

CLERK_DECL void auth_call::on_reply(token_kind kind, result<json::value> const& reply)
{
    verdict outcome;
    outcome.kind = kind;
    outcome.reason = judge_machine_reply(kind, reply, outcome.token);
    if (outcome.reason == auth_reason::unexpected_error || outcome.reason == auth_reason::secret_key_invalid)
        outcome.cause = reply.error();
    finish(std::move(outcome));
}

CLERK_DECL void auth_call::finish(verdict outcome)
{
    if (finished_.exchange(true))
        return;
    // A client that was closed leaves no verdict.
    if (outcome.cause.code() == errc::cancelled)
        complete(outcome.cause);
    else
        complete(std::move(outcome));
}

/// For whoever gave up.
inline error cancelled_verification()
{
    error_details details;
    details.operation = "verify_token";
    details.code = errc::cancelled;
    details.phase = phase::receiving;
    details.message = "verify_token: cancelled by the caller";
    return error{std::move(details)};
}

CLERK_DECL void auth_call::cancel(asio::cancellation_type)
{
    if (finished_.exchange(true))
        return;
    std::shared_ptr<remote> under_way;
    {
        std::lock_guard const lock{mutex_};
        under_way = remote_.lock();
    }
    if (under_way)
        under_way->cancel(asio::cancellation_type::terminal);
    complete(cancelled_verification());
}

} // namespace clerk::detail

#endif
