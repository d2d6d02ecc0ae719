// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_EMAIL_HPP
#define CLERK_MODEL_EMAIL_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace clerk
{
/// An email that Clerk sent, or that the application is to send (`delivered_by_clerk`). Its text may hold a code or a
/// link that signs the user in.
struct email
{
    /// Kind of this object: `email`.
    std::string object;
    /// ID of the email (`ema_…`).
    std::string id;
    /// Which template it was made from: `verification_code`, …
    std::optional<std::string> slug;
    /// The part of the sender's address before the `@`.
    std::string from_email_name;
    /// The recipient's address.
    std::optional<std::string> to_email_address;
    /// ID of the recipient's address (`idn_…`), if it is a user's.
    std::optional<std::string> email_address_id;
    /// ID of the user, if it is to one.
    std::optional<std::string> user_id;
    /// The subject.
    std::optional<std::string> subject;
    /// The text as HTML.
    std::optional<std::string> body;
    /// The text as plain text.
    std::optional<std::string> body_plain;
    /// How far it got: `queued`, …
    std::optional<std::string> status;
    /// What the template was filled with: the code, the application's name, …
    std::optional<json::object> data;
    /// Whether Clerk sends it. If not, the application has to.
    bool delivered_by_clerk = false;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(email const&, email const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, email& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, email& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, email const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/email.ipp>
#endif

#endif
