// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_SESSION_CLAIMS_IPP
#define CLERK_AUTH_IMPL_SESSION_CLAIMS_IPP

#include <clerk/auth/claim_values.hpp>
#include <clerk/auth/session_claims.hpp>
#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/ascii.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace clerk::detail
{
inline constexpr std::string_view org_prefix = "org:";

/// Takes the text up to the next comma off, without blanks around it.
inline std::string_view take_item(std::string_view& list) noexcept
{
    auto const item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(item.size() + 1, list.size()));
    return trimmed(item);
}

/// The items of a list, as texts of their own or as views of it.
template <class Text>
std::vector<Text> split_list(std::string_view list)
{
    std::vector<Text> items;
    if (!list.empty())
        items.reserve(static_cast<std::size_t>(std::ranges::count(list, ',')) + 1);
    while (!list.empty())
        if (auto const item = take_item(list); !item.empty())
            items.emplace_back(item);
    return items;
}

/// Bits of a natural number, least significant first.
class bit_set
{
public:
    /// False for what is no decimal number.
    bool parse(std::string_view decimal)
    {
        words_.clear();
        if (decimal.empty() || !detail::all_of(decimal, is_digit))
            return false;
        while (!decimal.empty())
        {
            auto const digits = decimal.substr(0, 9);
            std::uint32_t factor = 1;
            for (std::size_t i = 0; i < digits.size(); ++i)
                factor *= 10;
            multiply_and_add(factor, parse_digits<std::uint32_t>(digits).value_or(0));
            decimal.remove_prefix(digits.size());
        }
        return true;
    }

