// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_EMAIL_ADDRESS_HPP
#define CLERK_MODEL_EMAIL_ADDRESS_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/identification_link.hpp>
#include <clerk/model/timestamp.hpp>
#include <clerk/model/verification.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <vector>

namespace clerk
{
/// An email address of a user.
struct email_address
{
    /// ID of this object (`idn_…`). Empty if Clerk did not say.
    std::string id;
    /// Kind of this object: `email_address`.
    std::string object;
    /// The address itself.
    std::string email_address;
    /// Whether the address is held for this user although it is not verified yet.
    bool reserved = false;
    /// How it was verified. Unset if that was never begun.
    std::optional<clerk::verification> verification;
    /// Identifications that are tied to this one.
    std::vector<identification_link> linked_to;
    /// Whether its domain belongs to an active enterprise connection.
    std::optional<bool> matches_sso_connection;
    /// When it was created.
    timestamp created_at{};
    /// When it last changed.
    timestamp updated_at{};

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(clerk::email_address const&, clerk::email_address const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, email_address& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, email_address& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, email_address const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/email_address.ipp>
#endif

#endif
