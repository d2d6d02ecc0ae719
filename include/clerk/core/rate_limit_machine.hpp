// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_RATE_LIMIT_MACHINE_HPP
#define CLERK_CORE_RATE_LIMIT_MACHINE_HPP

#include <clerk/core/rate_hold.hpp>
#include <clerk/core/rate_window.hpp>
#include <clerk/detail/config.hpp>
#include <clerk/rate_limit.hpp>

#include <boost/intrusive/list.hpp>
#include <boost/intrusive/set.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace clerk::detail
{
/// Decides which request may leave when. Knows no clock, timer, handler or lock: it is told what happened and when, and
/// says who got a permit, who will not get one in time, and when it has to be told that time has passed.
///
/// Who wants a permit waits in the queue of its key. A key is *ready* when nothing of its own is in the way of the
/// first in its queue: no hold, no user's limit. Whatever the client as a whole can send goes to the ready key whose
/// first has waited longest. So the queue of a key is served in order, nobody waits for another key's troubles, and
/// nobody is overtaken for ever.
///
/// Each event takes time logarithmic in the number of waiters and keys, for each wait that it ends. Time never goes
/// back: an earlier one counts as the latest so far.
class rate_limit_machine
{
public:
    using time_point = std::chrono::steady_clock::time_point;
    using ticket = std::uint64_t;

    /// When so many keys meet a 429 within `same_moment`, it is taken for the instance's limit and the whole client is
    /// held: one busy user meets its own limit alone, and two at once may be chance.
    static constexpr std::size_t keys_for_client_hold = 3;
    static constexpr std::chrono::seconds same_moment{1};

    /// A wait that is over.
    struct ended_wait
    {
        ticket who = 0;
        rate_limit_verdict verdict;
    };

    /// Precondition: rates as `check_rate_limits` wants them.
    CLERK_DECL explicit rate_limit_machine(rate_limit_options const& options);
    rate_limit_machine(rate_limit_machine const&) = delete;
    rate_limit_machine& operator=(rate_limit_machine const&) = delete;
    ~rate_limit_machine() = default;

    /// A permit, if one is to be had at once and nobody waits for it.
    [[nodiscard]] CLERK_DECL bool try_acquire(rate_limit_scope const& scope, time_point now);

    /// Wants a permit. The wait may be over at once. Precondition: a ticket that was never used.
    CLERK_DECL void acquire(ticket who, rate_limit_scope const& scope, time_point deadline, time_point now);

    /// Ends a wait; one that is over stays as it ended.
    CLERK_DECL void cancel(ticket who, time_point now);

    /// A permit comes back. One that was never given is no matter.
    CLERK_DECL void release(rate_limit_scope const& scope, rate_limit_outcome const& outcome, time_point now);

    /// Time has passed.
    CLERK_DECL void tick(time_point now);

    /// Ends all waits; there are no permits from now on.
    CLERK_DECL void close(time_point now);

    /// The next of the waits that are over, in the order of their ends. To be asked after every event until there is none.
    [[nodiscard]] CLERK_DECL std::optional<ended_wait> take_ended();

    /// When `tick` is to be called; none: nobody waits for time to pass.
    [[nodiscard]] CLERK_DECL std::optional<time_point> next_event() const;

    /// How many wait.
    [[nodiscard]] std::size_t waiting_count() const noexcept
    {
        return waiting_;
    }
    /// How many permits are out.
    [[nodiscard]] std::size_t in_flight() const noexcept
    {
        return in_flight_;
    }
    /// How many keys are remembered.
    [[nodiscard]] std::size_t key_count() const noexcept
    {
        return keys_.size();
    }
    /// How many times a key or a waiter was looked at, so that a test sees what an event costs.
    [[nodiscard]] std::uint64_t steps() const noexcept
    {
        return steps_;
    }

private:
    // Containers that hold what is owned elsewhere; whatever is destroyed leaves them by itself.
    using list_hook = boost::intrusive::list_member_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;
    using set_hook = boost::intrusive::set_member_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;
    using no_size = boost::intrusive::constant_time_size<false>;
    template <class T, set_hook T::*Hook, class Order>
    using ordered = boost::intrusive::multiset<T, boost::intrusive::member_hook<T, set_hook, Hook>,
        boost::intrusive::compare<Order>, no_size>;

    struct key_state;
    struct waiter
    {
        ticket who = 0;
        time_point deadline;
        bool updates_user = false;
        key_state* key = nullptr;
        std::optional<rate_limit_verdict> verdict; ///< Set: over, and waits for `take_ended`.

        list_hook in_queue; ///< The key's queue, or `ended_`.
        set_hook in_key;
        set_hook in_all;
    };
    struct earlier_deadline
    {
        bool operator()(waiter const& a, waiter const& b) const noexcept
        {
            return a.deadline < b.deadline;
        }
    };
    using queue = boost::intrusive::list<waiter,
        boost::intrusive::member_hook<waiter, list_hook, &waiter::in_queue>, no_size>;

    struct key_state
    {
        std::string const* name = nullptr;
        std::size_t in_flight = 0;
        std::optional<rate_window> updates; ///< Of the one user that the key stands for.
        rate_hold hold;
        queue waiters;
        ordered<waiter, &waiter::in_key, earlier_deadline> by_deadline;

        ticket first = 0;   ///< While ready: the one that has waited longest.
        time_point look_at; ///< While it waits for time: when to look at it again.
        set_hook in_ready;
        set_hook in_timeline; ///< One of `wakes_` and `leftovers_`.
    };
    struct waits_longer
    {
        bool operator()(key_state const& a, key_state const& b) const noexcept
        {
            return a.first < b.first;
        }
    };
    struct earlier_look
    {
        bool operator()(key_state const& a, key_state const& b) const noexcept
        {
            return a.look_at < b.look_at;
        }
    };
    struct refusal
    {
        key_state const* key;
        time_point at;
        time_point until;
    };

    void advance(time_point now);
    key_state& find_or_add(std::string const& name);
    void refresh(key_state& key);
    void serve();
    void grant(key_state& key, bool updates_user);
    void end(waiter& who, rate_limit_verdict verdict);
    void note_refusal(key_state& key, rate_limit_outcome const& outcome);
    void hold_client(time_point until);
    template <class Waiters>
    void end_hopeless(Waiters& by_deadline, time_point until);
    [[nodiscard]] bool client_is_free() const noexcept;
    [[nodiscard]] bool is_full(key_state const& key, bool updates_user) const noexcept;
    [[nodiscard]] time_point certain_wait(key_state const& key, bool updates_user) const noexcept;

    std::optional<rate> user_limit_;
    std::optional<rate_window> instance_;
    rate_hold client_;
    std::vector<refusal> recent_refusals_; ///< Of distinct keys, within a moment; fewer than lead to a hold.
    time_point client_held_at_ = time_point::min();

    std::unordered_map<std::string, key_state> keys_;
    decltype(keys_)::node_type spare_; ///< Memory for the next one: each call to another user has a key of its own.
    std::unordered_map<ticket, waiter> waiters_;
    ordered<waiter, &waiter::in_all, earlier_deadline> by_deadline_;
    queue ended_;
    ordered<key_state, &key_state::in_ready, waits_longer> ready_;
    ordered<key_state, &key_state::in_timeline, earlier_look> wakes_;     ///< Keys with waiters.
    ordered<key_state, &key_state::in_timeline, earlier_look> leftovers_; ///< Keys to be forgotten when they are due.

    time_point now_ = time_point::min();
    std::size_t waiting_ = 0;
    std::size_t in_flight_ = 0;
    std::uint64_t steps_ = 0;
    bool closed_ = false;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/rate_limit_machine.ipp>
#endif

#endif
