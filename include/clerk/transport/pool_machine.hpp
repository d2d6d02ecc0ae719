// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_POOL_MACHINE_HPP
#define CLERK_TRANSPORT_POOL_MACHINE_HPP

#include <clerk/client_options.hpp>
#include <clerk/detail/algorithms.hpp>

#include <chrono>
#include <cstddef>
#include <list>
#include <optional>
#include <utility>
#include <vector>

namespace clerk::detail
{
/// Decides which exchange gets which connection. Knows neither sockets nor locks.
///
/// Idle connections are used last in, first out, so that those not needed grow old and are dropped; waiting exchanges
/// are served first in, first out.
template <class Connection, class Waiter>
class pool_machine
{
public:
    using time_point = std::chrono::steady_clock::time_point;
    using ticket = typename std::list<Waiter>::iterator;

    enum class answer
    {
        use,    ///< The idle `connection`.
        open,   ///< A new connection, which is counted already.
        wait,   ///< Until a connection is free; the ticket takes the exchange out again.
        refuse, ///< Too many are waiting.
    };
    struct grant
    {
        answer what;
        Connection connection{};
        ticket place{};
    };

    explicit pool_machine(pool_options const& options)
        : options_(options)
    {
    }

    /// `waiter` wants a connection. Kept ones that turn out to be too old go into `too_old`.
    grant acquire(Waiter waiter, time_point now, std::vector<Connection>& too_old)
    {
        while (!idle_.empty())
        {
            auto kept = std::move(idle_.back());
            idle_.pop_back();
            if (!outlived(kept.opened, now))
                return {answer::use, std::move(kept.connection)};
            too_old.push_back(std::move(kept.connection));
            --open_;
        }
        if (open_ < options_.max_connections)
        {
            ++open_;
            return {answer::open};
        }
        if (waiting_.size() >= options_.max_waiting)
            return {answer::refuse};
        waiting_.push_back(std::move(waiter));
        return {answer::wait, {}, std::prev(waiting_.end())};
    }

    /// A waiter that no longer waits.
    void leave(ticket place)
    {
        waiting_.erase(place);
    }

    /// Whom a connection that became free goes to: the next waiter, or nobody. With `reusable` and nobody waiting, it
    /// is kept. Without `reusable` the connection is gone; a waiter that is returned then needs a new one, which takes
    /// its place in the count.
    std::optional<Waiter> release(Connection connection, bool reusable, time_point opened, time_point now)
    {
        if (!waiting_.empty() && !closed_)
        {
            auto waiter = std::move(waiting_.front());
            waiting_.pop_front();
            return waiter;
        }
        if (reusable && !closed_)
            idle_.push_back({std::move(connection), opened, now});
        else
            --open_;
        return std::nullopt;
    }

    /// Takes out the idle connections that nobody needed for too long.
    std::vector<Connection> expire(time_point now)
    {
        std::vector<Connection> expired;
        auto const first_kept = detail::find_if(
            idle_, [&](kept_connection const& kept) { return now - kept.since < options_.idle_timeout; });
        for (auto kept = idle_.begin(); kept != first_kept; ++kept)
            expired.push_back(std::move(kept->connection));
        open_ -= expired.size();
        idle_.erase(idle_.begin(), first_kept);
        return expired;
    }

    /// Whether a connection that was opened then has been used for long enough.
    [[nodiscard]] bool outlived(time_point opened, time_point now) const noexcept
    {
        return now - opened >= options_.max_lifetime;
    }

    /// Takes out all idle connections and all waiters, and keeps none from now on.
    std::pair<std::vector<Connection>, std::list<Waiter>> close()
    {
        closed_ = true;
        std::vector<Connection> connections;
        connections.reserve(idle_.size());
        for (auto& kept : idle_)
            connections.push_back(std::move(kept.connection));
        open_ -= idle_.size();
        idle_.clear();
        return {std::move(connections), std::exchange(waiting_, {})};
    }

    [[nodiscard]] bool closed() const noexcept
    {
        return closed_;
    }
    [[nodiscard]] std::size_t open_count() const noexcept
    {
        return open_;
    }
    [[nodiscard]] std::size_t idle_count() const noexcept
    {
        return idle_.size();
    }
    [[nodiscard]] std::size_t waiting_count() const noexcept
    {
        return waiting_.size();
    }

private:
    struct kept_connection
    {
        Connection connection;
        time_point opened;
        time_point since;
    };

    pool_options options_;
    std::size_t open_ = 0;
    std::vector<kept_connection> idle_; ///< The one used last at the back.
    std::list<Waiter> waiting_;
    bool closed_ = false;
};

} // namespace clerk::detail

#endif
