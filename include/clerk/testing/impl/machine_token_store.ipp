// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_MACHINE_TOKEN_STORE_IPP
#define CLERK_TESTING_IMPL_MACHINE_TOKEN_STORE_IPP

#include <clerk/testing/detail/machine_token_store.hpp>
#include <clerk/testing/detail/random_text.hpp>

#include <boost/json/array.hpp>

namespace clerk::testing::detail
{
/// What differs between the kinds.
struct machine_token_form
{
    std::string_view object;
    std::string_view prefix;
};

inline machine_token_form form_of(machine_token_kind kind)
{
    switch (kind)
    {
    case machine_token_kind::m2m_token: return {"machine_to_machine_token", "mt_"};
    case machine_token_kind::oauth_token: return {"clerk_idp_oauth_access_token", "oat_"};
    case machine_token_kind::api_key: break;
    }
    return {"api_key", "ak_"};
}

CLERK_DECL std::string machine_token_store::add(
    machine_token_kind kind, std::string_view subject, machine_token_options const& options, std::int64_t now)
{
    auto const form = form_of(kind);
    json::object told;
    told["object"] = form.object;
    told["id"] = std::string{form.prefix} + new_trace_id(); // 32 hexadecimal digits
    told["subject"] = subject;
    json::array& scopes = told["scopes"].emplace_array();
    for (auto const& scope : options.scopes)
        scopes.emplace_back(scope);
    if (kind == machine_token_kind::oauth_token)
        told["client_id"] = options.client_id.empty() ? new_id("client_") : options.client_id;
    else
    {
        told["claims"] = options.claims;
        told["last_used_at"] = nullptr;
    }
    if (kind == machine_token_kind::api_key)
    {
        told["type"] = "api_key";
        told["name"] = options.name;
        told["description"] = nullptr;
        told["created_by"] = nullptr;
    }
    told["revoked"] = options.revoked;
    told["revocation_reason"] = nullptr;
    told["expired"] = false;
    told["expiration"] = nullptr;
    if (options.expires_at)
        told["expiration"] = options.expires_at->time_since_epoch().count();
    told["created_at"] = now;
    told["updated_at"] = now;
    auto text = options.token.empty() ? new_id(form.prefix) : options.token;
    tokens_.insert_or_assign(text, std::pair{kind, std::move(told)});
    return text;
}

CLERK_DECL bool machine_token_store::revoke(std::string_view token, std::int64_t now)
{
    auto const found = tokens_.find(token);
    if (found == tokens_.end())
        return false;
    found->second.second["revoked"] = true;
    found->second.second["updated_at"] = now;
    return true;
}

CLERK_DECL std::optional<json::object> machine_token_store::find(
    machine_token_kind kind, std::string_view token, std::int64_t now) const
{
    auto const found = tokens_.find(token);
    if (found == tokens_.end() || found->second.first != kind)
        return std::nullopt;
    auto told = found->second.second;
    if (json::value const& expiration = told.at("expiration"); expiration.is_int64())
        told["expired"] = expiration.get_int64() <= now;
    return told;
}

} // namespace clerk::testing::detail

#endif
