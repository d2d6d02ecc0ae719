// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_KEY_SET_MACHINE_IPP
#define CLERK_AUTH_IMPL_KEY_SET_MACHINE_IPP

#include <clerk/auth/key_set_machine.hpp>
#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/printable.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <utility>

namespace clerk::detail
{
CLERK_DECL key_list read_key_set(json::value const& set, std::string& problem)
{
    // An instance has one key, and two for a while when it changes.
    constexpr std::size_t most = 64;
    key_list keys;
    auto const* const object = set.if_object();
    auto const* const member = object ? object->if_contains("keys") : nullptr;
    auto const* const list = member ? member->if_array() : nullptr;
    problem = list ? "the key set is empty" : "the reply is no key set";
    if (!list || list->size() > most)
        return keys;
    for (auto const& one : *list)
    {
        auto const* const jwk = one.if_object();
        auto key = jwk ? verification_key::from_jwk(*jwk, problem) : nullptr;
        // Without an ID nothing leads to it; of two of one ID nobody knows which is meant.
        if (key && !key->kid().empty()
            && detail::none_of(keys, [&](auto const& known) { return known->kid() == key->kid(); }))
            keys.push_back(std::move(key));
    }
    if (!keys.empty())
        problem.clear();
    else if (problem.empty())
        problem = "no key of the set has an ID";
    return keys;
}

CLERK_DECL std::shared_ptr<verification_key const> key_set_machine::find(std::string_view kid) const noexcept
{
    auto const found = detail::find_if(keys_, [kid](auto const& key) { return key->kid() == kid; });
    return found == keys_.end() ? nullptr : *found;
}

CLERK_DECL bool key_set_machine::may_fetch(time_point now, bool due) const noexcept
{
    if (fetching_)
        return false;
    auto const held_off = last_failed_ ? options_.failure_interval
                          : due        ? std::chrono::milliseconds::zero()
                                       : options_.miss_interval;
    return !ended_at_ || now - *ended_at_ >= held_off;
}

CLERK_DECL void key_set_machine::drop_what_is_too_old(time_point now)
{
    if (!fetched_at_ || age(now) < options_.hard_limit)
        return;
    for (auto const& key : keys_)
        key->retire();
    keys_.clear();
    fetched_at_.reset();
}

CLERK_DECL void key_set_machine::begin(action& what)
{
    fetching_ = true;
    what.fetch = true;
}

CLERK_DECL key_set_machine::action key_set_machine::resume(asked_for const& event)
{
    drop_what_is_too_old(event.now);
    action what;
    auto key = event.kid.empty() ? nullptr : find(event.kid);
    bool const old = key && age(event.now) >= options_.refresh_after;
    // Past its lifetime a set is waited for, unless that was in vain: then an outage must not hold everybody up.
    bool const expired = key && age(event.now) >= options_.lifetime && !last_failed_;
    bool const may = may_fetch(event.now, old);
    if (key && !expired)
    {
        what.key = std::move(key);
        if (old && may)
            begin(what);
        return what;
    }
    // A token without a key's ID cannot be helped by a fetch.
    if (!event.kid.empty() && (fetching_ || may))
    {
        what.wait = true;
        if (!fetching_)
            begin(what);
        return what;
    }
    if (key)
        what.key = std::move(key);
    else
        what.refuse = last_failed_ ? auth_reason::jwk_remote_failed_to_load : auth_reason::jwk_kid_mismatch;
    return what;
}

CLERK_DECL void key_set_machine::resume(fetched event)
{
    fetching_ = false;
    last_failed_ = false;
    ended_at_ = event.now;
    fetched_at_ = event.now;
    // A key that is still there stays the same object: what it verified stays remembered.
    for (auto& key : event.keys)
        if (auto known = find(key->kid()); known && known->same_as(*key))
            key = std::move(known);
    for (auto const& known : keys_)
        if (detail::find(event.keys, known) == event.keys.end())
            known->retire();
    keys_ = std::move(event.keys);
}

CLERK_DECL void key_set_machine::resume(fetch_failed const& event)
{
    fetching_ = false;
    last_failed_ = true;
    ended_at_ = event.now;
}

} // namespace clerk::detail

#endif
