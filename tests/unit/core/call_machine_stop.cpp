// SPDX-License-Identifier: BSL-1.0
// Deadlines and cancellations, in every state that a call can be in.
#include "call_script.hpp"

#include <boost/test/unit_test.hpp>

using namespace clerk_tests;

BOOST_AUTO_TEST_SUITE(core_call_machine_stop)

BOOST_AUTO_TEST_CASE(deadline_before_the_beginning)
{
    call_script call{{step(verb::get)}, {}, 100ms};
    call.later(100ms);
    BOOST_TEST(call.start() == "finish");
    BOOST_TEST((call.error().code == errc::timeout));
    BOOST_TEST(call.error().attempts == 0U);
    BOOST_TEST(!call.error().may_have_taken_effect);
}

BOOST_AUTO_TEST_CASE(deadline_within_an_exchange)
{
    for (bool const sent : {false, true})
    {
        call_script call{{step(verb::patch)}};
        call.start();
        BOOST_TEST(call.deadline() == "abandon");
        BOOST_TEST(call.deadline() == "nothing");
        BOOST_TEST(call.cancel() == "nothing");
        BOOST_TEST(call.cancel_if_without_effect() == "nothing");
        BOOST_TEST(call.gets(ended(sent)) == "finish");
        BOOST_TEST((call.error().code == errc::timeout));
        BOOST_TEST((call.error().phase == (sent ? phase::receiving : phase::connecting)));
        BOOST_TEST(call.error().attempts == 1U);
        BOOST_TEST(call.error().may_have_taken_effect == sent);
    }
}

BOOST_AUTO_TEST_CASE(a_reply_that_came_just_in_time_is_not_thrown_away)
{
    for (bool const by_cancel : {false, true})
    {
        call_script call{{step(verb::get)}};
        call.start();
        BOOST_TEST((by_cancel ? call.cancel() : call.deadline()) == "abandon");
        BOOST_TEST(call.gets(reply(200, "body")) == "finish");
        BOOST_TEST(call.success().body == "body");
    }
}

BOOST_AUTO_TEST_CASE(after_a_stop_nothing_more_is_begun)
{
    struct row
    {
        bool by_cancel;
        errc code;
    };
    for (auto const& [by_cancel, code] : {row{true, errc::cancelled}, row{false, errc::timeout}})
    {
        auto const stop = [cancelled = by_cancel](call_script& call)
        { return cancelled ? call.cancel() : call.deadline(); };
        call_script second_step{patch_and_put()};
        second_step.start();
        BOOST_TEST(stop(second_step) == "abandon");
        BOOST_TEST(second_step.gets(reply(200, "first")) == "finish");
        BOOST_TEST((second_step.error().code == code));
        BOOST_TEST(second_step.error().may_have_taken_effect);
        BOOST_TEST(second_step.applied().body == "first");

        call_script second_attempt{{step(verb::get)}};
        second_attempt.start();
        BOOST_TEST(stop(second_attempt) == "abandon");
        BOOST_TEST(second_attempt.gets(reply(503)) == "finish");
        BOOST_TEST((second_attempt.error().code == code));
        BOOST_TEST(second_attempt.error().status == 503);
    }
}

BOOST_AUTO_TEST_CASE(while_waiting_to_retry)
{
    struct row
    {
        int kind;
        errc code;
    };
    for (auto const& [kind, code] : {row{0, errc::cancelled}, row{1, errc::cancelled}, row{2, errc::timeout}})
    {
        call_script call{{step(verb::patch)}};
        call.start();
        BOOST_TEST(call.gets(reply(429, {}, "7")) == "wait 7100");
        BOOST_TEST((kind == 0          ? call.cancel()
                           : kind == 1 ? call.cancel_if_without_effect()
                                       : call.deadline())
            == "finish");
        BOOST_TEST((call.error().code == code));
        BOOST_TEST((call.error().phase == phase::waiting_to_retry));
        BOOST_TEST(call.error().status == 429); // what came last
        BOOST_TEST(call.error().retry_after.value().count() == 7);
        BOOST_TEST(!call.error().may_have_taken_effect);
    }
}

BOOST_AUTO_TEST_CASE(a_wait_that_ends_too_late)
{
    call_script just_in_time{{step(verb::patch)}, {}, 200ms};
    just_in_time.start();
    BOOST_TEST(just_in_time.gets(reply(503)) == "wait 100");
    BOOST_TEST(just_in_time.waited(99ms) == "send PATCH");

    call_script too_late{{step(verb::patch)}, {}, 200ms};
    too_late.start();
    BOOST_TEST(too_late.gets(reply(503)) == "wait 100");
    BOOST_TEST(too_late.waited(100ms) == "finish");
    BOOST_TEST((too_late.error().code == errc::timeout));
    BOOST_TEST((too_late.error().phase == phase::waiting_to_retry));
    BOOST_TEST(too_late.error().attempts == 1U);
    BOOST_TEST(!too_late.error().may_have_taken_effect);
}

BOOST_AUTO_TEST_CASE(cancelled_before_the_beginning)
{
    for (bool const total : {false, true})
    {
        call_script call{{step(verb::patch)}};
        BOOST_TEST((total ? call.cancel_if_without_effect() : call.cancel()) == "finish");
        BOOST_TEST((call.error().code == errc::cancelled));
        BOOST_TEST(call.error().attempts == 0U);
        BOOST_TEST(!call.error().may_have_taken_effect);
        BOOST_TEST(call.start() == "nothing");
    }
}

