// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_FAULT_SCENARIOS_HPP
#define CLERK_TESTS_CONTRACT_FAULT_SCENARIOS_HPP

// A server that is slow, busy or broken: what is repeated, what is not, and what the error says.

#include "scenario.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace contract
{
/// The server does this to the first matching request only.
inline std::string first_time(std::string const& match, std::string const& action)
{
    return R"([{"match": {)" + match + (match.empty() ? "" : ", ") + R"("nth": 1}, "action": {)" + action
           + "}}]";
}

inline std::string always(std::string const& action)
{
    return R"([{"match": {}, "action": {)" + action + "}}]";
}

/// After one fault the call succeeds, having sent just these requests.
inline scenario recovers(std::string name, std::string rules, std::vector<std::string> requests)
{
    bool const reads = requests.front() == get_wick;
    return {"recovers/" + std::move(name), [rules, requests, reads](scene const& at)
        {
            at.control.plan(rules);
            session client{at.server};
            auto const outcome = reads ? client.get(wick) : client.update(wick, first_name("Jardani"));
            at.expect_success(outcome);
            at.expect_requests(requests);
        }};
}

/// An update that may or may not have been carried out is reported, never sent again on its own.
inline scenario not_repeated(std::string name, std::string action, clerk::errc code)
{
    return {"not-repeated/" + std::move(name), [action, code](scene const& at)
        {
            at.control.plan(always(action));
            session client{at.server};
            expected_failure expected;
            expected.code = code;
            expected.attempts = 1;
            expected.may_have_taken_effect = true;
            at.expect_failure(client.update(wick, first_name("x")), expected);
            at.expect_requests({patch_wick});
        }};
}

inline scenario times_out(std::string name, std::string action)
{
    return {"timeout/" + std::move(name), [action](scene const& at)
        {
            at.control.plan(always(action));
            session client{
                at.server, [](auto& options) { options.timeout = std::chrono::milliseconds{400}; }};
            expected_failure expected;
            expected.code = clerk::errc::timeout;
            expected.attempts = 1;
            expected.phase = clerk::phase::receiving;
            expected.may_have_taken_effect = true;
            at.expect_failure(client.update(wick, first_name("x")), expected);
            at.expect_requests({patch_wick});
        }};
}

inline std::vector<scenario> slow_servers()
{
    return {
        times_out("late-reply", R"("delay_ms": 600000)"),
        times_out("endless-reply", R"("slow_drip": 200)"),
        {"slow/byte-by-byte",
            [](scene const& at)
            {
                at.control.plan(always(R"("slow_drip": 1)"));
                session client{at.server, [](auto& options) { options.timeout = std::chrono::minutes{5}; }};
                at.expect_success(client.update(wick, first_name("Jardani")));
                at.expect_requests({patch_wick});
            }},
    };
}

inline std::vector<scenario> busy_servers()
{
    auto const busy = R"("status": 429, "headers": {"retry-after": "1"})";
    auto const locked = R"("status": 409, "code": "resource_locked")";
    return {
        recovers("429", first_time("", busy), {patch_wick, patch_wick}),
        recovers("503", first_time("", R"("status": 503)"), {patch_wick, patch_wick}),
        recovers("resource-locked", first_time("", locked), {patch_wick, patch_wick}),
        recovers("reading-502", first_time("", R"("status": 502)"), {get_wick, get_wick}),
        recovers("reading-truncated", first_time("", R"("truncate": true)"), {get_wick, get_wick}),
        {"busy/one-attempt",
            [busy](scene const& at)
            {
                at.control.plan(always(busy));
                session client{at.server, [](auto& options) { options.retry.max_attempts = 1; }};
                expected_failure expected;
                expected.code = clerk::errc::rate_limited;
                expected.status = 429;
                expected.retry_after = std::chrono::seconds{1};
                expected.attempts = 1;
                expected.may_have_taken_effect = false;
                at.expect_failure(client.update(wick, first_name("x")), expected);
                at.expect_requests({patch_wick});
            }},
        {"busy/two-attempts",
            [](scene const& at)
            {
                at.control.plan(always(R"("status": 503)"));
                session client{at.server, [](auto& options) { options.retry.max_attempts = 2; }};
                expected_failure expected;
                expected.code = clerk::errc::server_error;
                expected.status = 503;
                expected.attempts = 2;
                at.expect_failure(client.update(wick, first_name("x")), expected);
                at.expect_requests({patch_wick, patch_wick});
            }},
        {"busy/other-conflict",
            [](scene const& at)
            {
                at.control.plan(always(R"("status": 409)"));
                session client{at.server};
                expected_failure expected;
                expected.code = clerk::errc::conflict;
                expected.status = 409;
                expected.attempts = 1;
                at.expect_failure(client.update(wick, first_name("x")), expected);
                at.expect_requests({patch_wick});
            }},
    };
}

inline std::vector<scenario> broken_servers(server_address const& server)
{
    std::vector<scenario> list{
        not_repeated("500", R"("status": 500)", clerk::errc::server_error),
        not_repeated("502", R"("status": 502)", clerk::errc::server_error),
        not_repeated("truncated", R"("truncate": true)", clerk::errc::network),
        not_repeated("garbage", R"("garbage": true)", clerk::errc::malformed_response),
        not_repeated(
            "html", R"("status": 200, "body": "<html>hello</html>")", clerk::errc::malformed_response),
    };
    // The contract server resets plain connections only.
    if (server.tls())
        return list;
    list.push_back(not_repeated("reset-before-reply", R"("reset_before_reply": true)", clerk::errc::network));
    list.push_back(not_repeated("reset-mid-body", R"("reset_mid_body": true)", clerk::errc::network));
    list.push_back(
        recovers("reading-reset", first_time("", R"("reset_before_reply": true)"), {get_wick, get_wick}));
    list.push_back(recovers(
        "reading-reset-mid-body", first_time("", R"("reset_mid_body": true)"), {get_wick, get_wick}));
    list.push_back({"not-repeated/reset-of-a-used-connection", [](scene const& at)
        {
            session client{at.server};
            at.expect_success(client.update(wick, first_name("a")));
            at.control.plan(always(R"("reset_before_reply": true)"));
            expected_failure expected;
            expected.code = clerk::errc::network;
            expected.may_have_taken_effect = true;
            at.expect_failure(client.update(wick, first_name("b")), expected);
            at.expect_requests({patch_wick, patch_wick});
        }});
    return list;
}

/// Attributes and metadata in one call: two requests from version 2026-05-12 on, one before.
inline std::vector<scenario> two_requests(server_address const& server)
{
    if (!server.metadata_apart())
        return {{"metadata/one-request", [](scene const& at)
            {
                session client{at.server};
                at.expect_success(client.update(wick, with_metadata(first_name("Jardani"))));
                at.expect_requests({patch_wick});
            }}};
    return {
        {"metadata/second-refused",
            [](scene const& at)
            {
                at.control.plan(R"([{"match": {"method": "PUT"}, "action": {"status": 422}}])");
                session client{at.server};
                auto const outcome = client.update(wick, with_metadata(first_name("Jardani")));
                expected_failure expected;
                expected.code = clerk::errc::unprocessable;
                expected.status = 422;
                expected.may_have_taken_effect = true;
                expected.applied_user_id = std::string{wick};
                at.expect_failure(outcome, expected);
                at.expect_requests({patch_wick, put_wick});
                if (auto const& applied = outcome.error().applied())
                    at.found.equal(
                        "first name of the applied user", "Jardani", applied->first_name.value_or(""));
            }},
        {"metadata/first-refused",
            [](scene const& at)
            {
                at.control.plan(R"([{"match": {"method": "PATCH"}, "action": {"status": 422}}])");
                session client{at.server};
                expected_failure expected;
                expected.code = clerk::errc::unprocessable;
                expected.may_have_taken_effect = false;
                at.expect_failure(client.update(wick, with_metadata(first_name("Jardani"))), expected);
                at.expect_requests({patch_wick});
            }},
        {"metadata/second-repeated",
            [](scene const& at)
            {
                at.control.plan(first_time(R"("method": "PUT")", R"("status": 503)"));
                session client{at.server};
                at.expect_success(client.update(wick, with_metadata(first_name("Jardani"))));
                at.expect_requests({patch_wick, put_wick, put_wick});
            }},
        {"metadata/one-deadline",
            [](scene const& at)
            {
                at.control.plan(R"([{"match": {"method": "PUT"}, "action": {"delay_ms": 600000}}])");
                session client{
                    at.server, [](auto& options) { options.timeout = std::chrono::milliseconds{600}; }};
                expected_failure expected;
                expected.code = clerk::errc::timeout;
                expected.may_have_taken_effect = true;
                expected.applied_user_id = std::string{wick};
                at.expect_failure(client.update(wick, with_metadata(first_name("Jardani"))), expected);
                at.expect_requests({patch_wick, put_wick});
            }},
    };
}

} // namespace contract

#endif
