// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_REDACTION_IPP
#define CLERK_TESTING_IMPL_REDACTION_IPP

#include <clerk/detail/parse_json.hpp>
#include <clerk/secret.hpp>
#include <clerk/testing/detail/redaction.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <span>

namespace clerk::testing::detail
{
inline std::string redacted_credentials(std::string_view value)
{
    auto const space = value.find(' ');
    if (space == std::string_view::npos)
        return secret{value}.redacted();
    return std::string{value.substr(0, space + 1)} + secret{value.substr(space + 1)}.redacted();
}

CLERK_DECL header_list redacted_headers(header_list const& headers)
{
    header_list redacted = headers;
    for (auto& [name, value] : redacted)
        for (std::string_view const secret_one : {"authorization", "proxy-authorization", "cookie"})
            if (clerk::detail::equals_ignoring_case(name, secret_one))
                value = redacted_credentials(value);
    return redacted;
}

inline constexpr std::string_view secret_members[] = {"password", "password_digest", "totp_secret", "backup_codes"};
inline constexpr std::string_view verified_members[] = {"secret", "token", "access_token"};

/// Its depth is bounded by that of the parser.
inline void redact(json::value& value, std::span<std::string_view const> secrets)
{
    if (json::array* const elements = value.if_array())
        for (json::value& element : *elements)
            redact(element, secrets);
    if (json::object* const members = value.if_object())
        for (json::key_value_pair& member : *members)
        {
            std::string_view const name{member.key().data(), member.key().size()};
            bool const secret_one = std::ranges::find(secrets, name) != secrets.end();
            if (secret_one && !member.value().is_null())
                member.value() = "…";
            else
                redact(member.value(), secrets);
        }
}

CLERK_DECL std::string redacted_body(std::string_view body, std::string_view target)
{
    bool const verifies = target.substr(0, target.find('?')).ends_with("/verify");
    std::span<std::string_view const> const secrets = verifies ? std::span<std::string_view const>{verified_members}
                                                               : std::span<std::string_view const>{secret_members};
    json::value parsed;
    std::string problem;
    if (!clerk::detail::parse_json(body, parsed, problem))
        return {};
    // Looked for in the text, because of members of the same name only the last one is in the value; an escape may
    // stand for a part of a name.
    auto const mentioned = [body](std::string_view part) { return body.find(part) != std::string_view::npos; };
    if (!mentioned("\\") && std::ranges::none_of(secrets, mentioned))
        return std::string{body};
    redact(parsed, secrets);
    return json::serialize(parsed);
}

} // namespace clerk::testing::detail

#endif
