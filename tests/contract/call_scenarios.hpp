// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_CALL_SCENARIOS_HPP
#define CLERK_TESTS_CONTRACT_CALL_SCENARIOS_HPP

// What calls return, how the server refuses them, and over which connections they travel.

#include "scenario.hpp"

#include <set>
#include <string>
#include <vector>

namespace contract
{
/// A failure that the server reported as `status` with one error of this code.
inline void expect_refusal(
    scene const& at, clerk::result<clerk::user> const& outcome, int status, std::string_view code)
{
    expected_failure expected;
    expected.code = kind_of(status);
    expected.status = status;
    expected.attempts = 1;
    expected.may_have_taken_effect = false;
    expected.message_says = {std::string{code}, std::to_string(status)};
    at.expect_failure(outcome, expected);
    auto const& errors = outcome.error().errors();
    at.found.equal("number of errors", "1", std::to_string(errors.size()));
    if (!errors.empty())
        at.found.equal("error code", std::string{code}, errors.front().code);
    at.found.expect(!outcome.error().trace_id().empty(), "trace_id", "one", "none");
    at.found.says("message", outcome.error().message(), outcome.error().trace_id());
}

inline std::vector<scenario> refusals()
{
    return {
        {"refused/not-found",
            [](scene const& at)
            {
                session client{at.server};
                expect_refusal(at, client.update("user_nobody", first_name("x")), 404, "resource_not_found");
                expect_refusal(at, client.get("user_nobody"), 404, "resource_not_found");
                at.expect_requests({"PATCH /v1/users/user_nobody", "GET /v1/users/user_nobody"});
            }},
        {"refused/wrong-key",
            [](scene const& at)
            {
                session client{
                    at.server, [](auto& options) { options.secret_key = "sk_test_of_somebody_else"; }};
                auto const outcome = client.update(wick, first_name("x"));
                expect_refusal(at, outcome, 401, "clerk_key_invalid");
                at.found.expect(outcome.error().message().find("of_somebody_else") == std::string::npos,
                    "message", "no secret", outcome.error().message());
                at.expect_requests({patch_wick});
            }},
        {"refused/duplicate-username",
            [](scene const& at)
            {
                session client{at.server};
                auto const outcome = client.update(wick, clerk::update_user_params{}.username("name2"));
                expect_refusal(at, outcome, 422, "form_identifier_exists");
                if (!outcome.error().errors().empty())
                    at.found.equal("param_name", "username", outcome.error().errors().front().param_name);
            }},
        {"refused/short-password",
            [](scene const& at)
            {
                session client{at.server};
                auto const outcome = client.update(wick, clerk::update_user_params{}.password("hunter2"));
                expect_refusal(at, outcome, 422, "form_password_length_too_short");
                at.found.expect(outcome.error().message().find("hunter2") == std::string::npos, "message",
                    "no password", outcome.error().message());
            }},
        {"refused/short-password-without-checks",
            [](scene const& at)
            {
                session client{at.server};
                at.expect_success(client.update(
                    wick, clerk::update_user_params{}.password("hunter2").skip_password_checks()));
            }},
        {"refused/unknown-version",
            [](scene const& at)
            {
                session client{at.server, [](auto& options) { options.api_version = "1999-01-01"; }};
                expect_refusal(at, client.update(wick, first_name("x")), 400, "api_version_invalid");
            }},
    };
}

inline std::vector<scenario> reads_and_connections()
{
    return {
        {"get_user",
            [](scene const& at)
            {
                session client{at.server};
                auto const outcome = client.get(wick);
                at.expect_success(outcome);
                at.expect_requests({get_wick});
                if (outcome)
                    at.found.equal("user and back", std::string{},
                        first_loss(at.control.user(wick), boost::json::value_from(*outcome)));
            }},
        {"connections/kept-alive",
            [](scene const& at)
            {
                session client{at.server};
                for (auto const* name : {"a", "b", "c", "d", "e"})
                    at.expect_success(client.update(wick, first_name(name)));
                at.expect_success(client.get(wick));
                at.expect_success(client.update(wick, with_metadata(first_name("f"))));
                std::set<std::int64_t> ports;
                for (auto const& request : at.control.requests())
                    ports.insert(request.at("port").as_int64());
                at.found.equal("connections", "1", std::to_string(ports.size()));
            }},
        {"connections/closed-by-the-server",
            [](scene const& at)
            {
                at.control.plan(R"([{"match": {}, "action": {"close": true}}])");
                session client{at.server};
                at.expect_success(client.update(wick, first_name("a")));
                at.expect_success(client.update(wick, first_name("b")));
                at.expect_requests({patch_wick, patch_wick});
            }},
        {"connections/side-by-side",
            [](scene const& at)
            {
                std::vector<std::string> const ids{"user_0002", "user_0003", "user_0004", "user_0005",
                    "user_0006", "user_0007", "user_0008", "user_0009"};
                session client{at.server, [](auto& options) { options.pool.max_connections = 3; }};
                auto const outcomes = client.update_all(ids, first_name("Jardani"));
                std::set<std::int64_t> ports;
                std::multiset<std::string> targets;
                for (auto const& request : at.control.requests())
                {
                    ports.insert(request.at("port").as_int64());
                    targets.insert(text_member(request.as_object(), "target"));
                }
                for (std::size_t i = 0; i < ids.size(); ++i)
                {
                    at.expect_success(outcomes[i]);
                    at.found.equal("id", ids[i], outcomes[i] ? outcomes[i]->id : std::string{});
                    at.found.equal(
                        "requests for " + ids[i], "1", std::to_string(targets.count("/v1/users/" + ids[i])));
                }
                at.found.expect(ports.size() <= 3, "connections", "at most 3", std::to_string(ports.size()));
            }},
    };
}

/// Nothing was sent, for this reason.
inline void expect_distrust(scene const& at, clerk::errc code, clerk::error const& got)
{
    expected_failure expected;
    expected.code = code;
    expected.status = 0;
    expected.may_have_taken_effect = false;
    compare_failure(expected, got, at.found);
    at.expect_requests({});
}

inline void unencrypted_without_permission(scene const& at)
{
    try
    {
        session client{at.server, [](auto& options) { options.allow_plaintext = false; }};
        at.found.expect(false, "a client that would send its key unencrypted", "an exception", "a client");
    }
    catch (clerk::exception const& refusal)
    {
        expect_distrust(at, clerk::errc::invalid_argument, refusal.error());
    }
}

inline scenario distrusts(std::string name, std::function<void(clerk::client_options&)> change)
{
    return {"trust/" + std::move(name), [change](scene const& at)
        {
            session client{at.server, change};
            auto const outcome = client.update(wick, first_name("x"));
            at.found.expect(!outcome, "outcome", "a failure", "a user");
            expect_distrust(at, clerk::errc::tls, outcome.error());
        }};
}

/// Which peers the client talks to at all.
inline std::vector<scenario> trust(server_address const& server)
{
    if (!server.tls())
        return {{"trust/plaintext-needs-permission", unencrypted_without_permission}};
    return {
        distrusts("unknown-issuer", [](auto& options) { options.tls.ca_file.clear(); }),
        distrusts("other-host",
            [port = server.port()](auto& options) { options.api_url = "https://localhost:" + port; }),
    };
}

} // namespace contract

#endif
