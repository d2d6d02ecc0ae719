// SPDX-License-Identifier: BSL-1.0
// Calls and rate limits, against an emulator that keeps Clerk's limits, or says 429 when the test wants it.
#include <support/emulator_fixture.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using clerk::testing::scripted_reply;

namespace
{
struct fixture : clerk_tests::emulator_fixture
{
    clerk::client_options options = emulator.client_options();

    auto count_into(int& succeeded)
    {
        return [&succeeded](boost::system::error_code problem, clerk::user const&) { succeeded += !problem; };
    }
    void run_all()
    {
        context.restart();
        context.run();
    }
    /// How many requests so far were answered so.
    long answered(unsigned status)
    {
        auto const all = emulator.requests();
        return std::ranges::count(all, status, &clerk::testing::recorded_request::status);
    }
};

clerk::update_user_params named(std::string name)
{
    return clerk::update_user_params{}.first_name(std::move(name));
}

/// A limiter of the user's own: says what the test tells it to, and counts.
class scripted_limiter final : public clerk::rate_limiter
{
public:
    bool try_acquire(clerk::rate_limit_scope const& scope) override
    {
        scopes.push_back(scope.key);
        return at_once;
    }
    void async_acquire(clerk::rate_limit_scope const&, std::chrono::steady_clock::time_point, handler done) override
    {
        waiting.emplace_back(std::move(done));
    }
    void release(clerk::rate_limit_scope const&, clerk::rate_limit_outcome const& outcome) noexcept override
    {
        ++released;
        sent += outcome.sent;
        limited += outcome.limited;
    }
    void answer(clerk::rate_limit_verdict verdict)
    {
        auto done = std::move(waiting.front());
        waiting.pop_front();
        std::move(done)(verdict);
    }

