// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_METADATA_HPP
#define CLERK_TESTING_DETAIL_METADATA_HPP

#include <clerk/testing/detail/refusal.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <string_view>

namespace clerk::testing::detail
{
/// What one of a user's metadata attributes may hold, as JSON text.
inline constexpr std::size_t max_metadata_bytes = 8 * 1024;

/// Merges at all levels: null removes a key, an object is merged, anything else replaces.
CLERK_DECL void merge_metadata(json::object& into, json::object const& changes);

CLERK_DECL check_result check_metadata_size(std::string_view attribute, json::object const& metadata);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/metadata.ipp>
#endif

#endif
