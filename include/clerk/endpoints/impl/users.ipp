// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_ENDPOINTS_IMPL_USERS_IPP
#define CLERK_ENDPOINTS_IMPL_USERS_IPP

#include <clerk/detail/invalid_argument.hpp>
#include <clerk/detail/percent_encoding.hpp>
#include <clerk/detail/printable.hpp>
#include <clerk/detail/resource_id.hpp>
#include <clerk/endpoints/users.hpp>
#include <clerk/endpoints/route.hpp>
#include <clerk/params/attribute_writer.hpp>

namespace clerk::detail
{
/// The first version whose `PATCH /users/{user_id}` refuses metadata. Versions are dates, so they compare as text.
inline constexpr std::string_view first_version_with_separate_metadata = "2026-05-12";

inline std::string user_path(std::string_view user_id, std::string_view below = {})
{
    constexpr std::string_view users = "/users/";
    std::string path;
    path.reserve(users.size() + user_id.size() + below.size()); // more only for an ID with characters to be encoded
    path = users;
    append_path_segment(path, user_id);
    path += below;
    return path;
}

/// Where a user's metadata is.
inline constexpr std::string_view metadata_below = "/metadata";

/// @param below Nothing, or `metadata_below`.
inline request_step user_step(
    verb method, std::string_view user_id, std::string_view below, std::optional<wiping_vector> body, repeatability repeat)
{
    request_step made;
    made.method = method;
    made.path = user_path(user_id, below);
    made.body = std::move(body);
    made.repeat = repeat;
    if (below == metadata_below)
        made.route = "/users/{user_id}/metadata";
    else
        made.route = "/users/{user_id}";
    return made;
}

/// Describes a request about one user, once its ID is known to be valid. `fill` adds the steps and returns what is
/// wrong with them, if anything.
template <class Fill>
result<request<user>> user_request(std::string_view operation, std::string_view user_id, Fill fill)
{
    if (auto const problem = problem_with_id(user_id); !problem.empty())
        return invalid_argument(operation, "invalid user ID " + quoted(user_id, 80) + ": " + problem);
    request<user> made{operation, {}};
    if (std::string const problem = fill(made.steps); !problem.empty())
        return invalid_argument(operation, problem);
    return made;
}

inline void write_attributes(attribute_writer& writer, update_user_attributes const& attributes)
{
    writer.write("first_name", attributes.first_name);
    writer.write("last_name", attributes.last_name);
    writer.write("username", attributes.username);
    writer.write("locale", attributes.locale);
    writer.write("external_id", attributes.external_id);
    writer.write(attributes.credential);
    writer.write("primary_email_address_id", attributes.primary_email_address_id);
    writer.write("primary_phone_number_id", attributes.primary_phone_number_id);
    writer.write("primary_web3_wallet_id", attributes.primary_web3_wallet_id);
    writer.write("profile_image_id", attributes.profile_image_id);
    writer.write("notify_primary_email_address_changed", attributes.notify_primary_email_address_changed);
    writer.write("totp_secret", attributes.totp_secret);
    writer.write("backup_codes", attributes.backup_codes);
    writer.write("create_organization_enabled", attributes.create_organization_enabled);
    writer.write("delete_self_enabled", attributes.delete_self_enabled);
    writer.write("create_organizations_limit", attributes.create_organizations_limit);
    writer.write("created_at", attributes.created_at);
    writer.write("legal_accepted_at", attributes.legal_accepted_at);
    writer.write("skip_legal_checks", attributes.skip_legal_checks);
    writer.write("bypass_client_trust", attributes.bypass_client_trust);
}

inline void write_metadata(attribute_writer& writer, metadata_attributes const& attributes)
{
    writer.write("public_metadata", attributes.public_metadata);
    writer.write("private_metadata", attributes.private_metadata);
    writer.write("unsafe_metadata", attributes.unsafe_metadata);
}

inline result<request<user>> metadata_request(
    std::string_view operation, verb method, std::string_view user_id, user_metadata_params const& params)
{
    return user_request(operation, user_id,
        [&](request_steps& steps)
        {
            attribute_writer writer;
            write_metadata(writer, attribute_access::of(params));
            std::string problem = writer.problem();
            // A merge may undo what another writer merged in between; replacing twice is replacing once.
            auto const repeat = method == verb::put ? repeatability::always : repeatability::unless_ambiguous;
            steps.push_back(user_step(method, user_id, metadata_below, std::move(writer).finish(), repeat));
            return problem;
        });
}
} // namespace clerk::detail

namespace clerk::endpoints
{
CLERK_DECL result<detail::request<user>> get_user(std::string_view user_id)
{
    return detail::user_request("get_user", user_id,
        [&](detail::request_steps& steps)
        {
            // The one ID whose path belongs to another operation, GET /users/count.
            if (user_id == "count")
                return std::string{"invalid user ID \"count\": the API counts users under that path"};
            steps.push_back(
                detail::user_step(verb::get, user_id, {}, std::nullopt, detail::repeatability::always));
            return std::string{};
        });
}

CLERK_DECL result<detail::request<user>> update_user(
    std::string_view user_id, update_user_params const& params, std::string_view api_version)
{
    return detail::user_request("update_user", user_id,
        [&](detail::request_steps& steps)
        {
            auto const& attributes = detail::attribute_access::of(params);
            bool const together = api_version < detail::first_version_with_separate_metadata;

            detail::attribute_writer patch;
            detail::write_attributes(patch, attributes);
            detail::attribute_writer metadata;
            detail::write_metadata(together ? patch : metadata, attributes);
            std::string problem = patch.problem().empty() ? metadata.problem() : patch.problem();

            if (!patch.empty() || metadata.empty())
                steps.push_back(detail::user_step(verb::patch, user_id, {}, std::move(patch).finish(),
                    detail::repeatability::unless_ambiguous));
            if (!metadata.empty())
                steps.push_back(detail::user_step(verb::put, user_id, detail::metadata_below, std::move(metadata).finish(),
                    detail::repeatability::always));
            return problem;
        });
}

CLERK_DECL result<detail::request<user>> update_user_metadata(
    std::string_view user_id, user_metadata_params const& params)
{
    return detail::metadata_request("update_user_metadata", verb::patch, user_id, params);
}

CLERK_DECL result<detail::request<user>> replace_user_metadata(
    std::string_view user_id, user_metadata_params const& params)
{
    return detail::metadata_request("replace_user_metadata", verb::put, user_id, params);
}

} // namespace clerk::endpoints

#endif