    bool at_once = true;
    std::vector<std::string> scopes;
    std::deque<handler> waiting;
    int released = 0;
    int sent = 0;
    int limited = 0;
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(rate_limits, fixture)

BOOST_AUTO_TEST_CASE(a_user_that_met_its_limit_delays_no_other)
{
    auto const other = emulator.add_user(clerk::user{}).id;
    options.retry.max_attempts = 1;
    options.timeout = 5s;
    clerk::client own{context, options};
    clerk::error hot;
    int others = 0;
    emulator.next_reply(scripted_reply{}.status(429).header("Retry-After", "60").body("{}"));
    own.users().update_user(id, named("a"), [&](boost::system::error_code problem, clerk::user const&)
        {
            BOOST_TEST((problem == clerk::errc::rate_limited));
            // The same user is held back, and told at once that it would take too long; nothing is sent.
            own.users().update_user(id, named("b"), clerk::as_result([&](auto r) { hot = r.error(); }));
            own.users().update_user_metadata(id, clerk::user_metadata_params{}.public_metadata(boost::json::object()),
                clerk::as_result([&](auto r) { BOOST_TEST((r.error().code() == clerk::errc::rate_limited)); }));
            own.users().update_user(other, named("c"), count_into(others));
            own.users().get_user(id, count_into(others));
        });
    run_all();
    BOOST_TEST((hot.code() == clerk::errc::rate_limited));
    BOOST_TEST(hot.attempts() == 0U);
    BOOST_TEST((hot.phase() == clerk::phase::waiting_for_rate_limit));
    BOOST_TEST((hot.retry_after().value() > 50s));
    BOOST_TEST(!hot.may_have_taken_effect());
    BOOST_TEST(others == 2);
    BOOST_TEST(emulator.requests().size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_429_whose_body_breaks_off_holds_for_as_long_as_it_says)
{
    options.retry.max_attempts = 1;
    clerk::client own{context, options};
    emulator.next_reply(scripted_reply{}.status(429).header("Retry-After", "60").body("{}").close_mid_body());
    std::optional<clerk::error> first;
    std::optional<clerk::error> second;
    own.users().update_user(id, named("a"),
        clerk::as_result(
            [&](auto r)
            {
                first = r.error();
                own.users().update_user(
                    id, named("b"), clerk::as_result([&](auto s) { second = s.error(); }));
            }));
    run_all();
    BOOST_TEST(first.value().status() == 429);
    BOOST_TEST((first->retry_after().value() == 60s));
    BOOST_TEST((second.value().phase() == clerk::phase::waiting_for_rate_limit));
    BOOST_TEST((second->retry_after().value() > 50s));
    BOOST_TEST(emulator.requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_held_back_goes_on_when_the_time_has_come)
{
    options.retry.initial_backoff = 0ms;
    clerk::client own{context, options};
    int succeeded = 0;
    emulator.next_reply(scripted_reply{}.status(429).header("Retry-After", "1").body("{}"));
    auto const start = std::chrono::steady_clock::now();
    own.users().update_user(id, named("first"), count_into(succeeded));
    // These come while the user is held back.
    asio::steady_timer later{context, 100ms};
    later.async_wait(
        [&](boost::system::error_code)
        {
            for (int i = 0; i < 5; ++i)
                own.users().update_user(id, named(std::to_string(i)), count_into(succeeded));
        });
    run_all();
    BOOST_TEST(succeeded == 6);
    BOOST_TEST((std::chrono::steady_clock::now() - start >= 1s));
    BOOST_TEST(answered(429) == 1);
    BOOST_TEST(emulator.requests().size() == 7U);
}

BOOST_AUTO_TEST_CASE(a_bulk_job_that_is_paced_meets_no_429)
{
    clerk::rate_limit_options limits;
    limits.instance = clerk::rate{20, 250ms};
    limits.user = clerk::rate{5, 250ms};
    clerk::testing::emulator_options with_limits;
    with_limits.rate_limit = limits;
    clerk::testing::emulator strict{server, with_limits};
    std::vector<std::string> ids;
    for (int i = 0; i < 10; ++i)
        ids.push_back(strict.add_user(clerk::user{}).id);
    auto const job = [&](clerk::client& with)
    {
        int succeeded = 0;
        for (int i = 0; i < 60; ++i)
            with.users().update_user(ids[static_cast<std::size_t>(i) % ids.size()], named(std::to_string(i)),
                count_into(succeeded));
        run_all();
        return succeeded;
    };
    auto const refused = [&]
    { return std::ranges::count(strict.requests(), 429U, &clerk::testing::recorded_request::status); };

    auto paced = strict.client_options();
    paced.rate_limit = limits;
    paced.retry.max_attempts = 1;
    clerk::client careful{context, paced};
    BOOST_TEST(job(careful) == 60);
    BOOST_TEST(refused() == 0);
    BOOST_TEST(strict.requests().size() == 60U);

    // The check can fail: without pacing, the same job does meet it.
    auto eager_options = strict.client_options();
    eager_options.retry.max_attempts = 1;
    clerk::client eager{context, eager_options};
    BOOST_TEST(job(eager) < 60);
    BOOST_TEST(refused() > 0);
    strict.stop();
}

BOOST_AUTO_TEST_CASE(a_deadline_and_a_cancellation_end_the_wait_in_the_limiter)
{
    options.rate_limit.user = clerk::rate{1, 1h};
    options.timeout = 100ms;
    clerk::client own{context, options};
    std::vector<clerk::error> errors;
    asio::cancellation_signal signal;
    emulator.next_reply(scripted_reply{}.delay(400ms)); // one in flight: until it ends, nobody knows how long to wait
    auto const note = [&](clerk::result<clerk::user> r) { errors.push_back(r.error()); };
    own.users().with(clerk::call_options{}.timeout(30s)).update_user(id, named("a"), clerk::as_result([](auto const&) {}));
    own.users().update_user(id, named("b"), clerk::as_result(note));
    own.users()
        .with(clerk::call_options{}.timeout(30s))
        .update_user(id, named("c"), asio::bind_cancellation_slot(signal.slot(), clerk::as_result(note)));
    asio::post(context, [&] { signal.emit(asio::cancellation_type::total); });
    run_all();
    BOOST_TEST_REQUIRE(errors.size() == 2U);
    BOOST_TEST((errors[0].code() == clerk::errc::cancelled));
    BOOST_TEST((errors[1].code() == clerk::errc::timeout));
    for (auto const& error : errors)
    {
        BOOST_TEST((error.phase() == clerk::phase::waiting_for_rate_limit));
        BOOST_TEST(error.attempts() == 0U);
        BOOST_TEST(!error.may_have_taken_effect());
    }
    BOOST_TEST(emulator.requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(one_limiter_serves_several_clients)
{
    options.rate_limiter = clerk::make_rate_limiter(context.get_executor(), {});
    options.retry.max_attempts = 1;
    options.timeout = 5s;
    clerk::client one{context, options};
    clerk::client two{context, options};
    clerk::error refused;
    emulator.next_reply(scripted_reply{}.status(429).header("Retry-After", "60").body("{}"));
    one.users().update_user(id, named("a"), [&](boost::system::error_code, clerk::user const&)
        { two.users().update_user(id, named("b"), clerk::as_result([&](auto r) { refused = r.error(); })); });
    run_all();
    BOOST_TEST((refused.code() == clerk::errc::rate_limited));
    BOOST_TEST(refused.attempts() == 0U);
    BOOST_TEST(emulator.requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_limiter_of_the_users_own)
{
    auto const limiter = std::make_shared<scripted_limiter>();
    options.rate_limiter = limiter;
    options.retry.initial_backoff = 0ms;
    {
        clerk::client own{context, options};
        int succeeded = 0;
        emulator.next_reply(scripted_reply{}.status(429).header("Retry-After", "0").body("{}"));
        own.users().update_user(id, named("a").public_metadata(boost::json::object()), count_into(succeeded));
        own.users().get_user(id, count_into(succeeded));
        run_all();
        BOOST_TEST(succeeded == 2);
        BOOST_TEST(limiter->released == 4);
        BOOST_TEST(limiter->sent == 4);
        BOOST_TEST(limiter->limited == 1);
        BOOST_TEST(std::ranges::count(limiter->scopes, "updates of " + id) == 3);
        BOOST_TEST(std::ranges::count(limiter->scopes, "GET /users/{user_id}") == 1);

        // It may say no, and may say yes later, and a yes that comes too late is given back.
        limiter->at_once = false;
        clerk::error refused;
        own.users().get_user(id, clerk::as_result([&](auto r) { refused = r.error(); }));
        own.users().get_user(id, count_into(succeeded));
        own.users().with(clerk::call_options{}.timeout(1ms)).get_user(id, [](boost::system::error_code, clerk::user const&) {});
        clerk::rate_limit_verdict no;
        no.granted = false;
        no.wait = 1h;
        limiter->answer(no);
        limiter->answer({});
        run_all();
        BOOST_TEST((refused.code() == clerk::errc::rate_limited));
        BOOST_TEST(succeeded == 3);
        BOOST_TEST(limiter->released == 5);
        BOOST_TEST_REQUIRE(limiter->waiting.size() == 1U);
        limiter->answer({});
        BOOST_TEST(limiter->released == 6);
        BOOST_TEST(limiter->sent == 5);
    }
}

BOOST_AUTO_TEST_CASE(a_limiter_that_outlives_client_and_context_finds_nobody)
{
    auto const limiter = std::make_shared<scripted_limiter>();
    limiter->at_once = false;
    bool called = false;
    {
        asio::io_context short_lived;
        options.rate_limiter = limiter;
        clerk::client own{short_lived, options};
        own.users().get_user(id, [&](boost::system::error_code, clerk::user const&) { called = true; });
    }
    BOOST_TEST_REQUIRE(limiter->waiting.size() == 1U);
    limiter->answer({});
    BOOST_TEST(!called);
    BOOST_TEST(limiter->released == 1); // it took the permit back
    BOOST_TEST(limiter->sent == 0);
}

BOOST_AUTO_TEST_CASE(the_permit_of_a_call_that_is_lost_with_its_context_is_given_back)
{
    auto const limiter = std::make_shared<scripted_limiter>();
    bool called = false;
    {
        asio::io_context short_lived;
        options.rate_limiter = limiter;
        emulator.next_reply(scripted_reply{}.close_before_reply().delay(1h));
        clerk::client own{short_lived, options};
        own.users().get_user(id, [&](boost::system::error_code, clerk::user const&) { called = true; });
        short_lived.poll();
        BOOST_TEST(limiter->released == 0);
    }
    BOOST_TEST(!called);
    BOOST_TEST(limiter->released == 1);
    BOOST_TEST(limiter->sent == 1); // nobody knows: so it counts
}

BOOST_AUTO_TEST_CASE(limits_that_cannot_be_right)
{
    options.rate_limit.instance = clerk::rate{0, 10s};
    BOOST_CHECK_EXCEPTION((clerk::client{context, options}), clerk::exception,
        [](clerk::exception const& e) { return e.code() == clerk::errc::invalid_argument; });
    options.rate_limit.instance = clerk::rate{1, 0ms};
    BOOST_CHECK_THROW((clerk::client{context, options}), clerk::exception);
}

BOOST_AUTO_TEST_SUITE_END()
