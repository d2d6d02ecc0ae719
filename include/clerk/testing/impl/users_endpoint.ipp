// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_USERS_ENDPOINT_IPP
#define CLERK_TESTING_IMPL_USERS_ENDPOINT_IPP

#include <clerk/testing/detail/attributes.hpp>
#include <clerk/testing/detail/metadata.hpp>
#include <clerk/testing/detail/update_user_rules.hpp>
#include <clerk/testing/detail/users_endpoint.hpp>

#include <utility>

namespace clerk::testing::detail
{
inline refusal no_such_user(std::string_view id)
{
    return not_found("No user was found with id " + std::string{id} + '.');
}

CLERK_DECL operation_outcome get_user(operation_input const& input)
{
    json::object const* const user = input.users.find(input.arguments[0]);
    if (!user)
        return no_such_user(input.arguments[0]);
    return json::value(*user);
}

CLERK_DECL operation_outcome update_user(operation_input const& input)
{
    json::object* const user = input.users.find(input.arguments[0]);
    if (!user)
        return no_such_user(input.arguments[0]);
    if (auto problem = check_update(input.users, *user, input.body, input.version))
        return *std::move(problem);
    apply_update(*user, input.body, input.now);
    return json::value(*user);
}

inline constexpr attribute metadata_attributes[] = {
    {"public_metadata", value_kind::object, null_rule::refused},
    {"private_metadata", value_kind::object, null_rule::refused},
    {"unsafe_metadata", value_kind::object, null_rule::refused},
};

/// Changes the metadata with `change(json::object& what_was, json::object const& what_came)`, all of it or nothing.
template <class Change>
operation_outcome change_metadata(operation_input const& input, Change change)
{
    json::object* const user = input.users.find(input.arguments[0]);
    if (!user)
        return no_such_user(input.arguments[0]);
    if (auto problem = check_shape(input.body, metadata_attributes))
        return *std::move(problem);
    json::object changed;
    for (json::key_value_pair const& member : input.body)
    {
        json::value const* const before = given(*user, {member.key().data(), member.key().size()});
        json::object& metadata = changed[member.key()].emplace_object();
        if (before)
            metadata = before->get_object();
        change(metadata, member.value().get_object());
        if (auto problem = check_metadata_size({member.key().data(), member.key().size()}, metadata))
            return *std::move(problem);
    }
    for (json::key_value_pair const& member : changed)
        (*user)[member.key()] = member.value();
    (*user)["updated_at"] = input.now;
    return json::value(*user);
}

CLERK_DECL operation_outcome update_user_metadata(operation_input const& input)
{
    return change_metadata(input, merge_metadata);
}

CLERK_DECL operation_outcome replace_user_metadata(operation_input const& input)
{
    return change_metadata(input, [](json::object& before, json::object const& after) { before = after; });
}

} // namespace clerk::testing::detail

#endif
