// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_ROUTER_HPP
#define CLERK_TESTING_DETAIL_ROUTER_HPP

#include <clerk/testing/detail/users_endpoint.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clerk::testing::detail
{
/// The parts of a request target that an API looks at, percent-decoded.
struct request_path
{
    std::vector<std::string> segments;
    std::vector<std::string> query_names;
};

/// None for a target with an escape that is none, or of a form that servers of resources do not take.
[[nodiscard]] CLERK_DECL std::optional<request_path> parse_target(std::string_view target);

enum class body_rule
{
    none,
    optional,
    required,
};

/// An operation of the API.
struct route
{
    std::string_view method;
    std::string_view pattern; ///< `/v1/users/{user_id}`
    body_rule body;
    operation_outcome (*operation)(operation_input const&);
};

/// The operation at a path; none: a null pointer.
/// @param arguments Set to what stands for the parameters of the path.
[[nodiscard]] CLERK_DECL route const* find_route(
    std::string_view method, std::vector<std::string> const& segments, std::vector<std::string>& arguments);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/router.ipp>
#endif

#endif
