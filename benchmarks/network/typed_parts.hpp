// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_NETWORK_TYPED_PARTS_HPP
#define CLERK_BENCHMARKS_NETWORK_TYPED_PARTS_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The parts of typed_user. Metadata is of the JSON library's own type.
//
// Each struct has a function `members`, which shows its members by name to a reader: what else would be written out twice.
namespace clerk_benchmarks
{
using timestamp = std::chrono::sys_time<std::chrono::milliseconds>;
using text = std::optional<std::string>;
using moment = std::optional<timestamp>;

struct link
{
    std::string type, id;
};
template <class Read>
void members(Read const& read, link& to)
{
    read("type", to.type), read("id", to.id);
}

template <class Data>
struct failure
{
    std::string message, long_message, code;
    Data meta;
};
template <class Read, class Data>
void members(Read const& read, failure<Data>& to)
{
    read("message", to.message), read("long_message", to.long_message), read("code", to.code);
    read("meta", to.meta);
}

template <class Data>
struct verification
{
    std::string object, status, strategy;
    std::optional<std::int64_t> attempts;
    moment expire_at;
    text channel, nonce, message, external_verification_redirect_url, verified_at_client;
    std::optional<failure<Data>> error;
};
template <class Read, class Data>
void members(Read const& read, verification<Data>& to)
{
    read("object", to.object), read("status", to.status), read("strategy", to.strategy);
    read("attempts", to.attempts), read("expire_at", to.expire_at);
    read("channel", to.channel), read("nonce", to.nonce), read("message", to.message);
    read("external_verification_redirect_url", to.external_verification_redirect_url);
    read("verified_at_client", to.verified_at_client), read("error", to.error);
}

template <class Data>
struct email_address
{
    std::string id, object, email_address;
    bool reserved = false;
    std::optional<clerk_benchmarks::verification<Data>> verification;
    std::vector<link> linked_to;
    std::optional<bool> matches_sso_connection;
    timestamp created_at, updated_at;
};
template <class Read, class Data>
void members(Read const& read, email_address<Data>& to)
{
    read("id", to.id), read("object", to.object), read("email_address", to.email_address);
    read("reserved", to.reserved), read("verification", to.verification), read("linked_to", to.linked_to);
    read("matches_sso_connection", to.matches_sso_connection);
    read("created_at", to.created_at), read("updated_at", to.updated_at);
}

template <class Data>
struct phone_number
{
    std::string id, object, phone_number;
    std::optional<bool> reserved_for_second_factor, default_second_factor;
    bool reserved = false;
    std::optional<clerk_benchmarks::verification<Data>> verification;
    std::vector<link> linked_to;
    std::optional<std::vector<std::string>> backup_codes;
    timestamp created_at, updated_at;
};
template <class Read, class Data>
void members(Read const& read, phone_number<Data>& to)
{
    read("id", to.id), read("object", to.object), read("phone_number", to.phone_number);
    read("reserved_for_second_factor", to.reserved_for_second_factor);
    read("default_second_factor", to.default_second_factor), read("reserved", to.reserved);
    read("verification", to.verification), read("linked_to", to.linked_to), read("backup_codes", to.backup_codes);
    read("created_at", to.created_at), read("updated_at", to.updated_at);
}

template <class Data>
struct web3_wallet
{
    std::string id, object, web3_wallet;
    std::optional<clerk_benchmarks::verification<Data>> verification;
    timestamp created_at, updated_at;
};
template <class Read, class Data>
void members(Read const& read, web3_wallet<Data>& to)
{
    read("id", to.id), read("object", to.object), read("web3_wallet", to.web3_wallet);
    read("verification", to.verification), read("created_at", to.created_at), read("updated_at", to.updated_at);
}

template <class Data>
struct passkey
{
    std::string id, object, name;
    moment last_used_at;
    std::optional<clerk_benchmarks::verification<Data>> verification;
};
template <class Read, class Data>
void members(Read const& read, passkey<Data>& to)
{
    read("id", to.id), read("object", to.object), read("name", to.name);
    read("last_used_at", to.last_used_at), read("verification", to.verification);
}

template <class Data>
struct external_account
{
    std::string object, id, provider, identification_id, provider_user_id, approved_scopes, email_address;
    std::optional<bool> email_address_verified;
    std::string first_name, last_name;
    text avatar_url, image_url, username, phone_number, label;
    Data public_metadata;
    timestamp created_at, updated_at;
    std::optional<clerk_benchmarks::verification<Data>> verification;
};
template <class Read, class Data>
void members(Read const& read, external_account<Data>& to)
{
    read("object", to.object), read("id", to.id), read("provider", to.provider);
    read("identification_id", to.identification_id), read("provider_user_id", to.provider_user_id);
    read("approved_scopes", to.approved_scopes), read("email_address", to.email_address);
    read("email_address_verified", to.email_address_verified);
    read("first_name", to.first_name), read("last_name", to.last_name);
    read("avatar_url", to.avatar_url), read("image_url", to.image_url), read("username", to.username);
    read("phone_number", to.phone_number), read("label", to.label), read("public_metadata", to.public_metadata);
    read("created_at", to.created_at), read("updated_at", to.updated_at), read("verification", to.verification);
}

/// SAML's and others' alike.
struct enterprise_connection
{
    std::string id, provider, name;
    text protocol, logo_public_url, domain;
    std::vector<std::string> domains;
    bool active = false, sync_user_attributes = false;
    std::optional<bool> allow_subdomains, allow_idp_initiated, disable_additional_identifications;
    timestamp created_at, updated_at;
};
template <class Read>
void members(Read const& read, enterprise_connection& to)
{
    read("id", to.id), read("provider", to.provider), read("name", to.name), read("protocol", to.protocol);
    read("logo_public_url", to.logo_public_url), read("domain", to.domain), read("domains", to.domains);
    read("active", to.active), read("sync_user_attributes", to.sync_user_attributes);
    read("allow_subdomains", to.allow_subdomains), read("allow_idp_initiated", to.allow_idp_initiated);
    read("disable_additional_identifications", to.disable_additional_identifications);
    read("created_at", to.created_at), read("updated_at", to.updated_at);
}

/// SAML's and others' alike.
template <class Data>
struct enterprise_account
{
    std::string id, object, provider, email_address;
    bool active = false;
    text protocol, first_name, last_name, provider_user_id, enterprise_connection_id;
    Data public_metadata;
    std::optional<clerk_benchmarks::verification<Data>> verification;
    std::optional<clerk_benchmarks::enterprise_connection> saml_connection, enterprise_connection;
    moment last_authenticated_at;
};
template <class Read, class Data>
void members(Read const& read, enterprise_account<Data>& to)
{
    read("id", to.id), read("object", to.object), read("provider", to.provider);
    read("email_address", to.email_address), read("active", to.active), read("protocol", to.protocol);
    read("first_name", to.first_name), read("last_name", to.last_name);
    read("provider_user_id", to.provider_user_id), read("enterprise_connection_id", to.enterprise_connection_id);
    read("public_metadata", to.public_metadata), read("verification", to.verification);
    read("saml_connection", to.saml_connection), read("enterprise_connection", to.enterprise_connection);
    read("last_authenticated_at", to.last_authenticated_at);
}

template <class Data>
struct organization
{
    std::string object, id, name, slug;
    text image_url, created_by, role_set_key;
    bool has_image = false, admin_delete_enabled = false;
    std::optional<std::int64_t> members_count, pending_invitations_count;
    std::optional<bool> missing_member_with_elevated_permissions;
    std::int64_t max_allowed_memberships = 0;
    Data public_metadata, private_metadata;
    timestamp created_at, updated_at;
    moment last_active_at;
};
template <class Read, class Data>
void members(Read const& read, organization<Data>& to)
{
    read("object", to.object), read("id", to.id), read("name", to.name), read("slug", to.slug);
    read("image_url", to.image_url), read("created_by", to.created_by), read("role_set_key", to.role_set_key);
    read("has_image", to.has_image), read("admin_delete_enabled", to.admin_delete_enabled);
    read("members_count", to.members_count), read("pending_invitations_count", to.pending_invitations_count);
    read("missing_member_with_elevated_permissions", to.missing_member_with_elevated_permissions);
    read("max_allowed_memberships", to.max_allowed_memberships);
    read("public_metadata", to.public_metadata), read("private_metadata", to.private_metadata);
    read("created_at", to.created_at), read("updated_at", to.updated_at), read("last_active_at", to.last_active_at);
}

struct public_user_data
{
    std::string user_id, image_url;
    text first_name, last_name, profile_image_url, identifier, username;
    bool has_image = false;
    std::optional<bool> banned, deprovisioned;
};
template <class Read>
void members(Read const& read, public_user_data& to)
{
    read("user_id", to.user_id), read("image_url", to.image_url), read("first_name", to.first_name);
    read("last_name", to.last_name), read("profile_image_url", to.profile_image_url);
    read("identifier", to.identifier), read("username", to.username), read("has_image", to.has_image);
    read("banned", to.banned), read("deprovisioned", to.deprovisioned);
}

template <class Data>
struct membership
{
    std::string id, object, role;
    text role_name;
    std::vector<std::string> permissions;
    Data public_metadata, private_metadata;
    std::optional<clerk_benchmarks::organization<Data>> organization;
    std::optional<clerk_benchmarks::public_user_data> public_user_data;
    timestamp created_at, updated_at;
};
template <class Read, class Data>
void members(Read const& read, membership<Data>& to)
{
    read("id", to.id), read("object", to.object), read("role", to.role), read("role_name", to.role_name);
    read("permissions", to.permissions), read("public_metadata", to.public_metadata);
    read("private_metadata", to.private_metadata), read("organization", to.organization);
    read("public_user_data", to.public_user_data);
    read("created_at", to.created_at), read("updated_at", to.updated_at);
}

struct directory_data
{
    std::string directory_id;
    std::optional<bool> directory_enabled;
    text external_id;
};
template <class Read>
void members(Read const& read, directory_data& to)
{
    read("directory_id", to.directory_id), read("directory_enabled", to.directory_enabled);
    read("external_id", to.external_id);
}
} // namespace clerk_benchmarks

#endif