    [[nodiscard]] bool test(std::size_t bit) const noexcept
    {
        return bit / 32 < words_.size() && (words_[bit / 32] >> (bit % 32) & 1U) != 0;
    }

private:
    void multiply_and_add(std::uint32_t factor, std::uint32_t summand)
    {
        std::uint64_t carry = summand;
        for (auto& word : words_)
        {
            carry += std::uint64_t{word} * factor;
            word = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        if (carry != 0)
            words_.push_back(static_cast<std::uint32_t>(carry));
    }

    std::vector<std::uint32_t> words_;
};

CLERK_DECL std::vector<std::string> expand_permissions(
    std::vector<std::string_view> const& features, std::string_view permissions, std::string_view map)
{
    auto const names = split_list<std::string_view>(permissions);
    std::vector<std::string> granted;
    granted.reserve(features.size() + names.size()); // a guess
    bit_set bits;
    for (auto const feature : features)
    {
        if (map.empty())
            break;
        if (!bits.parse(take_item(map)))
            continue;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (bits.test(i))
            {
                auto& permission = granted.emplace_back();
                permission.reserve(org_prefix.size() + feature.size() + 1 + names[i].size());
                permission.append(org_prefix).append(feature).append(":").append(names[i]);
            }
    }
    return granted;
}

/// A feature or plan as it stands in a token, `o:dashboard`, in two.
struct scoped_name
{
    std::string_view scope;
    std::string_view name;
};
inline scoped_name split_scope(std::string_view text) noexcept
{
    auto const colon = text.find(':');
    if (colon == std::string_view::npos)
        return {{}, text};
    return {text.substr(0, colon), text.substr(colon + 1)};
}

CLERK_DECL std::optional<timestamp> read_numeric_date(token_value const& value) noexcept
{
    constexpr std::int64_t earliest = -62'135'596'800; // 0001-01-01T00:00:00Z
    constexpr std::int64_t latest = 253'402'300'799;   // 9999-12-31T23:59:59Z
    if (auto const* const integer = value.if_int64())
    {
        if (*integer < earliest || *integer > latest)
            return std::nullopt;
        return timestamp{std::chrono::seconds{*integer}};
    }
    // An unsigned number is one that does not fit into a signed one: too large anyway.
    auto const* const number = value.if_double();
    if (!number || !(*number >= static_cast<double>(earliest) && *number <= static_cast<double>(latest)))
        return std::nullopt;
    return timestamp{std::chrono::milliseconds{static_cast<std::int64_t>(std::floor(*number * 1000.0))}};
}

inline void read_text(token_value const& claims, std::string_view name, std::optional<std::string>& to)
{
    if (auto const* const value = claims.if_contains(name); value && value->is_string())
        to.emplace(value->get_string());
}

inline std::optional<timestamp> date_of(token_value const& claims, std::string_view name)
{
    auto const* const value = claims.if_contains(name);
    return value ? read_numeric_date(*value) : std::nullopt;
}

inline std::optional<std::chrono::minutes> factor_age(token_value const& value) noexcept
{
    auto const* const age = value.if_int64();
    constexpr std::int64_t longest = std::int64_t{1} << 31;
    if (!age || *age < 0 || *age > longest)
        return std::nullopt;
    return std::chrono::minutes{*age};
}

/// That of the first factor comes first.
inline void read_factor_ages(token_value const& ages, session_claims& to) noexcept
{
    auto age = ages.begin();
    if (age != ages.end())
        to.first_factor_age = factor_age(*age++);
    if (age != ages.end())
        to.second_factor_age = factor_age(*age);
}

inline void read_organization_v1(token_value const& claims, session_claims& to)
{
    read_text(claims, "org_id", to.org_id);
    read_text(claims, "org_slug", to.org_slug);
    read_text(claims, "org_role", to.org_role);
    to.org_permissions = texts_of(claims, "org_permissions");
}

inline void read_organization_v2(token_value const& claims, session_claims& to)
{
    auto const* const value = claims.if_contains("o");
    auto const* const organization = value ? value->if_object() : nullptr;
    if (!organization)
        return;
    read_text(*organization, "id", to.org_id);
    read_text(*organization, "slg", to.org_slug);
    if (auto const role = view_of(*organization, "rol"); !role.empty())
        to.org_role = std::string{org_prefix}.append(role);
    std::vector<std::string_view> names;
    names.reserve(to.features.size());
    for (std::string_view const feature : to.features)
        if (auto const [scope, name] = split_scope(feature); scope.find('o') != std::string_view::npos)
            names.push_back(name);
    to.org_permissions = expand_permissions(names, view_of(*organization, "per"), view_of(*organization, "fpm"));
}

inline bool is_version_2(token_value const& claims) noexcept
{
    auto const* const version = claims.if_contains("v");
    return version && version->if_int64() && *version->if_int64() == 2;
}

CLERK_DECL void read_session_claims(token_value const& claims, token_claims all, session_claims& to)
{
    to.user_id = view_of(claims, "sub");
    read_text(claims, "sid", to.session_id);
    read_text(claims, "sts", to.status);
    to.features = split_list<std::string>(view_of(claims, "fea"));
    to.plans = split_list<std::string>(view_of(claims, "pla"));
    if (is_version_2(claims))
        read_organization_v2(claims, to);
    else
        read_organization_v1(claims, to);
    if (auto const* const ages = claims.if_contains("fva"); ages && ages->if_array())
        read_factor_ages(*ages, to);
    if (auto const* const actor = claims.if_contains("act"); actor && actor->if_object())
        read_text(*actor, "sub", to.actor_id);
    read_text(claims, "azp", to.authorized_party);
    to.audiences = texts_of(claims, "aud");
    read_text(claims, "iss", to.issuer);
    to.expires_at = date_of(claims, "exp").value_or(timestamp{});
    to.issued_at = date_of(claims, "iat");
    to.not_before = date_of(claims, "nbf");
    to.claims = std::move(all);
}

/// Without the prefix `org:`, which callers may leave out.
inline std::string_view without_org(std::string_view name) noexcept
{
    while (name.starts_with(org_prefix))
        name.remove_prefix(org_prefix.size());
    return name;
}

/// Whether a list of features or plans holds what is asked for: `user:…` and `org:…` ask for one scope.
inline bool holds_scoped(std::vector<std::string> const& held, std::string_view wanted) noexcept
{
    auto const asked = split_scope(wanted);
    char const only = asked.scope == "org" || asked.scope == "o" ? 'o'
        : asked.scope == "user" || asked.scope == "u"            ? 'u'
                                                                 : '\0';
    if (asked.name.empty() || (!asked.scope.empty() && only == '\0'))
        return false;
    return detail::any_of(held,
        [&asked, only](std::string_view one)
        {
            auto const has = split_scope(one);
            return has.name == asked.name && (only == '\0' || has.scope.find(only) != std::string_view::npos);
        });
}

} // namespace clerk::detail

namespace clerk
{
CLERK_DECL bool session_claims::has_permission(std::string_view permission) const noexcept
{
    auto const wanted = detail::without_org(permission);
    return !wanted.empty()
        && detail::any_of(
            org_permissions, [wanted](std::string_view held) { return detail::without_org(held) == wanted; });
}

CLERK_DECL bool session_claims::has_role(std::string_view role) const noexcept
{
    auto const wanted = detail::without_org(role);
    return !wanted.empty() && org_role && detail::without_org(*org_role) == wanted;
}

CLERK_DECL bool session_claims::has_feature(std::string_view feature) const noexcept
{
    return detail::holds_scoped(features, feature);
}

CLERK_DECL bool session_claims::has_plan(std::string_view plan) const noexcept
{
    return detail::holds_scoped(plans, plan);
}

} // namespace clerk

#endif
