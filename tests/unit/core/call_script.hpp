// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_UNIT_CORE_CALL_SCRIPT_HPP
#define CLERK_TESTS_UNIT_CORE_CALL_SCRIPT_HPP

#include <clerk/core/call_machine.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clerk_tests
{
using namespace std::chrono_literals;
using clerk::errc;
using clerk::phase;
using clerk::verb;
using clerk::detail::repeatability;

inline clerk::detail::request_step step(verb method, repeatability repeat = repeatability::always)
{
    clerk::detail::request_step made;
    made.method = method;
    made.path = "/";
    made.repeat = repeat;
    return made;
}

/// The steps of an update with attributes and metadata.
inline clerk::detail::request_steps patch_and_put()
{
    clerk::detail::request_steps made{step(verb::patch, repeatability::unless_ambiguous)};
    made.push_back(step(verb::put, repeatability::always));
    return made;
}

inline clerk::http_reply reply(int status, std::string body = {}, std::string_view retry_after = {})
{
    clerk::http_reply made;
    made.status = status;
    made.body = std::move(body);
    if (!retry_after.empty())
        made.headers.add("Retry-After", retry_after);
    return made;
}

inline clerk::transport_failure failure(
    errc code, phase where, bool sent, std::string description = {}, int status = 0)
{
    return {code, where, {}, std::move(description), sent, status};
}

/// What an exchange that was cancelled reports.
inline clerk::transport_failure ended(bool sent)
{
    return failure(errc::cancelled, sent ? phase::receiving : phase::connecting, sent);
}

/// Plays events to a machine with a clock of its own, and says in a word what it wants done.
class call_script
{
public:
    using machine = clerk::detail::call_machine;

    explicit call_script(clerk::detail::request_steps steps,
        clerk::retry_options const& retry = {}, std::chrono::milliseconds timeout = 30s)
        : machine_(std::move(steps), retry, start_, start_ + timeout)
    {
    }

    /// "send PATCH", "wait 100" (milliseconds), "ask" (for permission, where it does not come at once), "abandon",
    /// "abandon unless sent", "finish" or "nothing".
    std::string start()
    {
        return play(machine::started{});
    }
    std::string gets(clerk::transport_result result)
    {
        return play(machine::exchanged{std::move(result), wall_clock, random});
    }
    std::string waited(std::chrono::milliseconds too_late = 0ms)
    {
        now_ = waiting_until_ + too_late;
        return play(machine::waited{});
    }
    std::string permitted()
    {
        return play(machine::permitted{});
    }
    std::string not_permitted(std::chrono::milliseconds wait)
    {
        return play(machine::not_permitted{wait});
    }
    std::string deadline()
    {
        return play(machine::deadline_passed{});
    }
    std::string cancel()
    {
        return play(machine::cancelled{false});
    }
    std::string cancel_if_without_effect()
    {
        return play(machine::cancelled{true});
    }
    void later(std::chrono::milliseconds by)
    {
        now_ += by;
    }

    /// Precondition: "finish" came.
    clerk::detail::call_outcome const& outcome()
    {
        BOOST_TEST_REQUIRE(outcome_.has_value());
        return *outcome_;
    }
    clerk::detail::error_details const& error()
    {
        BOOST_TEST_REQUIRE(outcome().problem, "the call succeeded");
        return *outcome().problem;
    }
    clerk::http_reply const& success()
    {
        BOOST_TEST_REQUIRE(!outcome().problem, "the call failed");
        return outcome().reply;
    }

    /// The reply to the first of two requests.
    clerk::http_reply const& applied()
    {
        BOOST_TEST_REQUIRE(outcome().applied, "nothing was applied");
        return *outcome().applied;
    }

    bool permits_at_once = true;
    double random = 0.5;
    std::chrono::sys_seconds wall_clock{784111777s};

private:
    template <class Event>
    std::string play(Event happened)
    {
        using order = machine::order;
        auto action = machine_.resume(std::move(happened), now_);
        switch (action.what)
        {
        case order::nothing:
            return "nothing";
        case order::ask_permission:
            return permits_at_once ? permitted() : "ask";
        case order::exchange:
            return "send " + std::string{to_string(action.step->method)};
        case order::wait:
            waiting_until_ = action.until;
            return "wait "
                + std::to_string(
                    std::chrono::duration_cast<std::chrono::milliseconds>(action.until - now_).count());
        case order::abandon:
            return action.only_while_unsent ? "abandon unless sent" : "abandon";
        case order::finish:
            BOOST_TEST(!outcome_, "finished twice");
            outcome_ = std::move(action.outcome);
            return "finish";
        }
        return "no order at all";
    }

    machine::time_point start_{1000s};
    machine::time_point now_ = start_;
    machine::time_point waiting_until_ = start_;
    machine machine_;
    std::optional<clerk::detail::call_outcome> outcome_;
};

} // namespace clerk_tests

#endif
