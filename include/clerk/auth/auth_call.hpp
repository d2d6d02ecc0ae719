// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_AUTH_CALL_HPP
#define CLERK_AUTH_AUTH_CALL_HPP

#include <clerk/auth/auth.hpp>
#include <clerk/auth/authenticator_core.hpp>
#include <clerk/auth/refusal.hpp>
#include <clerk/core/completion.hpp>

#include <boost/asio/executor_work_guard.hpp>

#include <atomic>
#include <concepts>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace clerk::detail
{
/// The tokens of a request, or the one of a call, kept while the network is asked.
class kept_tokens
{
public:
    kept_tokens() = default;

    /// What is longer than a token may be is not kept: it is refused all the same.
    CLERK_DECL kept_tokens(request_tokens const& tokens, std::size_t max_bytes);

    [[nodiscard]] CLERK_DECL request_tokens view() const;

private:
    std::optional<std::string> bearer_;
    std::optional<std::string> suffixed_cookie_;
    std::optional<std::string> cookie_;
};

/// One request or token whose verdict needs the network.
///
/// Thread safety: `start` once; `cancel` at any time from any thread.
class auth_call : public key_set_waiter, public std::enable_shared_from_this<auth_call>
{
public:
    /// Begins; `complete` will be called once, unless the executor ends before that.
    CLERK_DECL void start();
    /// Asks for an early end. Nothing is changed by a verification, so that every kind of cancellation is fine.
    CLERK_DECL void cancel();

protected:
    CLERK_DECL auth_call(std::shared_ptr<authenticator_core const> core, kept_tokens tokens, bool only_session);
    CLERK_DECL ~auth_call() override;

    [[nodiscard]] authenticator_core const& core() const noexcept
    {
        return *core_;
    }

    virtual void complete(verdict outcome) = 0;
    /// The end without a verdict: cancelled.
    virtual void complete(error problem) = 0;

private:
    class remote;

    void on_key_set() override;
    void on_reply(token_kind kind, result<json::value> const& reply);
    void step();
    void ask_clerk(verdict const& about);
    void finish(verdict outcome);
    [[nodiscard]] verdict judge(std::shared_ptr<key_set_waiter> const& waiter);

    std::shared_ptr<authenticator_core const> core_;
    kept_tokens tokens_;
    bool only_session_;
    unsigned waits_ = 0;
    std::atomic<bool> finished_{false};
    std::mutex mutex_;
    std::weak_ptr<remote> remote_; ///< Guarded by the mutex.
};

/// What the caller gets: `auth` of a request, claims of a token.
inline result<auth> outcome_as(std::type_identity<auth>, verdict found)
{
    return found.reason == auth_reason::none ? auth::of(std::move(found.token))
                                             : auth::refused(found.reason, std::move(found.cause));
}
inline result<session_claims> outcome_as(std::type_identity<session_claims>, verdict found)
{
    if (found.reason != auth_reason::none)
        return refusal(found.reason, found.cause);
    return found.token->session;
}

template <completion_style Style, class T, class Handler>
class typed_auth_call final : public auth_call
{
public:
    typed_auth_call(std::shared_ptr<authenticator_core const> core, kept_tokens tokens, Handler handler)
        : auth_call(std::move(core), std::move(tokens), std::same_as<T, session_claims>)
        , handler_(std::move(handler))
        , work_(asio::get_associated_executor(handler_, this->core().client()->executor()))
    {
    }

    void connect_cancellation_slot()
    {
        auto slot = asio::get_associated_cancellation_slot(handler_);
        if (!slot.is_connected())
            return;
        slot.assign(
            [weak = this->weak_from_this()](asio::cancellation_type)
            {
                if (auto const self = weak.lock())
                    self->cancel();
            });
    }

private:
    void complete(verdict outcome) override
    {
        post(outcome_as(std::type_identity<T>{}, std::move(outcome)));
    }
    void complete(error problem) override
    {
        post(std::move(problem));
    }
    void post(result<T> outcome)
    {
        post_outcome<Style>(std::move(handler_), std::move(outcome), this->core().client()->executor());
        work_.reset();
    }

    Handler handler_;
    asio::executor_work_guard<asio::associated_executor_t<Handler, asio::any_io_executor>> work_;
};

/// What Asio calls with the real handler once there is one.
template <completion_style Style, class T>
struct auth_initiation
{
    std::shared_ptr<authenticator_core const> core;

    template <class Handler>
    void operator()(Handler&& handler, kept_tokens tokens) const
    {
        auto const started = std::make_shared<typed_auth_call<Style, T, std::decay_t<Handler>>>(
            core, std::move(tokens), std::forward<Handler>(handler));
        started->connect_cancellation_slot();
        started->start();
    }
};

/// Judges the tokens; a `T` goes to `token`.
template <class T, class Token>
auto start_auth_call(std::shared_ptr<authenticator_core const> core, request_tokens const& tokens, Token&& token)
{
    constexpr auto style = style_of<std::decay_t<Token>>;
    using signature = typename completion_signature<T, style>::type;
    kept_tokens kept{tokens, core->options().max_token_bytes};
    return asio::async_initiate<Token, signature>(
        auth_initiation<style, T>{std::move(core)}, token, std::move(kept));
}

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/auth_call.ipp>
#endif

#endif
