// SPDX-License-Identifier: BSL-1.0
// What an error says: whether something took effect, and in which words.
#include "../support.hpp"
#include "call_script.hpp"

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

using namespace clerk_tests;

namespace
{
std::string const locked = R"({"errors":[{"code":"resource_locked","message":"busy"}]})";

clerk::retry_options once()
{
    clerk::retry_options options;
    options.max_attempts = 1;
    return options;
}

clerk::detail::error_details failed(verb method, clerk::transport_result result)
{
    call_script call{{step(method, repeatability::never)}, once()};
    call.start();
    BOOST_TEST(call.gets(std::move(result)) == "finish");
    BOOST_TEST(!call.outcome().applied);
    BOOST_TEST(is_one_line(call.error().message));
    return call.error();
}

clerk::detail::error_details second_failed(clerk::transport_result result)
{
    call_script call{patch_and_put(), once()};
    call.start();
    call.gets(reply(200, "first"));
    BOOST_TEST(call.gets(std::move(result)) == "finish");
    BOOST_TEST(call.applied().body == "first");
    BOOST_TEST(call.error().may_have_taken_effect);
    return call.error();
}
} // namespace

BOOST_AUTO_TEST_SUITE(core_call_machine_outcome)

BOOST_AUTO_TEST_CASE(whether_one_request_may_have_taken_effect)
{
    struct row
    {
        clerk::transport_result result;
        bool effect;
    };
    for (auto const& [result, effect] : {
             row{reply(400), false},
             row{reply(401), false},
             row{reply(404), false},
             row{reply(409), false},
             row{reply(409, locked), false},
             row{reply(422), false},
             row{reply(429), false},
             row{reply(503), false},
             row{reply(307), false},
             row{reply(500), true},
             row{reply(502), true},
             row{reply(504), true},
             row{failure(errc::network, phase::connecting, false), false},
             row{failure(errc::network, phase::sending, true), true},
             row{failure(errc::network, phase::receiving, true), true},
             row{failure(errc::tls, phase::handshaking, false), false},
             row{failure(errc::malformed_response, phase::receiving, true), true},
             row{ended(false), false},
             row{ended(true), true},
         })
    {
        BOOST_TEST(failed(verb::patch, result).may_have_taken_effect == effect);
        BOOST_TEST(failed(verb::post, result).may_have_taken_effect == effect);
        BOOST_TEST(!failed(verb::get, result).may_have_taken_effect);
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_effect_is_not_forgotten)
{
    call_script call{{step(verb::put)}};
    call.start();
    call.gets(reply(502)); // perhaps
    call.waited();
    BOOST_TEST(call.gets(reply(404)) == "finish"); // certainly not this one
    BOOST_TEST((call.error().code == errc::not_found));
    BOOST_TEST(call.error().may_have_taken_effect);

    call_script stopped{{step(verb::put)}};
    stopped.start();
    stopped.gets(reply(502));
    stopped.waited();
    stopped.deadline();
    BOOST_TEST(stopped.gets(ended(false)) == "finish");
    BOOST_TEST(stopped.error().may_have_taken_effect);

    clerk::retry_options options;
    options.repeat_ambiguous = true;
    call_script ambiguous{patch_and_put(), options};
    ambiguous.start();
    BOOST_TEST(ambiguous.gets(reply(502)) == "wait 100");
    ambiguous.waited();
    BOOST_TEST(ambiguous.gets(reply(200)) == "send PUT");
    BOOST_TEST(ambiguous.gets(reply(422)) == "finish");
    BOOST_TEST(
        ambiguous.error().message.ends_with("; the first of two requests took effect, the second did not"));
}

BOOST_AUTO_TEST_CASE(the_second_of_two_fails)
{
    std::string const did_not = "; the first of two requests took effect, the second did not";
    std::string const may_have = "; the first of two requests took effect, the second may have";
    for (auto const& result : {clerk::transport_result{reply(422)}, clerk::transport_result{reply(429)},
             clerk::transport_result{failure(errc::network, phase::connecting, false)},
             clerk::transport_result{ended(false)}})
        BOOST_TEST(second_failed(result).message.ends_with(did_not));
    for (auto const& result : {clerk::transport_result{reply(500)}, clerk::transport_result{reply(502)},
             clerk::transport_result{failure(errc::network, phase::receiving, true)},
             clerk::transport_result{ended(true)}})
        BOOST_TEST(second_failed(result).message.ends_with(may_have));
}

BOOST_AUTO_TEST_CASE(the_first_of_two_fails)
{
    call_script refused{patch_and_put()};
    refused.start();
    BOOST_TEST(refused.gets(reply(422)) == "finish");
    BOOST_TEST(!refused.error().may_have_taken_effect);
    BOOST_TEST(!refused.outcome().applied);
    BOOST_TEST(refused.outcome().changes_something);

    call_script unknown{patch_and_put()};
    unknown.start();
    BOOST_TEST(unknown.gets(reply(502)) == "finish");
    BOOST_TEST(unknown.error().may_have_taken_effect);
    BOOST_TEST(!unknown.outcome().applied);
}

BOOST_AUTO_TEST_CASE(words_for_a_refusal)
{
    auto const refused = failed(verb::patch, reply(422, R"({"errors":[{"code":"c","message":"m"}]})"));
    BOOST_TEST(refused.message == "422 unprocessable: m [c]");
    BOOST_TEST(refused.errors.size() == 1U);
    BOOST_TEST(refused.attempts == 1U);
}

BOOST_AUTO_TEST_CASE(words_for_a_failure)
{
    BOOST_TEST(failed(verb::get,
                   failure(errc::network, phase::connecting, false, "connection refused (127.0.0.1:443)"))
                   .message
        == "network failure while connecting: connection refused (127.0.0.1:443)");
    BOOST_TEST(failed(verb::get, failure(errc::tls, phase::handshaking, false)).message
        == "TLS failure while shaking hands in TLS");
    BOOST_TEST(failed(verb::patch, failure(errc::network, phase::receiving, true, "no reply came")).message
        == "network failure while waiting for the reply: no reply came; not repeated, because it may have "
           "been carried out");
    auto failure_with_cause = failure(errc::network, phase::receiving, true, {}, 200);
    failure_with_cause.cause = boost::asio::error::connection_reset;
    auto const details = failed(verb::get, failure_with_cause);
    BOOST_TEST((details.cause == boost::asio::error::connection_reset));
    BOOST_TEST(details.status == 200);
    BOOST_TEST((details.phase == phase::receiving));
}

BOOST_AUTO_TEST_CASE(words_for_why_it_was_not_repeated)
{
    BOOST_TEST(failed(verb::patch, reply(500)).message
        == "500 server error, without a body; not repeated, because it may have been carried out");
    BOOST_TEST(failed(verb::get, reply(500)).message == "500 server error, without a body");

    call_script exhausted{{step(verb::get)}};
    exhausted.start();
    for (int i = 0; i < 3; ++i)
    {
        exhausted.gets(reply(503));
        exhausted.waited();
    }
    exhausted.gets(reply(503));
    BOOST_TEST(exhausted.error().message == "503 server error, without a body, after 4 of 4 attempts");

    call_script too_long{{step(verb::patch, repeatability::never)}};
    too_long.start();
    too_long.gets(reply(429, {}, "60"));
    BOOST_TEST(too_long.error().message
        == "429 rate limited, without a body; not repeated, because the wait would end after the deadline");

    call_script too_long_and_unknown{{step(verb::put)}};
    too_long_and_unknown.start();
    too_long_and_unknown.gets(reply(502, {}, "60"));
    BOOST_TEST(too_long_and_unknown.error().may_have_taken_effect);
    BOOST_TEST(too_long_and_unknown.error().message
        == "502 server error, without a body; not repeated, because the wait would end after the deadline; "
           "the request may have taken effect");
}

BOOST_AUTO_TEST_CASE(words_for_a_stop)
{
    call_script call{{step(verb::patch)}};
    call.start();
    call.later(2040ms);
    call.cancel();
    call.gets(ended(true));
    BOOST_TEST(call.error().message
        == "cancelled after 2.0 s and 1 attempt while waiting for the reply; the request may have taken "
           "effect");

    call_script timeout{{step(verb::patch)}};
    timeout.start();
    timeout.gets(failure(errc::network, phase::connecting, false, "connection refused"));
    timeout.waited();
    timeout.later(29900ms);
    timeout.deadline();
    timeout.gets(ended(false));
    BOOST_TEST(timeout.error().message
        == "timeout after 30.0 s and 2 attempts while connecting; last: network failure while connecting: "
           "connection refused");
}

BOOST_AUTO_TEST_CASE(a_stop_keeps_what_is_known_of_the_last_failure)
{
    for (bool const within_exchange : {false, true})
    {
        call_script call{{step(verb::get)}};
        call.start();
        call.gets(reply(429, R"({"errors":[{"code":"c","message":"m"}],"clerk_trace_id":"t"})", "7"));
        if (within_exchange)
        {
            call.waited();
            BOOST_TEST(call.deadline() == "abandon");
            BOOST_TEST(call.gets(ended(false)) == "finish");
        }
        else
            BOOST_TEST(call.deadline() == "finish");
        BOOST_TEST((call.error().code == errc::timeout));
        BOOST_TEST((call.error().phase == (within_exchange ? phase::connecting : phase::waiting_to_retry)));
        BOOST_TEST(call.error().status == 429);
        BOOST_TEST(call.error().trace_id == "t");
        BOOST_TEST(call.error().errors.size() == 1U);
        BOOST_TEST(call.error().retry_after.value().count() == 7);
        BOOST_TEST(holds(call.error().message, "; last: 429 rate limited: m [c]"));
    }
    auto refused = failure(errc::network, phase::connecting, false);
    refused.cause = boost::asio::error::connection_refused;
    call_script call{{step(verb::get)}};
    call.start();
    call.gets(refused);
    call.waited();
    call.deadline();
    auto aborted = ended(false);
    aborted.cause = boost::asio::error::operation_aborted;
    call.gets(aborted);
    BOOST_TEST((call.error().cause == boost::asio::error::connection_refused));
}

BOOST_AUTO_TEST_SUITE_END()
