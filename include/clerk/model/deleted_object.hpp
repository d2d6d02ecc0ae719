// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_DELETED_OBJECT_HPP
#define CLERK_MODEL_DELETED_OBJECT_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace clerk
{
/// What is left of something that was deleted.
struct deleted_object
{
    /// Kind of what it was: `user`, `organization`, …
    std::string object;
    /// ID that it had.
    std::optional<std::string> id;
    /// What it was called in URLs, if it was.
    std::optional<std::string> slug;
    /// That it was deleted.
    bool deleted = false;
    /// The ID that the application had given it, if any.
    std::optional<std::string> external_id;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(deleted_object const&, deleted_object const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, deleted_object& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, deleted_object& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, deleted_object const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/deleted_object.ipp>
#endif

#endif
