// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_VERIFICATION_ERROR_HPP
#define CLERK_MODEL_VERIFICATION_ERROR_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/decode_tag.hpp>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>

#include <string>

namespace clerk
{
/// Why a verification failed.
struct verification_error
{
    /// One line.
    std::string message;
    /// The same with more detail, fit to be shown to people.
    std::string long_message;
    /// Clerk's code of the error, to decide by.
    std::string code;
    /// Particulars of this kind of error.
    json::object meta;

    /// What came with this object and is not listed above, or may be left out and came as null or empty: as it
    /// came. Written back by json::value_from.
    json::object unknown_members;

    friend bool operator==(verification_error const&, verification_error const&) = default;
};

CLERK_DECL bool tag_invoke(
    detail::decode_tag, json::value const& from, verification_error& to, std::string& problem);
CLERK_DECL char const* tag_invoke(detail::decode_tag, detail::json_reader& from, char const* at, verification_error& to);
CLERK_DECL void tag_invoke(json::value_from_tag, json::value& to, verification_error const& from);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/model/impl/verification_error.ipp>
#endif

#endif
