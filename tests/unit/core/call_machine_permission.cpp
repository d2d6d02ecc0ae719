// SPDX-License-Identifier: BSL-1.0
// A call and the rate limiter's permission: waiting for it, being denied it, and what ends the wait.
#include "call_script.hpp"

#include <boost/test/unit_test.hpp>

using namespace clerk_tests;

BOOST_AUTO_TEST_SUITE(core_call_machine_permission)

BOOST_AUTO_TEST_CASE(nothing_is_sent_before_it_is_permitted)
{
    call_script call{{step(verb::get)}};
    call.permits_at_once = false;
    BOOST_TEST(call.start() == "ask");
    BOOST_TEST(call.gets(reply(200)) == "nothing");
    BOOST_TEST(call.permitted() == "send GET");
    BOOST_TEST(call.permitted() == "nothing");
    BOOST_TEST(call.gets(reply(200)) == "finish");
    BOOST_TEST(call.outcome().attempts == 1U);
}

BOOST_AUTO_TEST_CASE(every_request_needs_permission_of_its_own)
{
    call_script call{patch_and_put()};
    call.permits_at_once = false;
    BOOST_TEST(call.start() == "ask");
    BOOST_TEST(call.permitted() == "send PATCH");
    BOOST_TEST(call.gets(reply(503)) == "wait 100");
    BOOST_TEST(call.waited() == "ask");
    BOOST_TEST(call.permitted() == "send PATCH");
    BOOST_TEST(call.gets(reply(200)) == "ask");
    BOOST_TEST(call.permitted() == "send PUT");
}

BOOST_AUTO_TEST_CASE(a_permission_that_would_come_too_late)
{
    call_script call{{step(verb::patch)}};
    call.permits_at_once = false;
    call.start();
    BOOST_TEST(call.not_permitted(8150ms) == "finish");
    BOOST_TEST((call.error().code == errc::rate_limited));
    BOOST_TEST((call.error().phase == phase::waiting_for_rate_limit));
    BOOST_TEST((call.error().retry_after == 9s));
    BOOST_TEST(call.error().status == 0);
    BOOST_TEST(call.error().attempts == 0U);
    BOOST_TEST(!call.error().may_have_taken_effect);
    BOOST_TEST(call.error().message
        == "rate limited: held back for another 8.2 s, which is longer than the call may take; this time nothing was "
           "sent");
}

BOOST_AUTO_TEST_CASE(a_permission_that_would_come_too_late_after_an_attempt_keeps_what_that_met)
{
    call_script call{patch_and_put()};
    call.permits_at_once = false;
    call.start();
    call.permitted();
    call.gets(reply(200, "the user"));
    call.permitted();
    call.gets(reply(429, {}, "1"));
    call.waited();
    BOOST_TEST(call.not_permitted(60s) == "finish");
    BOOST_TEST(call.error().attempts == 2U);
    BOOST_TEST(call.error().may_have_taken_effect);
    BOOST_TEST(call.applied().body == "the user");
    BOOST_TEST(call.error().message
        == "rate limited: held back for another 60.0 s, which is longer than the call may take; this time nothing was "
           "sent; last: 429 rate limited, without a body; the first of two requests took effect, the second did not");
}

BOOST_AUTO_TEST_CASE(the_wait_ends_with_the_deadline_or_by_cancellation_at_once)
{
    for (bool const by_cancel : {false, true})
    {
        call_script call{{step(verb::patch)}};
        call.permits_at_once = false;
        call.start();
        call.later(2s);
        BOOST_TEST((by_cancel ? call.cancel_if_without_effect() : call.deadline()) == "finish");
        BOOST_TEST((call.error().code == (by_cancel ? errc::cancelled : errc::timeout)));
        BOOST_TEST((call.error().phase == phase::waiting_for_rate_limit));
        BOOST_TEST(!call.error().may_have_taken_effect);
        BOOST_TEST(call.error().message
            == std::string{by_cancel ? "cancelled" : "timeout"} + " after 2.0 s and 0 attempts while waiting for the rate "
                                                                 "limit");
        BOOST_TEST(call.permitted() == "nothing"); // and the driver gives it back
        BOOST_TEST(call.not_permitted(1s) == "nothing");
    }
}

BOOST_AUTO_TEST_CASE(total_cancellation_while_waiting_after_something_took_effect_is_not_obeyed)
{
    call_script call{patch_and_put()};
    call.permits_at_once = false;
    call.start();
    call.permitted();
    BOOST_TEST(call.gets(reply(200)) == "ask");
    BOOST_TEST(call.cancel_if_without_effect() == "nothing");
    BOOST_TEST(call.permitted() == "send PUT");
}

BOOST_AUTO_TEST_CASE(a_limiter_that_gives_up_ends_the_call)
{
    call_script call{{step(verb::get)}};
    call.permits_at_once = false;
    call.start();
    BOOST_TEST(call.not_permitted(0ms) == "finish");
    BOOST_TEST((call.error().code == errc::cancelled));
}

BOOST_AUTO_TEST_CASE(a_connection_that_died_while_idle_is_replaced_once_without_a_wait)
{
    auto stale = failure(errc::network, phase::receiving, true);
    stale.transfer.connection_reused = true;

    call_script reading{{step(verb::get)}};
    reading.start();
    BOOST_TEST(reading.gets(stale) == "send GET");
    BOOST_TEST(reading.gets(stale) == "wait 200"); // another one: now it may be the server
    BOOST_TEST(reading.waited() == "send GET");

    call_script writing{{step(verb::patch, repeatability::unless_ambiguous)}};
    writing.start();
    BOOST_TEST(writing.gets(stale) == "finish"); // it may have been carried out

    stale.request_sent = false;
    call_script unsent{{step(verb::post, repeatability::never)}};
    unsent.start();
    BOOST_TEST(unsent.gets(stale) == "send POST");

    stale.request_sent = true;
    stale.transfer.bytes_received = 1;
    call_script answered{{step(verb::get)}};
    answered.start();
    BOOST_TEST(answered.gets(stale) == "wait 100");

    clerk::retry_options once;
    once.max_attempts = 1;
    stale.transfer.bytes_received = 0;
    call_script never_again{{step(verb::get)}, once};
    never_again.start();
    BOOST_TEST(never_again.gets(stale) == "finish");
}

BOOST_AUTO_TEST_SUITE_END()
