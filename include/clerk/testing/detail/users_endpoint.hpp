// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_USERS_ENDPOINT_HPP
#define CLERK_TESTING_DETAIL_USERS_ENDPOINT_HPP

#include <clerk/testing/detail/machine_token_store.hpp>
#include <clerk/testing/detail/refusal.hpp>
#include <clerk/testing/detail/signing_key.hpp>
#include <clerk/testing/detail/user_store.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace clerk::testing::detail
{
/// What an operation is given.
struct operation_input
{
    user_store& users;
    signing_keys& keys;
    machine_token_store const& tokens;
    std::string_view version;                  ///< The API version, a known one.
    std::vector<std::string> const& arguments; ///< What stands for the parameters of the path, decoded.
    json::object const& body;                  ///< Empty where there is none.
    std::int64_t now;                          ///< Unix time in milliseconds.
};

/// The body of a reply with status 200, or why there is none.
using operation_outcome = std::variant<json::value, refusal>;

CLERK_DECL operation_outcome get_user(operation_input const& input);
CLERK_DECL operation_outcome update_user(operation_input const& input);
CLERK_DECL operation_outcome update_user_metadata(operation_input const& input);
CLERK_DECL operation_outcome replace_user_metadata(operation_input const& input);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/users_endpoint.ipp>
#endif

#endif