BOOST_AUTO_TEST_CASE(cancelled_within_an_exchange)
{
    for (bool const sent : {false, true})
    {
        call_script call{{step(verb::patch)}};
        call.start();
        BOOST_TEST(call.cancel() == "abandon");
        BOOST_TEST(call.cancel() == "nothing");
        BOOST_TEST(call.deadline() == "nothing");
        BOOST_TEST(call.gets(ended(sent)) == "finish");
        BOOST_TEST((call.error().code == errc::cancelled));
        BOOST_TEST(call.error().may_have_taken_effect == sent);
    }
}

BOOST_AUTO_TEST_CASE(total_cancellation_that_the_transport_obeys)
{
    call_script call{{step(verb::patch)}};
    call.start();
    BOOST_TEST(call.cancel_if_without_effect() == "abandon unless sent");
    BOOST_TEST(call.gets(ended(false)) == "finish");
    BOOST_TEST((call.error().code == errc::cancelled));
    BOOST_TEST(!call.error().may_have_taken_effect);
}

BOOST_AUTO_TEST_CASE(total_cancellation_that_comes_too_late)
{
    call_script success{{step(verb::patch)}};
    success.start();
    BOOST_TEST(success.cancel_if_without_effect() == "abandon unless sent");
    BOOST_TEST(success.gets(reply(200)) == "finish");
    BOOST_TEST(success.success().status == 200);

    call_script refusal{{step(verb::patch)}};
    refusal.start();
    refusal.cancel_if_without_effect();
    BOOST_TEST(refusal.gets(reply(422)) == "finish");
    BOOST_TEST((refusal.error().code == errc::unprocessable));

    // It is no promise of silence: a cancellation without reserve still ends the call, and so does the
    // deadline.
    call_script terminal{{step(verb::patch)}};
    terminal.start();
    terminal.cancel_if_without_effect();
    BOOST_TEST(terminal.cancel() == "abandon");
    BOOST_TEST(terminal.gets(ended(true)) == "finish");
    BOOST_TEST((terminal.error().code == errc::cancelled));
    BOOST_TEST(terminal.error().may_have_taken_effect);

    call_script deadline{{step(verb::patch)}};
    deadline.start();
    deadline.cancel_if_without_effect();
    BOOST_TEST(deadline.deadline() == "abandon");
    BOOST_TEST(deadline.gets(ended(true)) == "finish");
    BOOST_TEST((deadline.error().code == errc::timeout));
}

BOOST_AUTO_TEST_CASE(total_cancellation_after_something_took_effect)
{
    call_script second_step{patch_and_put()};
    second_step.start();
    second_step.gets(reply(200));
    BOOST_TEST(second_step.cancel_if_without_effect() == "nothing");
    BOOST_TEST(second_step.gets(reply(503)) == "wait 100");
    BOOST_TEST(second_step.cancel_if_without_effect() == "nothing");
    BOOST_TEST(second_step.waited() == "send PUT");
    BOOST_TEST(second_step.gets(reply(200)) == "finish");

    call_script perhaps{{step(verb::put)}};
    perhaps.start();
    BOOST_TEST(perhaps.gets(reply(502)) == "wait 100");
    BOOST_TEST(perhaps.cancel_if_without_effect() == "nothing");
    BOOST_TEST(perhaps.waited() == "send PUT");
    BOOST_TEST(perhaps.cancel_if_without_effect() == "nothing");
    BOOST_TEST(perhaps.gets(reply(200)) == "finish");

    call_script reading{{step(verb::get)}}; // has no effect, whatever happened
    reading.start();
    BOOST_TEST(reading.gets(reply(502)) == "wait 100");
    BOOST_TEST(reading.cancel_if_without_effect() == "finish");
}

BOOST_AUTO_TEST_CASE(a_transport_that_is_closed_ends_the_call)
{
    call_script call{{step(verb::get)}};
    call.start();
    BOOST_TEST(
        call.gets(failure(errc::cancelled, phase::waiting_for_connection, false, "the client is closed"))
        == "finish");
    BOOST_TEST((call.error().code == errc::cancelled));
}

BOOST_AUTO_TEST_CASE(what_happens_after_the_end_is_of_no_interest)
{
    std::vector<call_script> ended_calls;
    ended_calls.emplace_back(clerk::detail::request_steps{step(verb::get)});
    ended_calls.back().start();
    BOOST_TEST(ended_calls.back().gets(reply(200)) == "finish");
    ended_calls.emplace_back(clerk::detail::request_steps{step(verb::get)});
    ended_calls.back().start();
    BOOST_TEST(ended_calls.back().gets(reply(404)) == "finish");
    ended_calls.emplace_back(clerk::detail::request_steps{step(verb::get)});
    BOOST_TEST(ended_calls.back().cancel() == "finish");
    for (auto& call : ended_calls)
    {
        BOOST_TEST(call.start() == "nothing");
        BOOST_TEST(call.gets(reply(200)) == "nothing");
        BOOST_TEST(call.gets(ended(true)) == "nothing");
        BOOST_TEST(call.waited() == "nothing");
        BOOST_TEST(call.deadline() == "nothing");
        BOOST_TEST(call.cancel() == "nothing");
        BOOST_TEST(call.cancel_if_without_effect() == "nothing");
    }
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_the_state_is_of_no_interest)
{
    call_script call{{step(verb::get)}};
    BOOST_TEST(call.waited() == "nothing");
    BOOST_TEST(call.gets(reply(200)) == "nothing");
    call.start();
    BOOST_TEST(call.waited() == "nothing");
    BOOST_TEST(call.gets(reply(503)) == "wait 100");
    BOOST_TEST(call.gets(reply(200)) == "nothing");
    BOOST_TEST(call.waited() == "send GET");
    BOOST_TEST(call.gets(reply(200)) == "finish");
}

BOOST_AUTO_TEST_SUITE_END()
