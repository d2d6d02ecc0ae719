// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_RATE_LIMIT_MACHINE_IPP
#define CLERK_CORE_IMPL_RATE_LIMIT_MACHINE_IPP

#include <clerk/core/rate_limit_machine.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace clerk::detail
{
CLERK_DECL rate_limit_machine::rate_limit_machine(rate_limit_options const& options)
    : user_limit_(options.user)
{
    if (options.instance)
        instance_.emplace(*options.instance);
}

CLERK_DECL bool rate_limit_machine::try_acquire(rate_limit_scope const& scope, time_point now)
{
    advance(now);
    if (closed_ || !client_is_free())
        return false;
    auto& key = find_or_add(scope.key);
    bool const granted = key.waiters.empty() && key.hold.allows(key.in_flight, now_) && !is_full(key, scope.updates_user);
    if (granted)
        grant(key, scope.updates_user);
    refresh(key);
    return granted;
}

CLERK_DECL void rate_limit_machine::acquire(
    ticket who, rate_limit_scope const& scope, time_point deadline, time_point now)
{
    advance(now);
    auto& key = find_or_add(scope.key);
    auto& added = waiters_[who];
    added.who = who;
    added.deadline = deadline;
    added.updates_user = scope.updates_user;
    added.key = &key;
    key.waiters.push_back(added);
    key.by_deadline.insert(added);
    by_deadline_.insert(added);
    ++waiting_;
    if (closed_)
        end(added, {false, {}});
    else if (auto const until = certain_wait(key, scope.updates_user); until > std::max(now_, deadline))
        end(added, {false, until - now_});
    refresh(key);
    serve();
}

CLERK_DECL void rate_limit_machine::cancel(ticket who, time_point now)
{
    advance(now);
    auto const found = waiters_.find(who);
    if (found == waiters_.end() || found->second.verdict)
        return;
    auto& key = *found->second.key;
    end(found->second, {false, {}});
    refresh(key);
    serve(); // The next in its queue may be one that nothing is in the way of.
}

CLERK_DECL void rate_limit_machine::release(
    rate_limit_scope const& scope, rate_limit_outcome const& outcome, time_point now)
{
    advance(now);
    auto const found = keys_.find(scope.key);
    if (found == keys_.end() || found->second.in_flight == 0)
        return;
    auto& key = found->second;
    bool const sent = outcome.sent || outcome.limited;
    --key.in_flight;
    --in_flight_;
    key.hold.ended(key.in_flight, now_);
    client_.ended(in_flight_, now_);
    if (instance_)
        instance_->give_back(now_, sent);
    if (key.updates && scope.updates_user)
        key.updates->give_back(now_, sent);

    if (outcome.limited)
        note_refusal(key, outcome);
    else if (sent)
    {
        key.hold.succeeded(now_);
        client_.succeeded(now_);
        if (key.waiters.empty())
            key.hold.lift(now_);
        if (ready_.empty())
            client_.lift(now_);
    }
    refresh(key);
    serve();
}

CLERK_DECL void rate_limit_machine::tick(time_point now)
{
    advance(now);
}

CLERK_DECL void rate_limit_machine::close(time_point now)
{
    advance(now);
    closed_ = true;
    while (!by_deadline_.empty())
    {
        auto& who = *by_deadline_.begin();
        auto& key = *who.key;
        end(who, {false, {}});
        refresh(key);
    }
}

CLERK_DECL std::optional<rate_limit_machine::ended_wait> rate_limit_machine::take_ended()
{
    if (ended_.empty())
        return std::nullopt;
    ended_wait const first{ended_.front().who, *ended_.front().verdict};
    waiters_.erase(first.who);
    return first;
}

CLERK_DECL std::optional<rate_limit_machine::time_point> rate_limit_machine::next_event() const
{
    std::optional<time_point> next;
    if (!wakes_.empty())
        next = wakes_.begin()->look_at;
    if (ready_.empty())
        return next;
    // These wait for the client: for the end of its hold or for a place, or else for an exchange to end.
    std::optional<time_point> client;
    if (client_.held(now_))
        client = client_.until();
    else if (instance_ && instance_->full())
        client = instance_->next_place();
    if (!next || (client && *client < *next))
        next = client;
    return next;
}

CLERK_DECL void rate_limit_machine::advance(time_point now)
{
    now_ = std::max(now_, now);
    if (instance_)
        instance_->expire(now_);
    while (!wakes_.empty() && wakes_.begin()->look_at <= now_)
        refresh(*wakes_.begin());
    // More than one event can add, so that all are forgotten in time; not all at once, which might take long.
    constexpr int at_once = 4;
    for (int i = 0; i < at_once && !leftovers_.empty() && leftovers_.begin()->look_at <= now_; ++i)
        refresh(*leftovers_.begin());
    serve();
}

CLERK_DECL rate_limit_machine::key_state& rate_limit_machine::find_or_add(std::string const& name)
{
    auto place = keys_.find(name);
    if (place == keys_.end() && spare_)
    {
        spare_.key() = name;
        std::destroy_at(&spare_.mapped());
        std::construct_at(&spare_.mapped());
        place = keys_.insert(std::move(spare_)).position;
    }
    else if (place == keys_.end())
        place = keys_.try_emplace(name).first;
    auto& key = place->second;
    key.name = &place->first;
    if (user_limit_ && !key.updates)
        key.updates.emplace(*user_limit_);
    if (key.updates)
        key.updates->expire(now_);
    return key;
}

/// Puts a key where it now belongs: among the ready ones, among those that wait for some time, or out.
CLERK_DECL void rate_limit_machine::refresh(key_state& key)
{
    ++steps_;
    key.in_ready.unlink();
    key.in_timeline.unlink();
    if (key.updates)
        key.updates->expire(now_);

    if (!key.waiters.empty())
    {
        bool const full = is_full(key, key.waiters.front().updates_user);
        std::optional<time_point> later;
        if (key.hold.held(now_))
            later = key.hold.until();
        else if (full)
            later = key.updates->next_place();
        if (later)
        {
            key.look_at = *later;
            wakes_.insert(key);
        }
        else if (!full && key.hold.allows(key.in_flight, now_))
        {
            key.first = key.waiters.front().who;
            ready_.insert(key);
        }
        return; // What is in neither waits for one of its exchanges to end.
    }
    if (key.in_flight > 0)
        return;
    key.look_at = key.hold.remembered_until();
    if (key.updates)
        key.look_at = std::max(key.look_at, key.updates->empty_at());
    if (key.look_at > now_)
        leftovers_.insert(key);
    else
        spare_ = keys_.extract(keys_.find(*key.name));
}

/// Gives out what the client as a whole can send.
CLERK_DECL void rate_limit_machine::serve()
{
    while (!ready_.empty() && client_is_free())
    {
        auto& key = *ready_.begin();
        auto& who = key.waiters.front();
        grant(key, who.updates_user);
        end(who, {true, {}});
        refresh(key);
    }
}

CLERK_DECL void rate_limit_machine::grant(key_state& key, bool updates_user)
{
    ++key.in_flight;
    ++in_flight_;
    if (instance_)
        instance_->take();
    if (key.updates && updates_user)
        key.updates->take();
}

/// Takes somebody out of its queue. `refresh` of the key is next.
CLERK_DECL void rate_limit_machine::end(waiter& who, rate_limit_verdict verdict)
{
    ++steps_;
    who.verdict = verdict;
    who.in_queue.unlink();
    who.in_key.unlink();
    who.in_all.unlink();
    ended_.push_back(who);
    --waiting_;
}

CLERK_DECL void rate_limit_machine::note_refusal(key_state& key, rate_limit_outcome const& outcome)
{
    // The one ahead after a hold of the client tells for all. (It may have met a limit of its own user alone; then the
    // others wait in vain once more. To run on into the instance's limit would be worse.)
    bool const nothing_succeeded = client_.probing(now_);
    auto const until = key.hold.refused(outcome.retry_after, key.in_flight, now_);
    end_hopeless(key.by_deadline, key.hold.until());

    if (nothing_succeeded || (client_.held(now_) && now_ - client_held_at_ <= same_moment))
        return hold_client(until);
    std::erase_if(recent_refusals_,
        [&](refusal const& other) { return other.key == &key || now_ - other.at > same_moment; });
    recent_refusals_.push_back({&key, now_, until});
    if (recent_refusals_.size() < keys_for_client_hold)
        return;
    auto const longest = std::ranges::max(recent_refusals_, {}, &refusal::until);
    recent_refusals_.clear();
    hold_client(longest.until);
}

CLERK_DECL void rate_limit_machine::hold_client(time_point until)
{
    if (!client_.held(now_))
        client_held_at_ = now_;
    client_.hold(until, in_flight_, now_);
    end_hopeless(by_deadline_, client_.until());
}

/// Ends the waits that are now certain to last beyond their deadlines.
template <class Waiters>
void rate_limit_machine::end_hopeless(Waiters& by_deadline, time_point until)
{
    while (!by_deadline.empty() && by_deadline.begin()->deadline < until)
    {
        auto& who = *by_deadline.begin();
        auto& key = *who.key;
        end(who, {false, until - now_});
        refresh(key);
    }
}

CLERK_DECL bool rate_limit_machine::client_is_free() const noexcept
{
    return client_.allows(in_flight_, now_) && !(instance_ && instance_->full());
}

CLERK_DECL bool rate_limit_machine::is_full(key_state const& key, bool updates_user) const noexcept
{
    return updates_user && key.updates && key.updates->full();
}

/// Before when it is certain that there is no permit, whatever becomes of those that wait and those in flight.
CLERK_DECL rate_limit_machine::time_point rate_limit_machine::certain_wait(
    key_state const& key, bool updates_user) const noexcept
{
    auto until = std::max(key.hold.until(), client_.until());
    if (updates_user && key.updates)
        until = std::max(until, key.updates->certainly_full_until());
    if (instance_)
        until = std::max(until, instance_->certainly_full_until());
    return until;
}

} // namespace clerk::detail

#endif
