// SPDX-License-Identifier: BSL-1.0
#include "call_script.hpp"

#include <boost/test/unit_test.hpp>

using namespace clerk_tests;

namespace
{
/// Plays one attempt that ends in `result`, and says what follows.
std::string after(clerk::transport_result result, repeatability repeat, bool repeat_ambiguous = false)
{
    clerk::retry_options options;
    options.repeat_ambiguous = repeat_ambiguous;
    call_script call{{step(verb::patch, repeat)}, options};
    BOOST_TEST(call.start() == "send PATCH");
    return call.gets(std::move(result));
}
std::string const locked = R"({"errors":[{"code":"resource_locked","message":"busy"}]})";
} // namespace

BOOST_AUTO_TEST_SUITE(core_call_machine_retry)

BOOST_AUTO_TEST_CASE(one_step_that_succeeds)
{
    for (int const status : {200, 201, 204, 299})
    {
        call_script call{{step(verb::get)}};
        BOOST_TEST(call.start() == "send GET");
        BOOST_TEST(call.gets(reply(status, "body")) == "finish");
        BOOST_TEST(call.success().status == status);
        BOOST_TEST(call.success().body == "body");
        BOOST_TEST(call.outcome().attempts == 1U);
        BOOST_TEST(!call.outcome().changes_something);
        BOOST_TEST(!call.outcome().applied);
    }
    for (verb const method : {verb::post, verb::put, verb::patch, verb::delete_})
    {
        call_script call{{step(method)}};
        call.start();
        call.gets(reply(200));
        BOOST_TEST(call.outcome().changes_something);
    }
}

BOOST_AUTO_TEST_CASE(two_steps_that_succeed)
{
    call_script call{patch_and_put()};
    BOOST_TEST(call.start() == "send PATCH");
    BOOST_TEST(call.gets(reply(200, "first")) == "send PUT");
    BOOST_TEST(call.gets(reply(200, "second")) == "finish");
    BOOST_TEST(call.success().body == "second");
    BOOST_TEST(call.applied().body == "first");
    BOOST_TEST(call.outcome().attempts == 2U);
    BOOST_TEST(call.outcome().changes_something);
}

BOOST_AUTO_TEST_CASE(what_is_certainly_not_done_is_repeated_always)
{
    for (repeatability const repeat :
        {repeatability::always, repeatability::unless_ambiguous, repeatability::never})
    {
        for (auto const& refusal : {reply(408), reply(429), reply(409, locked)})
            BOOST_TEST(after(refusal, repeat) == "wait 100", refusal.status);
        // A gateway's 503 is not certain enough for what must never be done twice.
        bool const twice_is_harmless = repeat != repeatability::never;
        BOOST_TEST(after(reply(503), repeat) == (twice_is_harmless ? "wait 100" : "finish"));
        for (phase const where : {phase::waiting_for_connection, phase::resolving, phase::connecting,
                 phase::proxying, phase::handshaking, phase::sending})
            BOOST_TEST(after(failure(errc::network, where, false), repeat) == "wait 100");
        BOOST_TEST(after(failure(errc::timeout, phase::connecting, false), repeat) == "wait 100");
    }
}

BOOST_AUTO_TEST_CASE(what_is_refused_is_not)
{
    for (repeatability const repeat :
        {repeatability::always, repeatability::unless_ambiguous, repeatability::never})
    {
        for (int const status : {301, 307, 400, 401, 403, 404, 409, 410, 422, 423})
            BOOST_TEST(after(reply(status), repeat, true) == "finish", status);
        BOOST_TEST(after(failure(errc::tls, phase::handshaking, false), repeat, true) == "finish");
        BOOST_TEST(
            after(failure(errc::cancelled, phase::waiting_for_connection, false), repeat, true) == "finish");
        BOOST_TEST(
            after(failure(errc::malformed_response, phase::proxying, false), repeat, true) == "finish");
    }
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_is_repeated_if_it_does_no_harm)
{
    std::vector<clerk::transport_result> const results{reply(502), reply(504),
        failure(errc::network, phase::sending, true), failure(errc::network, phase::receiving, true),
        failure(errc::network, phase::receiving, true, {}, 200)};
    for (auto const& result : results)
    {
        BOOST_TEST(after(result, repeatability::always) == "wait 100");
        BOOST_TEST(after(result, repeatability::unless_ambiguous) == "finish");
        BOOST_TEST(after(result, repeatability::unless_ambiguous, true) == "wait 100");
        BOOST_TEST(after(result, repeatability::never) == "finish");
        BOOST_TEST(after(result, repeatability::never, true) == "finish");
    }
    std::vector<clerk::transport_result> const hopeless{reply(500), reply(501),
        failure(errc::malformed_response, phase::receiving, true),
        failure(errc::tls, phase::receiving, true)};
    for (auto const& result : hopeless)
        BOOST_TEST(after(result, repeatability::always, true) == "finish");
}

