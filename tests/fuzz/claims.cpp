// SPDX-License-Identifier: BSL-1.0
// Any bytes as the claims of a signed token: refused, or they are what the rules ask for at every moment asked about.
#include "support.hpp"

#include <clerk/auth/check_claims.hpp>
#include <clerk/auth/machine_tokens.hpp>
#include <clerk/auth/token_json.hpp>
#include <clerk/detail/parse_json.hpp>
#include <support/same_json.hpp>

#include <string>

namespace
{
using clerk::auth_reason;
using time_point = std::chrono::system_clock::time_point;

clerk::session_claims read(clerk::detail::token_value const& claims, std::string_view text)
{
    clerk::session_claims made;
    clerk::detail::read_session_claims(claims, clerk::token_claims::from_text(text), made);
    return made;
}

void check_accepted(clerk::session_claims const& session, clerk::authenticator_options const& options, time_point now)
{
    auto const present = std::chrono::floor<std::chrono::milliseconds>(now);
    clerk_fuzz::require(!session.user_id.empty(), "a session is somebody's");
    clerk_fuzz::require(session.expires_at > present - options.clock_skew, "it has not expired");
    clerk_fuzz::require(
        !session.not_before || *session.not_before <= present + options.clock_skew, "its time has begun");
    clerk_fuzz::require(
        !session.issued_at || *session.issued_at <= present + options.clock_skew, "it is not from the future");
    clerk_fuzz::require(session.status != "pending", "it is active");
    clerk_fuzz::require(clerk::detail::check_times(session, options.clock_skew, now) == auth_reason::none,
        "remembered, it is as good");
    for (auto const& permission : session.org_permissions)
        clerk_fuzz::require(
            session.has_permission(permission) || permission.find_first_not_of("org:") == std::string::npos,
            "a permission that is listed is had");
}
} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const text = clerk_fuzz::as_text(data, size);
    clerk::detail::token_json json;
    auto const* const claims = json.parse(text);
    if (!claims)
        return 0;
    boost::json::value again;
    std::string problem;
    clerk_fuzz::require(clerk::detail::parse_json(text, again, problem) && clerk_tests::same_json(*claims, again),
        "what is accepted is JSON, and read in one way only");

    clerk::authenticator_options options;
    for (auto const seconds : {std::int64_t{0}, std::int64_t{1'780'272'000}, std::int64_t{4'102'444'799}})
    {
        time_point const now{std::chrono::seconds{seconds}};
        if (clerk::detail::check_session_claims(*claims, options, now) == auth_reason::none)
        {
            auto const session = read(*claims, text);
            check_accepted(session, options, now);
            clerk_fuzz::require(session.claims.get() == again, "the claims are kept as they came");
        }
        for (auto const kind : {clerk::token_kind::m2m, clerk::token_kind::oauth})
            if (clerk::detail::check_machine_claims(*claims, kind, options, now) == auth_reason::none)
                clerk_fuzz::require(!clerk::detail::read_machine_claims(*claims, {}).subject.empty(),
                    "a machine's token is somebody's");
    }
    for (auto const now : {time_point::min(), time_point::max()})
        (void)clerk::detail::check_session_claims(*claims, options, now);
    options.authorized_parties.emplace_back("https://a.example");
    options.audiences.emplace_back("x");
    options.issuer = "https://i.example";
    time_point const now{std::chrono::seconds{1'780'272'000}};
    if (clerk::detail::check_session_claims(*claims, options, now) == auth_reason::none)
    {
        auto const session = read(*claims, text);
        clerk_fuzz::require(session.authorized_party == "https://a.example" && session.issuer == "https://i.example",
            "party and issuer are those that were asked for");
    }
    return 0;
}
