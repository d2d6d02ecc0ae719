// SPDX-License-Identifier: BSL-1.0
// Who sent a request, over real TLS against the emulator: the key set and its changes, machines' tokens, outages.
#include <support/emulator_fixture.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace http = boost::beast::http;
namespace asio = boost::asio;
using clerk::token_kind;
using clerk::testing::old_keys;
using clerk::testing::scripted_reply;
using namespace std::chrono_literals;

namespace
{
using request = http::request<http::string_body>;

request bearer(std::string_view token)
{
    request made;
    made.set(http::field::authorization, "Bearer " + std::string{token});
    return made;
}

struct fixture : clerk_tests::emulator_fixture
{
    clerk::authenticator with(clerk::authenticator_options options)
    {
        options.clock = [this]
        { return std::chrono::system_clock::now() + std::chrono::seconds{ahead.load(std::memory_order_relaxed)}; };
        return clerk::authenticator{client, options};
    }

    clerk::auth ask(clerk::authenticator const& who, request const& what)
    {
        std::optional<clerk::result<clerk::auth>> outcome;
        who.authenticate_request(
            what, clerk::as_result([&](clerk::result<clerk::auth> r) { outcome = std::move(r); }));
        context.restart();
        context.run();
        BOOST_TEST_REQUIRE(outcome.has_value());
        return outcome->value();
    }
    std::string reason(clerk::authenticator const& who, request const& what)
    {
        return std::string{to_string(ask(who, what).reason)};
    }

    [[nodiscard]] std::size_t asked(std::string_view path) const
    {
        std::size_t count = 0;
        for (auto const& one : emulator.requests())
            count += one.target == path ? 1U : 0U;
        return count;
    }

    /// A session that outlives the tests' journeys through time.
    [[nodiscard]] std::string long_token(std::string_view user) const
    {
        clerk::testing::session_token_options options;
        options.lifetime = 24h;
        return emulator.session_token(user, options);
    }

    std::atomic<long> ahead{0}; ///< By how many seconds the authenticator's clock is.
};

/// A call that is cancelled soon.
struct one_round
{
    one_round(asio::any_io_executor const& executor, std::chrono::microseconds wait)
        : soon(executor, wait)
    {
    }

