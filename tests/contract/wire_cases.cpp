// SPDX-License-Identifier: BSL-1.0

// Replays recorded calls of updateUser against clerk-cpp: the same arguments have to lead to the same
// requests and the same outcome, by meaning, but for what improvements.hpp lists.
//
//     wire_cases RECORDING FULL_USER
//
// RECORDING: a JSON array of cases (recorded_case.hpp); FULL_USER: the user that the server returns by
// default.

#include "build_params.hpp"
#include "compare.hpp"
#include "improvements.hpp"
#include "observation.hpp"
#include "own_cases.hpp"
#include "recorded_case.hpp"

#include <clerk/clerk.hpp>

#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace what_cannot_be_written
{
template <class Params>
concept takes_flags = requires(Params&& params)
{
    std::forward<Params>(params).skip_password_checks(true);
}
|| requires(Params&& params)
{
    std::forward<Params>(params).sign_out_of_other_sessions(true);
};
template <class Params>
concept takes_a_digest = requires(Params&& params)
{
    std::forward<Params>(params).password_digest("digest", clerk::password_hasher::bcrypt);
};
template <class Params>
concept takes_a_digest_alone = requires(Params&& params)
{
    std::forward<Params>(params).password_digest("digest");
};
template <class Params>
concept takes_a_password = requires(Params&& params)
{
    std::forward<Params>(params).password("password");
};
template <class Params>
concept takes_a_null_password = requires(Params&& params)
{
    std::forward<Params>(params).password(clerk::null);
};

using params = clerk::update_user_params;
using stored_with_password = decltype(std::declval<params&>().password("password"));
using with_password = decltype(params{}.password("password"));
using with_digest = decltype(params{}.password_digest("digest", clerk::password_hasher::bcrypt));

// Each refusal beside a control that compiles.
static_assert(takes_flags<stored_with_password&> && takes_flags<with_password>);
static_assert(!takes_flags<params> && !takes_flags<params&>);
static_assert(!takes_flags<with_digest> && !takes_flags<with_digest&>);
static_assert(
    takes_a_digest<params> && !takes_a_digest<with_password> && !takes_a_digest<stored_with_password>);
static_assert(!takes_a_digest_alone<params> && !takes_a_digest_alone<params&>);
static_assert(takes_a_password<params> && !takes_a_password<with_digest>);
static_assert(!takes_a_null_password<params> && !takes_a_null_password<params&>);
} // namespace what_cannot_be_written

namespace
{
using contract::recorded_case;
using contract::scripted_reply;

std::vector<std::string> replay(recorded_case const& recorded, scripted_reply const& full_user)
{
    auto expected = contract::expectation_from(recorded);
    contract::improve(recorded.name, expected);

    auto const params = contract::build_params(recorded.attributes);
    if (!params)
        return expected.writable ? std::vector<std::string>{"cannot be written, but should be"}
                                 : std::vector<std::string>{};
    if (!expected.writable)
        return {"can be written, but should not be"};

    auto const got = contract::observe(recorded.user_id, *params, recorded.replies, full_user);
    auto mismatches = contract::compare(expected, got);
    if (!got.outcome)
        return mismatches;

    // Nothing that the server said about the user is lost on the way in and out again.
    auto const& replies = recorded.replies;
    auto const& last = got.requests.size() <= replies.size() ? replies[got.requests.size() - 1] : full_user;
    if (auto const loss =
            contract::first_loss(contract::parse(last.body.value()), boost::json::value_from(*got.outcome));
        !loss.empty())
        mismatches.push_back("user and back: " + loss);
    return mismatches;
}

struct tally
{
    int matched = 0;
    int cases = 0;

    void count(std::string const& name, std::vector<std::string> const& mismatches)
    {
        ++cases;
        if (mismatches.empty())
            ++matched;
        for (auto const& mismatch : mismatches)
            std::printf("FAIL wire %s: %s\n", name.c_str(), mismatch.c_str());
    }
};

/// Runs one case; an exception is a mismatch like any other.
template <class Case>
std::vector<std::string> guarded(Case run)
{
    try
    {
        return run();
    }
    catch (std::exception const& failure)
    {
        return {std::string{"threw "} + failure.what()};
    }
}

} // namespace

int main(int count, char** arguments)
try
{
    if (count != 3)
    {
        std::fprintf(stderr, "usage: wire_cases RECORDING FULL_USER\n");
        return 2;
    }
    scripted_reply full_user;
    full_user.body = boost::json::serialize(contract::read_json_file(arguments[2]));

    tally recorded;
    int not_writable = 0;
    for (auto const& one : contract::load_cases(arguments[1], "updateUser"))
    {
        recorded.count(one.name, guarded([&] { return replay(one, full_user); }));
        not_writable += contract::build_params(one.attributes) ? 0 : 1;
    }
    tally own;
    for (auto const& one : contract::own_cases())
        own.count(one.name, guarded([&] { return one.run(full_user); }));

    std::printf("wire: %d of %d updateUser cases matched (%d of them cannot be written, by design)\n",
        recorded.matched, recorded.cases, not_writable);
    std::printf("wire: %d of %d cases of our own\n", own.matched, own.cases);
    int const failed = recorded.cases - recorded.matched + own.cases - own.matched;
    std::printf("%d passed, %d failed\n", recorded.matched + own.matched, failed);
    return failed == 0 && recorded.cases > 0 ? 0 : 1;
}
catch (std::exception const& failure)
{
    std::fprintf(stderr, "wire_cases: %s\n", failure.what());
    return 2;
}