BOOST_AUTO_TEST_CASE(attempts_are_bounded)
{
    for (unsigned most = 1; most <= 5; ++most)
    {
        clerk::retry_options options;
        options.max_attempts = most;
        call_script call{{step(verb::get)}, options};
        BOOST_TEST(call.start() == "send GET");
        for (unsigned attempt = 1; attempt < most; ++attempt)
        {
            BOOST_TEST(call.gets(reply(503)).starts_with("wait "));
            BOOST_TEST(call.waited() == "send GET");
        }
        BOOST_TEST(call.gets(reply(503)) == "finish");
        BOOST_TEST(call.error().attempts == most);
        BOOST_TEST(call.outcome().attempts == most);
    }
}

BOOST_AUTO_TEST_CASE(each_request_has_attempts_of_its_own)
{
    clerk::retry_options options;
    options.max_attempts = 2;
    call_script call{patch_and_put(), options};
    call.start();
    BOOST_TEST(call.gets(reply(429)) == "wait 100");
    BOOST_TEST(call.waited() == "send PATCH");
    BOOST_TEST(call.gets(reply(200)) == "send PUT");
    BOOST_TEST(call.gets(reply(429)) == "wait 100"); // and the back-off begins anew
    BOOST_TEST(call.waited() == "send PUT");
    BOOST_TEST(call.gets(reply(429)) == "finish");
    BOOST_TEST(call.error().attempts == 4U);
}

BOOST_AUTO_TEST_CASE(back_off_grows)
{
    clerk::retry_options options;
    options.max_attempts = 9;
    options.max_backoff = 1000ms;
    call_script call{{step(verb::get)}, options};
    call.start();
    for (auto const* const expected : {"wait 100", "wait 200", "wait 400", "wait 500", "wait 500"})
    {
        BOOST_TEST(call.gets(reply(503)) == expected);
        BOOST_TEST(call.waited() == "send GET");
    }
    call.random = 0.0;
    BOOST_TEST(call.gets(reply(503)) == "wait 0");
}

BOOST_AUTO_TEST_CASE(retry_after_is_waited_for_and_some_more)
{
    call_script call{{step(verb::get)}};
    call.start();
    BOOST_TEST(call.gets(reply(429, {}, "7")) == "wait 7100");
    BOOST_TEST(call.waited() == "send GET");
    call.random = 0.0;
    BOOST_TEST(call.gets(reply(503, {}, "Sun, 06 Nov 1994 08:49:42 GMT")) == "wait 5000");
    BOOST_TEST(call.waited() == "send GET");
    BOOST_TEST(call.gets(reply(429, {}, "-5")) == "wait 0");
    BOOST_TEST(call.waited() == "send GET");
    BOOST_TEST(call.gets(reply(200)) == "finish");
    BOOST_TEST(call.outcome().attempts == 4U);
}

BOOST_AUTO_TEST_CASE(retry_after_counts_where_the_body_of_the_reply_broke_off)
{
    call_script call{{step(verb::get)}};
    call.random = 0.0;
    call.start();
    auto broken = failure(errc::network, phase::receiving, true, {}, 429);
    broken.retry_after = " 7";
    BOOST_TEST(call.gets(broken) == "wait 7000");
    BOOST_TEST(call.waited() == "send GET");
    broken.retry_after = "soon";
    BOOST_TEST(call.gets(broken) == "wait 0");
    BOOST_TEST(call.waited() == "send GET");
    broken.retry_after = "99";
    BOOST_TEST(call.gets(broken) == "finish");
    BOOST_TEST(call.error().retry_after.value().count() == 99);
}

BOOST_AUTO_TEST_CASE(no_wait_goes_beyond_the_deadline)
{
    for (auto const& [retry_after, expected] : {std::pair{"29", "wait 29000"}, std::pair{"30", "finish"},
             std::pair{"31", "finish"}, std::pair{"99999999999999999999", "finish"}})
    {
        call_script call{{step(verb::get)}};
        call.random = 0.0;
        call.start();
        BOOST_TEST(call.gets(reply(429, {}, retry_after)) == expected);
        if (std::string_view{expected} == "finish")
        {
            BOOST_TEST((call.error().code == errc::rate_limited)); // at once, and as what it is
            BOOST_TEST(call.error().retry_after.has_value());
        }
    }
    call_script late{{step(verb::get)}};
    late.start();
    late.later(29950ms);
    BOOST_TEST(late.gets(reply(503)) == "finish");
    BOOST_TEST((late.error().code == errc::server_error));
}

BOOST_AUTO_TEST_CASE(what_failed_first_is_forgotten_after_a_success)
{
    call_script call{patch_and_put()};
    call.start();
    call.gets(reply(503, "<first>"));
    call.waited();
    call.gets(reply(200));
    BOOST_TEST(call.deadline() == "abandon");
    BOOST_TEST(call.gets(ended(false)) == "finish");
    BOOST_TEST(call.error().message.find("first>") == std::string::npos);
    BOOST_TEST(call.error().status == 0);
}

BOOST_AUTO_TEST_SUITE_END()