    asio::cancellation_signal signal;
    asio::steady_timer soon;
    std::promise<void> ended;
    std::promise<void> emitted;
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(authenticator, fixture)

BOOST_AUTO_TEST_CASE(a_session_by_the_key_set_and_by_a_key)
{
    clerk::testing::session_token_options options;
    clerk::testing::session_organization organization;
    organization.id = "org_1";
    organization.slug = "acme";
    organization.role = "org:admin";
    organization.permissions = {"org:invoices:create", "org:invoices:read", "org:reports:read"};
    options.organization = organization;
    for (int const version : {1, 2})
    {
        options.claim_version = version;
        auto const token = emulator.session_token(id, options);
        clerk::authenticator_options networkless;
        networkless.jwt_key = emulator.jwt_key();
        for (auto const& who : {with({}), with(networkless)})
        {
            auto const auth = ask(who, bearer(token));
            BOOST_TEST(to_string(auth.reason) == "");
            BOOST_TEST(auth.user_id.value() == id);
            BOOST_TEST(auth.org_id.value() == "org_1");
            BOOST_TEST(auth.org_slug.value() == "acme");
            BOOST_TEST(auth.has_role("org:admin"));
            BOOST_TEST(auth.has_permission("org:invoices:create"));
            BOOST_TEST(auth.has_permission("org:reports:read"));
            BOOST_TEST(!auth.has_permission("org:reports:create"));
        }
    }
    BOOST_TEST(asked("/v1/jwks") == 2U); // once for each authenticator that has no key
}

BOOST_AUTO_TEST_CASE(refusals_of_tokens_that_the_emulator_signed)
{
    auto const who = with({});
    auto const of = [&](auto const& set)
    {
        clerk::testing::session_token_options options;
        set(options);
        return reason(who, bearer(emulator.session_token(id, options)));
    };
    using token_options = clerk::testing::session_token_options;
    BOOST_TEST(of([](token_options& o) { o.lifetime = -10s; }) == "token-expired");
    BOOST_TEST(of([](token_options& o) { o.issued_at_offset = 1h; }) == "token-not-active-yet");
    BOOST_TEST(of([](token_options& o) { o.header["alg"] = "HS256"; }) == "token-invalid-algorithm");
    BOOST_TEST(of([](token_options& o) { o.header["alg"] = "RS512"; }) == "token-invalid-algorithm");
    BOOST_TEST(of([](token_options& o) { o.header["kid"] = "ins_other"; }) == "jwk-kid-mismatch");
    BOOST_TEST(of([](token_options& o) { o.header["kid"] = nullptr; }) == "jwk-kid-mismatch");
    BOOST_TEST(of([](token_options& o) { o.claims["sub"] = nullptr; }) == "token-verification-failed");
    BOOST_TEST(of([](token_options& o) { o.claims["sts"] = "pending"; }) == "session-pending");
    BOOST_TEST(reason(who, request{}) == "session-token-missing");
    BOOST_TEST(asked("/v1/jwks") == 1U);
}

BOOST_AUTO_TEST_CASE(a_token_of_another_instance)
{
    clerk::testing::emulator other{server};
    auto const who = with({});
    BOOST_TEST(reason(who, bearer(emulator.session_token(id))) == "");
    auto const reason_of_other = reason(who, bearer(other.session_token(id)));
    BOOST_TEST((reason_of_other == "jwk-kid-mismatch" || reason_of_other == "token-invalid-signature"));
    clerk::authenticator_options networkless;
    networkless.jwt_key = emulator.jwt_key();
    BOOST_TEST(reason(with(networkless), bearer(other.session_token(id))) == "token-invalid-signature");
    other.stop();
}

BOOST_AUTO_TEST_CASE(a_hundred_misses_at_once_make_one_fetch)
{
    asio::thread_pool callers{4};
    clerk::client many{callers, emulator.client_options()};
    clerk::authenticator const who{many, {}};
    emulator.next_reply(scripted_reply{}.delay(100ms));
    std::vector<std::string> tokens;
    for (int i = 0; i < 100; ++i)
        tokens.push_back(emulator.session_token("user_" + std::to_string(i)));
    std::vector<std::future<clerk::auth>> all;
    for (auto const& token : tokens)
        all.push_back(who.authenticate_request(bearer(token), asio::use_future));
    for (std::size_t i = 0; i < all.size(); ++i)
        BOOST_TEST(all[i].get().user_id.value_or("") == "user_" + std::to_string(i));
    BOOST_TEST(asked("/v1/jwks") == 1U);
    callers.join();
}

BOOST_AUTO_TEST_CASE(authenticators_of_a_client_share_its_keys)
{
    for (int i = 0; i < 3; ++i)
    {
        // Made anew for each request, as somebody will.
        clerk::authenticator const who{client, {}};
        BOOST_TEST(reason(who, bearer(emulator.session_token(id))) == "");
    }
    BOOST_TEST(asked("/v1/jwks") == 1U);
    clerk::client other{context, emulator.client_options()};
    BOOST_TEST(reason(clerk::authenticator{other, {}}, bearer(emulator.session_token(id))) == "");
    BOOST_TEST(asked("/v1/jwks") == 2U);
    clerk::authenticator_options differs;
    differs.key_set.refresh_after = 10s;
    BOOST_TEST(reason(clerk::authenticator{client, differs}, bearer(emulator.session_token(id))) == "");
    BOOST_TEST(asked("/v1/jwks") == 3U);
}

BOOST_AUTO_TEST_CASE(cancelled_while_keys_arrive_on_another_thread)
{
    asio::thread_pool callers{3};
    clerk::client many{callers, emulator.client_options()};
    auto const token = emulator.session_token(id);
    std::atomic<int> verified{0};
    std::atomic<int> cancelled{0};
    constexpr int rounds = 300;
    for (int round = 0; round < rounds; ++round)
    {
        // With keys of its own, so that they have to come.
        clerk::authenticator_options options;
        options.key_set.miss_interval = 1s;
        clerk::authenticator const who{many, options};
        auto const strand = asio::make_strand(callers);
        // Shared, as the last handler is still at work when the test goes on.
        auto const shared = std::make_shared<one_round>(strand, std::chrono::microseconds{(round % 60) * 50});
        asio::post(strand,
            [&, shared]
            {
                who.verify_token(token,
                    asio::bind_executor(strand,
                        asio::bind_cancellation_slot(shared->signal.slot(),
                            clerk::as_result(
                                [&, shared](clerk::result<clerk::session_claims> claims)
                                {
                                    if (claims && claims->user_id == id)
                                        ++verified;
                                    else if (claims.error().code() == clerk::errc::cancelled)
                                        ++cancelled;
                                    shared->ended.set_value();
                                }))));
                shared->soon.async_wait(
                    [shared](boost::system::error_code)
                    {
                        shared->signal.emit(asio::cancellation_type::total);
                        shared->emitted.set_value();
                    });
            });
        shared->ended.get_future().wait();
        shared->emitted.get_future().wait();
    }
    BOOST_TEST(verified + cancelled == rounds);
    BOOST_TEST(cancelled > 0);
    callers.join();
}

BOOST_AUTO_TEST_CASE(keys_change_in_the_middle_of_traffic)
{
    asio::thread_pool callers{2};
    clerk::client many{callers, emulator.client_options()};
    clerk::authenticator_options options;
    options.key_set.miss_interval = 1ms;
    clerk::authenticator const who{many, options};
    std::atomic<bool> stop = false;
    std::atomic<int> good = 0;
    std::atomic<int> bad = 0;
    std::vector<std::thread> traffic;
    for (int i = 0; i < 2; ++i)
        traffic.emplace_back(
            [&]
            {
                while (!stop)
                {
                    auto const auth
                        = who.authenticate_request(bearer(emulator.session_token("user_1")), asio::use_future).get();
                    ++(auth.is_signed_in() ? good : bad);
                    std::this_thread::sleep_for(2ms);
                }
            });
    for (int i = 0; i < 3; ++i)
    {
        auto const before = good.load();
        auto const limit = std::chrono::steady_clock::now() + 20s;
        while (good < before + 20 && std::chrono::steady_clock::now() < limit)
            std::this_thread::sleep_for(1ms);
        emulator.rotate_signing_key(old_keys::kept);
    }
    auto const last = emulator.session_token("user_1");
    BOOST_TEST(who.authenticate_request(bearer(last), asio::use_future).get().is_signed_in());
    stop = true;
    for (auto& one : traffic)
        one.join();
    BOOST_TEST(good >= 60);
    BOOST_TEST(bad == 0);
    callers.join();
}

BOOST_AUTO_TEST_CASE(a_key_that_was_withdrawn_takes_its_tokens_with_it)
{
    auto const who = with({});
    auto const stolen = long_token(id);
    BOOST_TEST(reason(who, bearer(stolen)) == "");
    emulator.rotate_signing_key(old_keys::dropped);
    BOOST_TEST(who.authenticate_request_now(bearer(stolen)).is_signed_in()); // until the set is fetched again
    ahead += 301;
    BOOST_TEST(reason(who, bearer(stolen)) != "");
    BOOST_TEST(!who.authenticate_request_now(bearer(stolen)).is_signed_in());
    BOOST_TEST(reason(who, bearer(long_token(id))) == "");
}

BOOST_AUTO_TEST_CASE(an_outage_and_its_hard_limit)
{
    auto const who = with({});
    auto const token = long_token(id);
    BOOST_TEST(reason(who, bearer(token)) == "");
    emulator.stop();
    for (int minute = 5; minute < 50; minute += 18)
    {
        ahead += 18 * 60;
        BOOST_TEST(ask(who, bearer(token)).is_signed_in(), minute);
    }
    ahead += 18 * 60;
    auto const auth = ask(who, bearer(token));
    BOOST_TEST(to_string(auth.reason) == "jwk-remote-failed-to-load");
    BOOST_TEST((auth.error.code() == clerk::errc::network));
    BOOST_TEST(!auth.user_id.has_value());
}

BOOST_AUTO_TEST_CASE(an_aging_key_set_is_fetched_behind_the_scenes)
{
    auto const who = with({});
    auto const token = long_token(id);
    BOOST_TEST(reason(who, bearer(token)) == "");
    ahead += 241;
    BOOST_TEST(who.authenticate_request_now(bearer(token)).is_signed_in());
    context.restart();
    context.run();
    BOOST_TEST(asked("/v1/jwks") == 2U);
    BOOST_TEST(who.authenticate_request_now(bearer(token)).is_signed_in());
    BOOST_TEST(asked("/v1/jwks") == 2U);
}

BOOST_AUTO_TEST_CASE(clerk_fails_or_refuses_the_key)
{
    auto options = emulator.client_options();
    options.retry.max_attempts = 1;
    clerk::client once{context, options};
    clerk::authenticator const who{once, {}};
    emulator.next_reply(scripted_reply{}.status(500).body("<html>"));
    auto const failed = ask(who, bearer(emulator.session_token(id)));
    BOOST_TEST(to_string(failed.reason) == "jwk-remote-failed-to-load");
    BOOST_TEST((failed.error.code() == clerk::errc::server_error));

    options.secret_key = "sk_test_wrong";
    clerk::client stranger{context, options};
    auto const refused = ask(clerk::authenticator{stranger, {}}, bearer(emulator.session_token(id)));
    BOOST_TEST(to_string(refused.reason) == "jwk-remote-failed-to-load");
    BOOST_TEST((refused.error.code() == clerk::errc::unauthorized));
}

BOOST_AUTO_TEST_CASE(machine_tokens)
{
    clerk::authenticator_options options;
    options.accepts = {token_kind::session, token_kind::api_key, token_kind::m2m, token_kind::oauth};
    auto const who = with(options);
    auto const key = emulator.add_api_key(id);
    auto const machine = emulator.add_m2m_token("mch_1");
    auto const oauth = emulator.add_oauth_token(id);

    auto const by_key = ask(who, bearer(key));
    BOOST_TEST((by_key.kind == token_kind::api_key));
    BOOST_TEST(by_key.user_id.value_or("") == id);
    auto const by_machine = ask(who, bearer(machine));
    BOOST_TEST((by_machine.kind == token_kind::m2m));
    BOOST_TEST(by_machine.subject.value_or("") == "mch_1");
    auto const by_oauth = ask(who, bearer(oauth));
    BOOST_TEST((by_oauth.kind == token_kind::oauth));
    BOOST_TEST(by_oauth.user_id.value_or("") == id);

    BOOST_TEST(emulator.revoke_machine_token(key));
    BOOST_TEST(reason(who, bearer(key)) == "token-invalid");
    BOOST_TEST(reason(who, bearer("ak_unknown")) == "token-invalid");
    BOOST_TEST(reason(who, bearer("mt_unknown")) == "token-invalid");
    BOOST_TEST(reason(who, bearer("oat_unknown")) == "token-invalid");
    BOOST_TEST(reason(who, bearer(emulator.session_token(id))) == "");

    emulator.clear_requests();
    BOOST_TEST(reason(with({}), bearer(machine)) == "token-type-mismatch");
    BOOST_TEST(emulator.requests().empty());
}

BOOST_AUTO_TEST_CASE(the_client_is_destroyed_while_somebody_waits)
{
    std::optional<clerk::client> own{std::in_place, context, emulator.client_options()};
    clerk::authenticator const who{*own, {}};
    std::vector<clerk::error> ended;
    emulator.next_reply(scripted_reply{}.delay(10s));
    for (int i = 0; i < 3; ++i)
        who.authenticate_request(bearer(emulator.session_token(id)),
            clerk::as_result([&](clerk::result<clerk::auth> r) { ended.push_back(std::move(r).error()); }));
    asio::post(context, [&] { own.reset(); });
    context.run();
    BOOST_TEST_REQUIRE(ended.size() == 3U);
    for (auto const& one : ended)
        BOOST_TEST((one.code() == clerk::errc::cancelled), one.message());
}

BOOST_AUTO_TEST_CASE(in_a_coroutine)
{
    run(
        [](clerk_tests::emulator_fixture& self) -> asio::awaitable<void>
        {
            clerk::authenticator who{self.client, {}};
            auto const what = bearer(self.emulator.session_token(self.id));
            clerk::auth auth = co_await who.authenticate_request(what);
            BOOST_TEST(auth.user_id.value_or("") == self.id);
            clerk::result<clerk::session_claims> claims
                = co_await who.verify_token(self.emulator.session_token(self.id));
            BOOST_TEST(claims.value().user_id == self.id);
            clerk::result<clerk::session_claims> none = co_await who.verify_token("none");
            BOOST_TEST(to_string(none.error().reason()) == "token-invalid");
            bool thrown = false;
            try
            {
                co_await who.verify_token("none", asio::use_awaitable);
            }
            catch (clerk::exception const& refused)
            {
                thrown = refused.error().reason() == clerk::auth_reason::token_invalid;
            }
            BOOST_TEST(thrown);
        });
}

BOOST_AUTO_TEST_SUITE_END()
