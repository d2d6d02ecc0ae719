// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_REQUEST_TOKENS_IPP
#define CLERK_AUTH_IMPL_REQUEST_TOKENS_IPP

#include <clerk/auth/request_tokens.hpp>
#include <clerk/detail/ascii.hpp>
#include <clerk/detail/base64.hpp>

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <utility>

namespace clerk::detail
{
inline constexpr std::string_view session_cookie = "__session";

CLERK_DECL void request_tokens::add_authorization(std::string_view line) noexcept
{
    if (std::exchange(authorization_seen_, true))
    {
        bearer.emplace();
        return;
    }
    line = trimmed(line);
    auto const scheme = line.substr(0, line.find(' '));
    if (!equals_ignoring_case(scheme, "bearer"))
        return;
    auto const token = trimmed(line.substr(scheme.size()));
    bearer = token.find_first_of(" \t,") == std::string_view::npos ? token : std::string_view{};
}

CLERK_DECL void request_tokens::add_cookies(std::string_view line, std::string_view suffixed_name) noexcept
{
    while (!line.empty())
    {
        auto const pair = line.substr(0, line.find(';'));
        line.remove_prefix(std::min(pair.size() + 1, line.size()));
        auto const equals = pair.find('=');
        if (equals == std::string_view::npos)
            continue;
        auto const name = trimmed(pair.substr(0, equals));
        auto const value = trimmed(pair.substr(equals + 1));
        // An empty one is what signing out leaves behind.
        if (value.empty())
            continue;
        if (name == session_cookie && !cookie)
            cookie = value;
        else if (!suffixed_name.empty() && name == suffixed_name && !suffixed_cookie)
            suffixed_cookie = value;
    }
}

CLERK_DECL std::string suffixed_cookie_name(std::string_view publishable_key)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (publishable_key.empty()
        || EVP_Digest(publishable_key.data(), publishable_key.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1)
        return {};
    auto const text = encode_base64url({reinterpret_cast<char const*>(digest.data()), size});
    return std::string{session_cookie}.append("_").append(text, 0, 8);
}

} // namespace clerk::detail

#endif
