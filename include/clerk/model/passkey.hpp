// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_PASSKEY_HPP
#define CLERK_MODEL_PASSKEY_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>
#include <clerk/model/timestamp.hpp>
#include <clerk/model/verification.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace clerk
{
/// A passkey of a user.
struct passkey
{
    /// ID of this object (`idn_…`). Empty if Clerk did not say.
    std::string id;
    /// Kind of this object: `passkey`.
    std::string object;
    /// The name by which its owner tells it from others.
    std::string name;
    /// When it last signed its owner in. Unset if it never did.
    std::optional<timestamp> last_used_at;
    /// How it was verified. Unset if that was never begun.
    std::optional<clerk::verification> verification;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(passkey const&, passkey const&) = default;
};

CLERK_DECL bool tag_invoke(detail::decode_tag, json::value const& from, passkey& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, passkey& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, passkey const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/passkey.ipp>
#endif

#endif
