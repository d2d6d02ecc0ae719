// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_SESSION_TOKEN_OPTIONS_HPP
#define CLERK_TESTING_SESSION_TOKEN_OPTIONS_HPP

#include <boost/json/object.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace clerk::testing
{
/// The organization that is active in a session, as its token tells it.
struct session_organization
{
    session_organization() = default;

    std::string id;
    std::string slug;

    /// `org:admin`
    std::string role = "org:member";

    /// `org:dashboard:read`. Version 2 tells them as features and bits.
    std::vector<std::string> permissions;
};

/// What a session token says. The defaults make one that is valid now, as Clerk would.
struct session_token_options
{
    session_token_options() = default;

    /// From `iat` to `exp`. Negative: it has expired before it was issued.
    std::chrono::seconds lifetime{60};

    /// What is added to this machine's time for `iat`; `nbf` is ten seconds before that.
    std::chrono::seconds issued_at_offset{0};

    /// 1 or 2: how the organization is told, and whether `v`, `sts` and `fva` are there.
    int claim_version = 2;

    /// `sid`. Empty: a new one.
    std::string session_id;

    std::optional<session_organization> organization;

    /// `azp`
    std::optional<std::string> authorized_party;

    /// `aud`: left out where there is none, a string where there is one, else an array.
    std::vector<std::string> audiences;

    /// `iss`. Empty: that of the emulated instance.
    std::string issuer;

    /// `fea` of version 2, before those that the organization's permissions need: `o:dashboard`, `u:export`.
    std::vector<std::string> features;

    /// `pla` of version 2: `u:free`, `o:pro`.
    std::vector<std::string> plans;

    /// Claims that take the place of those above, or come on top. A null takes a claim away.
    boost::json::object claims;

    /// The same for the token's header: `alg`, `kid`, `typ`. The signature is by RS256 and the emulator's key all the same.
    boost::json::object header;
};

} // namespace clerk::testing

#endif
