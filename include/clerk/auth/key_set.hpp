// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_KEY_SET_HPP
#define CLERK_AUTH_KEY_SET_HPP

#include <clerk/auth/key_set_machine.hpp>
#include <clerk/core/client_core.hpp>
#include <clerk/detail/config.hpp>
#include <clerk/error.hpp>
#include <clerk/result.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <string_view>

namespace clerk::detail
{
/// Somebody who waits for the key set.
class key_set_waiter
{
public:
    key_set_waiter() = default;
    key_set_waiter(key_set_waiter const&) = delete;
    key_set_waiter& operator=(key_set_waiter const&) = delete;
    virtual ~key_set_waiter() = default;

    /// The fetch has ended, well or not: time to ask again. On a thread of the client's executor.
    virtual void on_key_set() = 0;
};

/// The instance's keys: does what its machine decides. One fetch however many wait, and none that a token does not ask
/// for.
///
/// Thread safety: all members may be called from any thread at any time.
class key_set : public std::enable_shared_from_this<key_set>
{
public:
    using clock = std::function<key_set_machine::time_point()>;

    CLERK_DECL key_set(std::shared_ptr<client_core> core, key_set_options const& options, clock now);

    /// A key, or a refusal, or neither: then `waiter` will be told, if there is one.
    class answer
    {
    public:
        answer() = default;

        std::shared_ptr<verification_key const> key;
        auth_reason refuse = auth_reason::none;
        error cause;
    };
    [[nodiscard]] CLERK_DECL answer look_up(std::string_view kid, std::shared_ptr<key_set_waiter> waiter);

private:
    class fetch;

    void on_fetched(fetch& ended, result<json::value> const& reply);
    /// To be called with the lock held; the fetch is to be started without it.
    [[nodiscard]] std::shared_ptr<fetch> new_fetch();

    std::shared_ptr<client_core> core_;
    clock now_;
    std::mutex mutex_;
    key_set_machine machine_;
    /// It owns those who wait: when an execution context ends and takes it away, they go with it.
    std::weak_ptr<fetch> current_;
    error last_error_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/key_set.ipp>
#endif

#endif
