// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_AUTH_CALL_HPP
#define CLERK_AUTH_AUTH_CALL_HPP

#include <clerk/auth/authenticator_core.hpp>
#include <clerk/auth/request_tokens.hpp>
#include <clerk/core/operation.hpp>

#include <atomic>
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
class auth_call : public operation, public key_set_waiter, public std::enable_shared_from_this<auth_call>
{
public:
    /// Begins; `complete` will be called once, unless the executor ends before that.
    CLERK_DECL void start() override;
    /// Nothing is changed by a verification, so that every kind of cancellation is fine.
    CLERK_DECL void cancel(asio::cancellation_type) override;

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

    CLERK_DECL void on_key_set() override;
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

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/auth_call.ipp>
#endif

#endif
