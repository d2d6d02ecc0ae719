// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_UNIT_CORE_CALL_SCRIPT_HPP
#define CLERK_TESTS_UNIT_CORE_CALL_SCRIPT_HPP

#include <clerk/core/call_machine.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
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
    return {step(verb::patch, repeatability::unless_ambiguous), step(verb::put, repeatability::always)};
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
        auto const* const details = std::get_if<clerk::detail::error_details>(&outcome().last);
        BOOST_TEST_REQUIRE(details, "the call succeeded");
        return *details;
    }
    clerk::http_reply const& success()
    {
        auto const* const last = std::get_if<clerk::http_reply>(&outcome().last);
        BOOST_TEST_REQUIRE(last, "the call failed");
        return *last;
    }

    bool permits_at_once = true;
    double random = 0.5;
    std::chrono::sys_seconds wall_clock{784111777s};

private:
    std::string play(machine::event happened)
    {
        auto action = machine_.resume(std::move(happened), now_);
        if (std::holds_alternative<machine::ask_permission>(action))
            return permits_at_once ? permitted() : "ask";
        if (auto const* const exchange = std::get_if<machine::exchange>(&action))
            return "send " + std::string{to_string(exchange->step->method)};
        if (auto const* const wait = std::get_if<machine::wait>(&action))
        {
            waiting_until_ = wait->until;
            return "wait "
                + std::to_string(
                    std::chrono::duration_cast<std::chrono::milliseconds>(wait->until - now_).count());
        }
        if (auto const* const abandon = std::get_if<machine::abandon>(&action))
            return abandon->only_while_unsent ? "abandon unless sent" : "abandon";
        if (std::holds_alternative<machine::nothing>(action))
            return "nothing";
        BOOST_TEST(!outcome_, "finished twice");
        outcome_ = std::move(std::get<machine::finish>(action).outcome);
        return "finish";
    }

    machine::time_point start_{1000s};
    machine::time_point now_ = start_;
    machine::time_point waiting_until_ = start_;
    machine machine_;
    std::optional<clerk::detail::call_outcome> outcome_;
};

} // namespace clerk_tests

#endif
