// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_PHONE_NUMBER_HPP
#define CLERK_MODEL_PHONE_NUMBER_HPP

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
/// A phone number of a user.
struct phone_number
{
    /// ID of this object (`idn_…`). Empty if Clerk did not say.
    std::string id;
    /// Kind of this object: `phone_number`.
    std::string object;
    /// The number in international form (E.164): `+12015550123`.
    std::string phone_number;
    /// Whether it serves as a second factor.
    std::optional<bool> reserved_for_second_factor;
    /// Whether it is the second factor that is asked for first.
    std::optional<bool> default_second_factor;
    /// Whether the number is held for this user although it is not verified yet.
    bool reserved = false;
    /// How it was verified. Unset if that was never begun.
    std::optional<clerk::verification> verification;
    /// Identifications that are tied to this one.
    std::vector<identification_link> linked_to;
    /// Codes that were made when it became a second factor. Clerk shows them in that reply alone.
    std::optional<std::vector<std::string>> backup_codes;
    /// When it was created.
    timestamp created_at{};
    /// When it last changed.
    timestamp updated_at{};

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(clerk::phone_number const&, clerk::phone_number const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, phone_number& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, phone_number& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, phone_number const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/phone_number.ipp>
#endif

#endif
