// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_KEY_SET_MACHINE_HPP
#define CLERK_AUTH_KEY_SET_MACHINE_HPP

#include <clerk/auth/auth_reason.hpp>
#include <clerk/auth/authenticator_options.hpp>
#include <clerk/auth/verification_key.hpp>
#include <clerk/detail/config.hpp>

#include <boost/json/value.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clerk::detail
{
using key_list = std::vector<std::shared_ptr<verification_key const>>;

/// The usable keys of a set (RFC 7517, section 5); others are passed over, as its section 5 asks. Empty, with `problem`
/// set, where there is none.
CLERK_DECL key_list read_key_set(json::value const& set, std::string& problem);

/// Decides which key serves, when the set is fetched, and who waits for it. Told what happened, it says what to do; it
/// knows no clock, no thread and no network.
class key_set_machine
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    // What may happen.
    struct asked_for ///< A token names a key.
    {
        std::string_view kid;
        time_point now;
    };
    struct fetched
    {
        key_list keys;
        time_point now;
    };
    struct fetch_failed
    {
        time_point now;
    };

    /// What to do about it.
    class action
    {
    public:
        action() = default;

        std::shared_ptr<verification_key const> key; ///< This one serves.
        bool wait = false;                           ///< Until the fetch that is under way, or begins now, has ended.
        auth_reason refuse = auth_reason::none;
        bool fetch = false; ///< Begin one; its end is to be told.
    };

    explicit key_set_machine(key_set_options const& options)
        : options_(options)
    {
    }

    [[nodiscard]] CLERK_DECL action resume(asked_for const& event);
    CLERK_DECL void resume(fetched event);
    CLERK_DECL void resume(fetch_failed const& event);

private:
    [[nodiscard]] std::shared_ptr<verification_key const> find(std::string_view kid) const noexcept;
    /// @param due Whether the set's age asks for it, and not just a key that is not in it.
    [[nodiscard]] bool may_fetch(time_point now, bool due) const noexcept;
    [[nodiscard]] time_point::duration age(time_point now) const noexcept
    {
        return now - *fetched_at_;
    }
    void drop_what_is_too_old(time_point now);
    void begin(action& what);

    key_set_options options_;
    key_list keys_;
    std::optional<time_point> fetched_at_; ///< Of `keys_`.
    std::optional<time_point> ended_at_;   ///< Of the last fetch, good or bad.
    bool last_failed_ = false;
    bool fetching_ = false;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/key_set_machine.ipp>
#endif

#endif
