// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_ROUTER_IPP
#define CLERK_TESTING_IMPL_ROUTER_IPP

#include <clerk/testing/detail/router.hpp>
#include <clerk/testing/detail/tokens_endpoint.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace clerk::testing::detail
{
/// Everything that the emulator serves. Where two patterns fit, the first one counts.
inline constexpr route routes[] = {
    {"GET", "/v1/users/{user_id}", body_rule::none, get_user},
    {"PATCH", "/v1/users/{user_id}", body_rule::required, update_user},
    {"PATCH", "/v1/users/{user_id}/metadata", body_rule::optional, update_user_metadata},
    {"PUT", "/v1/users/{user_id}/metadata", body_rule::optional, replace_user_metadata},
    {"GET", "/v1/jwks", body_rule::none, get_jwks},
    {"POST", "/v1/api_keys/verify", body_rule::required, verify_api_key},
    {"POST", "/v1/m2m_tokens/verify", body_rule::required, verify_m2m_token},
    {"POST", "/v1/oauth_applications/access_tokens/verify", body_rule::required, verify_oauth_access_token},
};

/// None if a `%` is not followed by two hexadecimal digits.
inline std::optional<std::string> decode_strictly(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        if (text[i] != '%')
        {
            decoded += text[i];
            continue;
        }
        auto const digits = text.substr(i + 1, 2);
        unsigned value = 0;
        auto const [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (problem != std::errc{} || digits.size() != 2 || end != digits.data() + 2)
            return std::nullopt;
        decoded += static_cast<char>(value);
        i += 2;
    }
    return decoded;
}

/// The text up to a separator, which is taken off `rest` along with it.
inline std::string_view take_until(std::string_view& rest, char separator)
{
    auto const part = rest.substr(0, std::min(rest.find(separator), rest.size()));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    return part;
}

CLERK_DECL std::optional<request_path> parse_target(std::string_view target)
{
    auto path = take_until(target, '?');
    if (!path.starts_with('/'))
        return std::nullopt;
    request_path parsed;
    do
    {
        path.remove_prefix(1);
        auto const end = std::min(path.find('/'), path.size());
        auto decoded = decode_strictly(path.substr(0, end));
        if (!decoded)
            return std::nullopt;
        parsed.segments.push_back(*std::move(decoded));
        path.remove_prefix(end);
    } while (!path.empty());
    while (!target.empty())
    {
        auto pair = take_until(target, '&');
        auto name = decode_strictly(take_until(pair, '='));
        if (!name)
            return std::nullopt;
        if (!name->empty())
            parsed.query_names.push_back(*std::move(name));
    }
    return parsed;
}

inline bool matches(
    std::string_view pattern, std::vector<std::string> const& segments, std::vector<std::string>& arguments)
{
    arguments.clear();
    pattern.remove_prefix(1);
    for (auto const& segment : segments)
    {
        if (pattern.empty())
            return false;
        auto const expected = take_until(pattern, '/');
        if (expected.starts_with('{') && !segment.empty())
            arguments.push_back(segment);
        else if (expected != segment)
            return false;
    }
    return pattern.empty();
}

CLERK_DECL route const* find_route(
    std::string_view method, std::vector<std::string> const& segments, std::vector<std::string>& arguments)
{
    for (auto const& candidate : routes)
        if (candidate.method == method && matches(candidate.pattern, segments, arguments))
            return &candidate;
    return nullptr;
}

} // namespace clerk::testing::detail

#endif
