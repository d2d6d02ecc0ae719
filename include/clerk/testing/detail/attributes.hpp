// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_ATTRIBUTES_HPP
#define CLERK_TESTING_DETAIL_ATTRIBUTES_HPP

#include <clerk/testing/detail/refusal.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace clerk::testing::detail
{
enum class value_kind
{
    text,
    boolean,
    integer,
    time, ///< Text by RFC 3339.
    texts,
    object,
};

enum class null_rule
{
    allowed,
    refused,
};

/// A member that a request's body may have.
struct attribute
{
    std::string_view name;
    value_kind kind;
    null_rule null;
};

/// Checks the names and types of all members, and reports every one that is wrong.
/// @param hint Appended to the text about an unknown member of a name in `moved`.
CLERK_DECL check_result check_shape(json::object const& body, std::span<attribute const> allowed,
    std::span<attribute const> moved = {}, std::string_view hint = {});

/// The value of a member that is there and not null; else a null pointer.
[[nodiscard]] CLERK_DECL json::value const* given(json::object const& body, std::string_view name);

/// Whether a member is there, as null.
[[nodiscard]] CLERK_DECL bool given_null(json::object const& body, std::string_view name);

/// Whether a member is there, as true.
[[nodiscard]] CLERK_DECL bool given_true(json::object const& body, std::string_view name);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/attributes.ipp>
#endif

#endif
