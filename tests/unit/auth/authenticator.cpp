// SPDX-License-Identifier: BSL-1.0
// The authenticator from end to end, over a transport without sockets.
#include "../core/call_script.hpp"
#include "../core/idle_transport.hpp"
#include "../support.hpp"

#include <clerk/clerk.hpp>
#include <support/signing_key.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <vector>

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace json = boost::json;
using clerk::auth_reason;
using clerk::token_kind;
using clerk_tests::reply;
using clerk_tests::session_claims_json;
using clerk_tests::session_header;
using clerk_tests::signing_key;
using clerk_tests::test_now;
using namespace std::chrono_literals;

namespace
{
using request = http::request<http::string_body>;

struct fixture
{
    fixture()
    {
        clerk::client_options client_options;
        client_options.transport = transport;
        client_options.retry.max_attempts = 1;
        client.emplace(context, client_options);
        options.clock = [this] { return now; };
    }
    fixture(fixture const&) = delete;
    fixture& operator=(fixture const&) = delete;
    ~fixture()
    {
        // What was never answered owns the client, which owns the transport.
        transport->exchanges.clear();
    }

    void with_key()
    {
        options.jwt_key = signing_key::ours().public_pem();
    }
    clerk::authenticator& made()
    {
        if (!authenticator)
            authenticator.emplace(*client, options);
        return *authenticator;
    }

    static std::string token(std::string_view user = "user_1", signing_key const& key = signing_key::ours(),
        std::string_view kid = "ins_1")
    {
        auto claims = session_claims_json();
        claims["sub"] = user;
        return key.token(session_header(kid), claims);
    }
    static request bearer(std::string_view text)
    {
        request made;
        made.set(http::field::authorization, "Bearer " + std::string{text});
        return made;
    }
    static std::string key_set(std::vector<json::object> keys)
    {
        json::object made;
        made["keys"] = json::array(keys.begin(), keys.end());
        return json::serialize(made);
    }

    /// Starts; what it ends with is in `ended`.
    void start(request const& what)
    {
        made().authenticate_request(what,
            clerk::as_result([this](clerk::result<clerk::auth> r) { ended.push_back(std::move(r)); }));
    }
    /// Runs what is ready; never waits.
    void poll()
    {
        context.restart();
        context.poll();
    }
    void answer(clerk::transport_result result)
    {
        transport->answer(std::move(result));
        poll();
    }
    std::string reasons()
    {
        std::string all;
        for (auto const& one : ended)
            all.append(all.empty() ? "" : " ").append(one ? to_string(one->reason) : one.error().message());
        ended.clear();
        return all;
    }

