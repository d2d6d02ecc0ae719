// SPDX-License-Identifier: BSL-1.0
// Any bytes as a token: refused, but for the one token that the key signed, in the one way to write it.
#include "signed_token.hpp"
#include "support.hpp"

#include <clerk/auth/token_cache.hpp>
#include <clerk/auth/verify_jwt.hpp>

#include <memory>
#include <string>

namespace
{
using clerk::auth_reason;

std::shared_ptr<clerk::detail::verification_key const> const& key()
{
    static auto const made = []
    {
        std::string problem;
        return clerk::detail::verification_key::from_pem(clerk_fuzz::public_key, problem);
    }();
    return made;
}
} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    clerk_fuzz::require(key() != nullptr, "the key is one");
    auto const token = clerk_fuzz::as_text(data, size);
    clerk::authenticator_options const options;
    std::chrono::system_clock::time_point const now{std::chrono::seconds{1'780'272'000}};

    clerk::detail::unverified_jwt jwt;
    auto const form = clerk::detail::read_jwt(token, options.max_token_bytes, jwt);
    clerk_fuzz::require(
        (form == auth_reason::none) == (to_string(form).empty()), "a refusal has a word, and nothing else has");
    std::shared_ptr<clerk::detail::verified_token> verified;
    auto const reason
        = form == auth_reason::none ? clerk::detail::verify_jwt(jwt, key(), options, now, verified) : form;
    bool const good = reason == auth_reason::none;
    clerk_fuzz::require(good == (verified != nullptr), "what is refused yields nothing");
    clerk_fuzz::require(good == (token == clerk_fuzz::signed_token), "one token is good, and only as it stands");
    if (good)
        clerk_fuzz::require(verified->session.user_id == "user_1" && verified->session.has_permission("org:a:w"),
            "it says what was signed");
    if (form == auth_reason::none)
        clerk_fuzz::require(token.size() <= options.max_token_bytes
                && jwt.parts.header.size() + jwt.parts.claims.size() + jwt.parts.signature.size() + 2 == token.size(),
            "three parts are the whole");
    return 0;
}
