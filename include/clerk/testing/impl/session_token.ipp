// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_SESSION_TOKEN_IPP
#define CLERK_TESTING_IMPL_SESSION_TOKEN_IPP

#include <clerk/detail/base64.hpp>
#include <clerk/testing/detail/random_text.hpp>
#include <clerk/testing/detail/session_token.hpp>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace clerk::testing::detail
{
inline std::string comma_list(std::vector<std::string> const& items)
{
    std::string text;
    for (auto const& item : items)
        text.append(text.empty() ? "" : ",").append(item);
    return text;
}

inline std::string without_prefix(std::string_view text, std::string_view prefix)
{
    return std::string{text.starts_with(prefix) ? text.substr(prefix.size()) : text};
}

inline std::size_t index_in(std::vector<std::string>& items, std::string const& item)
{
    auto const found = std::ranges::find(items, item);
    if (found == items.end())
        items.push_back(item);
    return static_cast<std::size_t>(std::ranges::find(items, item) - items.begin());
}

/// Version 2: each permission `org:FEATURE:ACTION` is a bit, for the action, of a number, for the feature.
inline json::object compact_organization(session_organization const& organization, std::vector<std::string>& features)
{
    auto const features_of_organizations = [&features]
    {
        std::vector<std::string> names;
        for (auto const& feature : features)
        {
            auto const colon = std::min(feature.find(':'), feature.size());
            if (feature.substr(0, colon).find('o') != std::string::npos)
                names.push_back(feature.substr(std::min(colon + 1, feature.size())));
        }
        return names;
    };
    std::vector<std::string> actions;
    std::vector<std::pair<std::string, std::string>> granted;
    for (auto const& permission : organization.permissions)
    {
        auto const text = without_prefix(permission, "org:");
        auto const colon = text.find(':');
        if (colon == std::string::npos)
            throw std::invalid_argument("a permission is \"org:FEATURE:ACTION\", not \"" + permission + '"');
        granted.emplace_back(text.substr(0, colon), text.substr(colon + 1));
        if (auto const names = features_of_organizations(); std::ranges::find(names, granted.back().first) == names.end())
            features.push_back("o:" + granted.back().first);
        static_cast<void>(index_in(actions, granted.back().second));
    }
    if (actions.size() > 64)
        throw std::invalid_argument("more than 64 different actions in an organization's permissions");
    std::vector<std::string> bits;
    for (auto const& feature : features_of_organizations())
    {
        std::uint64_t number = 0;
        for (auto const& [name, action] : granted)
            if (name == feature)
                number |= std::uint64_t{1} << index_in(actions, action);
        bits.push_back(std::to_string(number));
    }
    json::object told;
    told["id"] = organization.id;
    told["slg"] = organization.slug;
    told["rol"] = without_prefix(organization.role, "org:");
    if (!granted.empty())
    {
        told["per"] = comma_list(actions);
        told["fpm"] = comma_list(bits);
    }
    return told;
}

inline json::array as_array(std::vector<std::string> const& items)
{
    json::array array;
    for (auto const& item : items)
        array.emplace_back(item);
    return array;
}

inline void tell_version_1(json::object& claims, session_token_options const& options)
{
    if (!options.organization)
        return;
    claims["org_id"] = options.organization->id;
    claims["org_slug"] = options.organization->slug;
    claims["org_role"] = options.organization->role;
    claims["org_permissions"] = as_array(options.organization->permissions);
}

inline void tell_version_2(json::object& claims, session_token_options const& options)
{
    claims["v"] = 2;
    claims["sts"] = "active";
    claims["fva"] = json::array{0, -1};
    auto features = options.features;
    if (options.organization)
        claims["o"] = compact_organization(*options.organization, features);
    if (!features.empty())
        claims["fea"] = comma_list(features);
    if (!options.plans.empty())
        claims["pla"] = comma_list(options.plans);
}

/// A null takes the member away.
inline void replace_members(json::object& members, json::object const& with)
{
    for (json::key_value_pair const& member : with)
        if (member.value().is_null())
            members.erase(member.key());
        else
            members[member.key()] = member.value();
}

CLERK_DECL json::object session_claims(std::string_view user_id, std::string_view issuer,
    session_token_options const& options, std::chrono::sys_seconds now)
{
    if (options.claim_version != 1 && options.claim_version != 2)
        throw std::invalid_argument("session_token_options::claim_version is 1 or 2");
    auto const issued_at = (now + options.issued_at_offset).time_since_epoch().count();
    json::object claims;
    if (options.authorized_party)
        claims["azp"] = *options.authorized_party;
    if (options.audiences.size() == 1)
        claims["aud"] = options.audiences.front();
    else if (!options.audiences.empty())
        claims["aud"] = as_array(options.audiences);
    claims["exp"] = issued_at + options.lifetime.count();
    claims["iat"] = issued_at;
    claims["iss"] = options.issuer.empty() ? issuer : std::string_view{options.issuer};
    claims["nbf"] = issued_at - 10;
    claims["sid"] = options.session_id.empty() ? new_id("sess_") : options.session_id;
    claims["sub"] = user_id;
    if (options.claim_version == 1)
        tell_version_1(claims, options);
    else
        tell_version_2(claims, options);
    replace_members(claims, options.claims);
    return claims;
}

CLERK_DECL std::string signed_token(json::object const& claims, json::object const& header, signing_key const& key)
{
    json::object full;
    full["alg"] = "RS256";
    full["kid"] = key.id();
    full["typ"] = "JWT";
    replace_members(full, header);
    auto text = clerk::detail::encode_base64url(json::serialize(full)) + '.'
        + clerk::detail::encode_base64url(json::serialize(claims));
    auto const signature = key.sign(text);
    return text + '.' + clerk::detail::encode_base64url(signature);
}

} // namespace clerk::testing::detail

#endif