    std::chrono::system_clock::time_point now{std::chrono::seconds{test_now}};
    std::shared_ptr<clerk_tests::idle_transport> transport = std::make_shared<clerk_tests::idle_transport>();
    asio::io_context context;
    std::optional<clerk::client> client;
    clerk::authenticator_options options;
    std::optional<clerk::authenticator> authenticator;
    std::vector<clerk::result<clerk::auth>> ended;
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(auth_authenticator, fixture)

BOOST_AUTO_TEST_CASE(who_sent_a_request)
{
    with_key();
    auto const auth = made().authenticate_request_now(bearer(token()));
    BOOST_TEST(auth.is_signed_in());
    BOOST_TEST(auth.user_id.value() == "user_1");
    BOOST_TEST(auth.session_id.value() == "sess_1");
    BOOST_TEST(auth.session_status.value() == "active");
    BOOST_TEST(!auth.org_id.has_value());
    BOOST_TEST(!auth.has_permission("org:x:y"));
    BOOST_TEST((auth.claims.at("azp") == "https://app.example"));
    BOOST_TEST(to_string(auth.reason) == "");

    auto const nobody = made().authenticate_request_now(request{});
    BOOST_TEST(!nobody.is_signed_in());
    BOOST_TEST(!nobody.user_id.has_value());
    BOOST_TEST(nobody.claims.empty());
    BOOST_TEST(to_string(nobody.reason) == "session-token-missing");
    BOOST_TEST(!clerk::auth{}.is_authenticated());
}

BOOST_AUTO_TEST_CASE(an_organization)
{
    with_key();
    auto claims = session_claims_json();
    claims["o"] = json::parse(R"({"id":"org_1","slg":"acme","rol":"admin","per":"read,write","fpm":"2"})");
    claims["fea"] = "o:invoices";
    claims["pla"] = "o:pro";
    claims["act"] = json::parse(R"({"sub":"user_9"})");
    claims["fva"] = json::parse("[3,4]");
    auto const auth = made().authenticate_request_now(bearer(signing_key::ours().token(session_header(), claims)));
    BOOST_TEST(auth.org_id.value() == "org_1");
    BOOST_TEST(auth.org_slug.value() == "acme");
    BOOST_TEST(auth.org_role.value() == "org:admin");
    BOOST_TEST(auth.has_permission("org:invoices:write"));
    BOOST_TEST(!auth.has_permission("org:invoices:read"));
    BOOST_TEST(auth.has_role("org:admin"));
    BOOST_TEST(auth.has_feature("invoices"));
    BOOST_TEST(auth.has_plan("org:pro"));
    BOOST_TEST(auth.actor_id.value() == "user_9");
    BOOST_TEST(auth.second_factor_age.value().count() == 4);
}

BOOST_AUTO_TEST_CASE(which_token_of_a_request_counts)
{
    with_key();
    options.publishable_key = "abc"; // __session_qZk-NkcG
    struct row
    {
        char const* bearer;
        char const* plain;
        char const* suffixed;
        char const* outcome;
    };
    auto const good = [](char const* user) { return token(user); };
    auto const text = [&](std::string_view what) -> std::string
    {
        if (what == "expired")
        {
            auto claims = session_claims_json();
            claims["exp"] = 1;
            return signing_key::ours().token(session_header(), claims);
        }
        return what == "foreign" ? token("user_f", signing_key::foreign())
            : what == "broken"   ? "broken"
                                 : good(std::string{what}.c_str());
    };
    for (row const& each : {
             row{"user_b", nullptr, nullptr, "user_b"},
             {nullptr, "user_p", nullptr, "user_p"},
             {nullptr, nullptr, "user_s", "user_s"},
             {"user_b", "user_p", "user_s", "user_s"},
             {"user_b", "user_p", nullptr, "user_p"},
             // One that is not good does not stand in the way of one that is.
             {"user_b", "user_p", "foreign", "user_p"},
             {"user_b", "foreign", "foreign", "user_b"},
             {"user_b", "expired", nullptr, "user_b"},
             {"broken", "user_p", nullptr, "user_p"},
             {"broken", "expired", nullptr, "token-expired"},
             {"expired", "foreign", "broken", "token-invalid"},
             {"expired", "foreign", nullptr, "token-invalid-signature"},
             {"expired", nullptr, nullptr, "token-expired"},
         })
    {
        request what;
        if (each.bearer)
            what.set(http::field::authorization, "Bearer " + text(each.bearer));
        std::string cookies = "theme=dark";
        if (each.plain)
            cookies += "; __session=" + text(each.plain);
        if (each.suffixed)
            cookies += "; __session_qZk-NkcG=" + text(each.suffixed);
        what.set(http::field::cookie, cookies);
        auto const auth = made().authenticate_request_now(what);
        BOOST_TEST(auth.user_id.value_or(std::string{to_string(auth.reason)}) == each.outcome);
    }
}

BOOST_AUTO_TEST_CASE(two_lines_of_authorization_are_a_broken_token)
{
    with_key();
    request what;
    what.insert(http::field::authorization, "Bearer " + token());
    what.insert(http::field::authorization, "Bearer " + token("user_2"));
    BOOST_TEST(to_string(made().authenticate_request_now(what).reason) == "token-invalid");
}

BOOST_AUTO_TEST_CASE(headers_by_a_function)
{
    with_key();
    auto const line = "Bearer " + token();
    auto const find = [&](std::string_view name) -> std::optional<std::string_view>
    { return name == "authorization" ? std::optional<std::string_view>{line} : std::nullopt; };
    BOOST_TEST(made().authenticate_request_now(find).is_signed_in());
}

BOOST_AUTO_TEST_CASE(a_pending_session)
{
    with_key();
    auto claims = session_claims_json();
    claims["sts"] = "pending";
    auto const what = bearer(signing_key::ours().token(session_header(), claims));
    BOOST_TEST(to_string(made().authenticate_request_now(what).reason) == "session-pending");
    options.accept_pending = true;
    authenticator.reset();
    auto const auth = made().authenticate_request_now(what);
    BOOST_TEST(auth.session_status.value() == "pending");
    BOOST_TEST(auth.user_id.value() == "user_1");
}

BOOST_AUTO_TEST_CASE(options_that_cannot_be_right)
{
    struct row
    {
        std::function<void(clerk::authenticator_options&)> set;
        char const* problem;
    };
    for (row const& each : std::vector<row>{
             {[](auto& o) { o.jwt_key = "nonsense"; }, "jwt_key"},
             {[](auto& o) { o.jwt_key = signing_key{1024}.public_pem(); }, "1024 bits"},
             {[](auto& o) { o.clock_skew = -1ms; }, "clock_skew"},
             {[](auto& o) { o.clock_skew = 25h; }, "clock_skew"},
             {[](auto& o) { o.accepts.clear(); }, "accepts"},
             {[](auto& o) { o.max_token_bytes = 0; }, "max_token_bytes"},
             {[](auto& o) { o.max_token_bytes = 1 << 30; }, "max_token_bytes"},
             {[](auto& o) { o.key_set.refresh_after = 0ms; }, "refresh_after"},
             {[](auto& o) { o.key_set.refresh_after = o.key_set.lifetime + 1ms; }, "refresh_after"},
             {[](auto& o) { o.key_set.hard_limit = 1ms; }, "hard_limit"},
             {[](auto& o) { o.key_set.miss_interval = 0ms; }, "miss_interval"},
             {[](auto& o) { o.key_set.failure_interval = -1ms; }, "failure_interval"},
         })
    {
        clerk::authenticator_options wrong;
        each.set(wrong);
        try
        {
            clerk::authenticator const none{*client, wrong};
            BOOST_ERROR("took " << each.problem);
        }
        catch (clerk::exception const& refused)
        {
            BOOST_TEST((refused.error().code() == clerk::errc::invalid_argument));
            BOOST_TEST(clerk_tests::holds(refused.what(), each.problem), refused.what());
        }
    }
}

BOOST_AUTO_TEST_CASE(keys_are_fetched_once_for_all_who_wait)
{
    for (int i = 0; i < 100; ++i)
        start(bearer(token("user_" + std::to_string(i))));
    poll();
    BOOST_TEST_REQUIRE(transport->exchanges.size() == 1U);
    BOOST_TEST(transport->exchanges[0].line == "GET /v1/jwks");
    BOOST_TEST(ended.empty());
    answer(reply(200, key_set({signing_key::ours().jwk("ins_1")})));
    BOOST_TEST_REQUIRE(ended.size() == 100U);
    for (auto const& one : ended)
        BOOST_TEST(one.value().is_signed_in());
    ended.clear();
    start(bearer(token()));
    BOOST_TEST(ended.empty()); // never from within the call
    poll();
    BOOST_TEST(ended.at(0).value().user_id.value() == "user_1");
    BOOST_TEST(transport->exchanges.size() == 1U);
    BOOST_TEST(made().authenticate_request_now(bearer(token())).is_signed_in());
}

BOOST_AUTO_TEST_CASE(without_the_network)
{
    auto const what = bearer(token());
    BOOST_TEST(to_string(made().authenticate_request_now(what).reason) == "network-required");
    // It asked for the keys all the same: the next one finds them.
    BOOST_TEST_REQUIRE(transport->exchanges.size() == 1U);
    BOOST_TEST(to_string(made().verify_token_now(token()).error().reason()) == "network-required");
    BOOST_TEST(transport->exchanges.size() == 1U);
    answer(reply(200, key_set({signing_key::ours().jwk("ins_1")})));
    BOOST_TEST(made().authenticate_request_now(what).is_signed_in());
    BOOST_TEST(made().verify_token_now(token()).has_value());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_right_asks_for_nothing)
{
    for (std::string const& text : {std::string{"a.b.c"}, std::string{"x"}, std::string{"ak_1"},
             std::string(20'000, 'a'), signing_key::ours().token("{\"alg\":\"none\",\"kid\":\"ins_1\"}", "{}"),
             signing_key::ours().token("{\"alg\":\"RS256\"}", "{}")})
    {
        start(bearer(text));
        poll();
        BOOST_TEST(ended.size() == 1U);
        BOOST_TEST(!reasons().empty());
    }
    BOOST_TEST(transport->exchanges.empty());
}

BOOST_AUTO_TEST_CASE(keys_change_in_the_middle_of_traffic)
{
    start(bearer(token()));
    answer(reply(200, key_set({signing_key::ours().jwk("ins_1")})));
    BOOST_TEST(reasons() == "");
    auto const old = token("user_old");
    auto const fresh = token("user_new", signing_key::foreign(), "ins_2");
    BOOST_TEST(made().authenticate_request_now(bearer(old)).is_signed_in());
    now += 11s;
    start(bearer(fresh));
    start(bearer(old));
    poll();
    BOOST_TEST(reasons() == ""); // the old one did not wait
    BOOST_TEST(transport->exchanges.size() == 2U);
    answer(reply(200, key_set({signing_key::ours().jwk("ins_1"), signing_key::foreign().jwk("ins_2")})));
    BOOST_TEST_REQUIRE(ended.size() == 1U);
    BOOST_TEST(ended[0].value().user_id.value() == "user_new");
    ended.clear();
    BOOST_TEST(made().authenticate_request_now(bearer(old)).is_signed_in());

    // The old key is withdrawn: what it had verified does not outlive it.
    now += 11s;
    start(bearer(token("user_x", signing_key::foreign(), "ins_3")));
    poll();
    BOOST_TEST(transport->exchanges.size() == 3U);
    answer(reply(200, key_set({signing_key::foreign().jwk("ins_2")})));
    BOOST_TEST(reasons() == "jwk-kid-mismatch");
    BOOST_TEST(to_string(made().authenticate_request_now(bearer(old)).reason) == "jwk-kid-mismatch");
    BOOST_TEST(made().authenticate_request_now(bearer(fresh)).is_signed_in());
}

BOOST_AUTO_TEST_CASE(a_token_of_another_instance)
{
    start(bearer(token()));
    answer(reply(200, key_set({signing_key::ours().jwk("ins_1")})));
    BOOST_TEST(reasons() == "");
    // Another key under the same ID, and one under its own.
    BOOST_TEST(to_string(made().verify_token_now(token("user_1", signing_key::foreign())).error().reason())
        == "token-invalid-signature");
    BOOST_TEST(to_string(made().verify_token_now(token("user_1", signing_key::foreign(), "ins_other")).error().reason())
        == "jwk-kid-mismatch");
    // What would mean something to a file system, a database or a C string, is here just another name.
    for (std::string_view const kid : {std::string_view{"ins_1\0x", 7}, std::string_view{"../../../etc/passwd"},
             std::string_view{"' OR ''='"}, std::string_view{"\"};--"}, std::string_view{"http://evil.example/jwks"},
             std::string_view{"INS_1"}, std::string_view{"ins_1 "}, std::string_view{"*"}})
        BOOST_TEST(to_string(made().verify_token_now(token("user_1", signing_key::ours(), kid)).error().reason())
            == "jwk-kid-mismatch", kid);
    BOOST_TEST(transport->exchanges.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_key_of_the_set_for_one_algorithm_serves_no_other)
{
    start(bearer(token()));
    answer(reply(200, key_set({signing_key::ours().jwk("ins_1")})));
    auto header = session_header();
    header["alg"] = "RS512";
    auto const other =
        signing_key::ours().token(json::serialize(header), json::serialize(session_claims_json()), "SHA2-512");
    BOOST_TEST(to_string(made().verify_token_now(other).error().reason()) == "token-invalid-algorithm");
}

BOOST_AUTO_TEST_CASE(key_sets_that_are_none)
{
    for (auto const& body : {std::string{"{}"}, std::string{"[]"}, std::string{R"({"keys":[]})"},
             std::string{"<html>"}, key_set({signing_key{1024}.jwk("ins_1")}), std::string{}})
    {
        authenticator.reset();
        start(bearer(token()));
        answer(reply(200, body));
        BOOST_TEST_REQUIRE(ended.size() == 1U);
        BOOST_TEST(to_string(ended[0].value().reason) == "jwk-remote-failed-to-load", body);
        BOOST_TEST((ended[0].value().error.code() == clerk::errc::malformed_response), body);
        BOOST_TEST(clerk_tests::is_one_line(ended[0].value().error.message()));
        ended.clear();
    }
}

BOOST_AUTO_TEST_CASE(an_outage)
{
    start(bearer(token()));
    start(bearer(token("user_2")));
    answer(reply(500, "oops"));
    BOOST_TEST_REQUIRE(ended.size() == 2U);
    BOOST_TEST(to_string(ended[1].value().reason) == "jwk-remote-failed-to-load");
    BOOST_TEST((ended[1].value().error.code() == clerk::errc::server_error));
    BOOST_TEST(!ended[1].value().user_id.has_value());
    ended.clear();
    // Held off, with the reason still known.
    auto const claims = made().verify_token_now(token());
    BOOST_TEST(to_string(claims.error().reason()) == "jwk-remote-failed-to-load");
    BOOST_TEST((claims.error().code() == clerk::errc::server_error));
    BOOST_TEST(clerk_tests::holds(claims.error().message(), "500"), claims.error().message());
    BOOST_TEST(transport->exchanges.size() == 1U);
    now += 2s;
    start(bearer(token()));
    answer(reply(200, key_set({signing_key::ours().jwk("ins_1")})));
    BOOST_TEST(reasons() == "");

    // The set serves through the next one, up to its hard limit.
    for (int minute = 5; minute < 60; minute += 5)
    {
        now += 5min;
        auto session = session_claims_json();
        session["exp"] = test_now + 100'000;
        start(bearer(signing_key::ours().token(session_header(), session)));
        poll();
        answer(reply(503, "{}"));
        BOOST_TEST_REQUIRE(ended.size() == 1U);
        BOOST_TEST(ended[0].value().is_signed_in(), minute);
        ended.clear();
    }
    now += 5min;
    auto session = session_claims_json();
    session["exp"] = test_now + 100'000;
    start(bearer(signing_key::ours().token(session_header(), session)));
    poll();
    answer(reply(503, "{}"));
    BOOST_TEST(reasons() == "jwk-remote-failed-to-load");
}

BOOST_AUTO_TEST_CASE(a_cache_that_is_turned_off)
{
    with_key();
    options.cache_size = 0;
    BOOST_TEST(made().verify_token_now(token()).has_value());
    BOOST_TEST(made().verify_token_now(token()).has_value());
    now += 1min;
    BOOST_TEST(to_string(made().verify_token_now(token()).error().reason()) == "token-expired");
}

BOOST_AUTO_TEST_CASE(verify_token_gives_claims_or_an_error_in_every_form)
{
    with_key();
    auto good = made().verify_token(token(), asio::use_future);
    auto bad = made().verify_token("x", asio::use_future);
    boost::system::error_code code;
    made().verify_token("x", [&](boost::system::error_code result, clerk::session_claims) { code = result; });
    std::optional<clerk::result<clerk::session_claims>> awaited;
    asio::co_spawn(
        context,
        [](clerk::authenticator who, std::string text,
            std::optional<clerk::result<clerk::session_claims>>& to) -> asio::awaitable<void>
        { to = co_await who.verify_token(text); }(made(), "x.y.z", awaited),
        asio::detached);
    poll();
    BOOST_TEST(good.get().user_id == "user_1");
    BOOST_CHECK_THROW(bad.get(), boost::system::system_error);
    BOOST_TEST((code == clerk::errc::unauthorized));
    BOOST_TEST_REQUIRE(awaited.has_value());
    BOOST_TEST(to_string(awaited->error().reason()) == "token-invalid");
}

BOOST_AUTO_TEST_CASE(kinds_of_machine_token_that_are_not_accepted)
{
    with_key();
    for (std::string_view const text : {"ak_1", "mt_1", "oat_1"})
        BOOST_TEST(to_string(made().authenticate_request_now(bearer(text)).reason) == "token-type-mismatch", text);
    options.accepts = {token_kind::api_key};
    authenticator.reset();
    BOOST_TEST(to_string(made().authenticate_request_now(bearer("mt_1")).reason) == "token-type-mismatch");
    BOOST_TEST(to_string(made().authenticate_request_now(bearer(token())).reason) == "token-type-mismatch");
    BOOST_TEST(to_string(made().authenticate_request_now(bearer("ak_1")).reason) == "network-required");
    BOOST_TEST(to_string(made().authenticate_request_now(bearer("ak_\"1")).reason) == "token-invalid");
    request by_cookie;
    by_cookie.set(http::field::cookie, "__session=" + token());
    BOOST_TEST(to_string(made().authenticate_request_now(by_cookie).reason) == "session-token-missing");
    BOOST_TEST(transport->exchanges.empty());
}

BOOST_AUTO_TEST_CASE(an_api_key)
{
    with_key();
    options.accepts = {token_kind::session, token_kind::api_key};
    auto what = bearer("ak_secret");
    what.set(http::field::cookie, "__session=" + token()); // an explicit machine token is what counts
    start(what);
    BOOST_TEST_REQUIRE(transport->exchanges.size() == 1U);
    BOOST_TEST(transport->exchanges[0].line == R"(POST /v1/api_keys/verify {"secret":"ak_secret"})");
    answer(reply(200, R"({"object":"api_key","id":"ak_1","subject":"org_1","scopes":["read"],"claims":{"a":1},
        "revoked":false,"expired":false})"));
    BOOST_TEST_REQUIRE(ended.size() == 1U);
    auto const& auth = ended[0].value();
    BOOST_TEST(auth.is_authenticated());
    BOOST_TEST(!auth.is_signed_in());
    BOOST_TEST((auth.kind == token_kind::api_key));
    BOOST_TEST(auth.subject.value() == "org_1");
    BOOST_TEST(auth.org_id.value() == "org_1");
    BOOST_TEST(!auth.user_id.has_value());
    BOOST_TEST(auth.token_id.value() == "ak_1");
    BOOST_TEST(auth.has_scope("read"));
    BOOST_TEST(!auth.has_scope("rea"));
    BOOST_TEST((auth.claims.at("a") == 1));
    ended.clear();
    for (auto const& [status, reason] : {std::pair{404, "token-invalid"}, {400, "token-invalid"},
             {401, "secret-key-invalid"}, {500, "unexpected-error"}, {403, "unexpected-error"}})
    {
        start(bearer("ak_secret"));
        answer(reply(status, R"({"errors":[{"code":"c","message":"m"}]})"));
        BOOST_TEST_REQUIRE(ended.size() == 1U);
        bool const ours = std::string_view{reason} != "token-invalid";
        BOOST_TEST(static_cast<bool>(ended[0].value().error.code()) == ours, status);
        BOOST_TEST(!clerk_tests::holds(ended[0].value().error.message(), "ak_secret"));
        BOOST_TEST(reasons() == reason, status);
    }
    start(bearer("ak_secret"));
    answer(reply(200, "[]"));
    BOOST_TEST(reasons() == "unexpected-error");
}

BOOST_AUTO_TEST_CASE(other_machine_tokens)
{
    options.accepts = {token_kind::m2m, token_kind::oauth};
    with_key();
    start(bearer("mt_1"));
    BOOST_TEST(transport->exchanges.back().line == R"(POST /v1/m2m_tokens/verify {"token":"mt_1"})");
    answer(reply(200, R"({"object":"machine_to_machine_token","id":"mt_9","subject":"mch_1","scopes":["mch_2"],
        "revoked":false,"expired":false})"));
    BOOST_TEST(ended.at(0).value().subject.value() == "mch_1");
    BOOST_TEST(!ended.at(0).value().user_id.has_value());
    ended.clear();
    start(bearer("oat_1"));
    BOOST_TEST(transport->exchanges.back().line
        == R"(POST /v1/oauth_applications/access_tokens/verify {"access_token":"oat_1"})");
    answer(reply(200, R"({"object":"clerk_idp_oauth_access_token","id":"oat_9","client_id":"c1","subject":"user_1",
        "scopes":["email"],"revoked":false,"expired":false})"));
    BOOST_TEST(ended.at(0).value().user_id.value() == "user_1");
    BOOST_TEST(ended.at(0).value().client_id.value() == "c1");
    ended.clear();

    // JWTs of these kinds need no network.
    auto header = session_header();
    header["cat"] = "cl_B7d4PD333AAA";
    auto claims = session_claims_json();
    claims["sub"] = "mch_7";
    claims["scopes"] = "mch_8 mch_9";
    auto const machine = made().authenticate_request_now(bearer(signing_key::ours().token(header, claims)));
    BOOST_TEST((machine.kind == token_kind::m2m));
    BOOST_TEST(machine.subject.value() == "mch_7");
    BOOST_TEST(machine.has_scope("mch_9"));
    BOOST_TEST(!machine.has_role("admin"));
    header = session_header();
    header["typ"] = "at+jwt";
    auto const oauth =
        made().authenticate_request_now(bearer(signing_key::ours().token(header, session_claims_json())));
    BOOST_TEST((oauth.kind == token_kind::oauth));
    BOOST_TEST(oauth.user_id.value() == "user_1");
    BOOST_TEST(!oauth.is_signed_in());
    BOOST_TEST(to_string(made().authenticate_request_now(bearer(signing_key::foreign().token(header, claims))).reason)
        == "token-invalid-signature");
    claims["exp"] = 1;
    BOOST_TEST(to_string(made().authenticate_request_now(bearer(signing_key::ours().token(header, claims))).reason)
        == "token-expired");
}

BOOST_AUTO_TEST_CASE(cancelled_while_keys_are_fetched)
{
    asio::cancellation_signal signal;
    made().authenticate_request(bearer(token()),
        asio::bind_cancellation_slot(signal.slot(),
            clerk::as_result([this](clerk::result<clerk::auth> r) { ended.push_back(std::move(r)); })));
    start(bearer(token("user_2")));
    signal.emit(asio::cancellation_type::total);
    poll();
    BOOST_TEST_REQUIRE(ended.size() == 1U);
    BOOST_TEST((ended[0].error().code() == clerk::errc::cancelled));
    ended.clear();
    // The fetch is everybody's.
    answer(reply(200, key_set({signing_key::ours().jwk("ins_1")})));
    BOOST_TEST_REQUIRE(ended.size() == 1U);
    BOOST_TEST(ended[0].value().user_id.value() == "user_2");
}

BOOST_AUTO_TEST_CASE(cancelled_while_clerk_is_asked)
{
    options.accepts = {token_kind::api_key};
    asio::cancellation_signal signal;
    made().authenticate_request(bearer("ak_1"),
        asio::bind_cancellation_slot(signal.slot(),
            clerk::as_result([this](clerk::result<clerk::auth> r) { ended.push_back(std::move(r)); })));
    poll();
    signal.emit(asio::cancellation_type::terminal);
    poll();
    BOOST_TEST_REQUIRE(ended.size() == 1U);
    BOOST_TEST((ended[0].error().code() == clerk::errc::cancelled));
    BOOST_TEST((transport->exchanges[0].cancelled != asio::cancellation_type::none));
}

BOOST_AUTO_TEST_CASE(the_client_is_destroyed_in_the_middle)
{
    start(bearer(token()));
    poll();
    client.reset();
    poll();
    // The transport, which is the user's own, gives up when it is told to.
    BOOST_TEST((transport->exchanges[0].cancelled != asio::cancellation_type::none));
    answer(clerk::transport_failure{clerk::errc::cancelled, clerk::phase::receiving, {}, "cancelled", true, 0});
    BOOST_TEST_REQUIRE(ended.size() == 1U);
    BOOST_TEST((ended[0].error().code() == clerk::errc::cancelled));
    ended.clear();
    now += 10s;
    start(bearer(token()));
    poll();
    BOOST_TEST_REQUIRE(ended.size() == 1U);
    BOOST_TEST((ended[0].error().code() == clerk::errc::cancelled));
}

BOOST_AUTO_TEST_CASE(the_context_ends_while_somebody_waits)
{
    auto own = std::make_unique<asio::io_context>();
    clerk::client_options client_options;
    client_options.transport = transport;
    auto held = std::make_shared<int>();
    {
        clerk::client other{*own, client_options};
        clerk::authenticator who{other, options};
        who.authenticate_request(bearer(token()), clerk::as_result([held](clerk::result<clerk::auth>) {}));
        BOOST_TEST(held.use_count() == 2);
        transport->exchanges.clear();
    }
    own.reset();
    BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(no_secret_key)
{
    clerk::client keyless{context, clerk::client_options{}};
    options.accepts = {token_kind::session, token_kind::api_key};
    authenticator.emplace(keyless, options);
    start(bearer(token()));
    start(bearer("ak_1"));
    poll();
    BOOST_TEST_REQUIRE(ended.size() == 2U);
    for (auto const& one : ended)
        BOOST_TEST(clerk_tests::holds(one.value().error.message(), "CLERK_SECRET_KEY"), one.value().error.message());
    BOOST_TEST(reasons() == "jwk-failed-to-resolve unexpected-error");
}

BOOST_AUTO_TEST_SUITE_END()
