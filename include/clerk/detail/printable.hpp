// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_PRINTABLE_HPP
#define CLERK_DETAIL_PRINTABLE_HPP

#include <clerk/detail/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// The text as it may stand in a log line: control characters, quotes, backslashes and bytes that are not UTF-8 become
/// `\n`, `\"`, `\\`, `\x1B`; cut after `limit` bytes with an ellipsis. Bidirectional controls are escaped too, because
/// they make a line read as something else than it says.
CLERK_DECL std::string printable(std::string_view text, std::size_t limit);

/// The same between double quotes.
inline std::string quoted(std::string_view text, std::size_t limit)
{
    return '"' + printable(text, limit) + '"';
}

/// The same for text that a server sent: anything that looks like a key of Clerk's or a bearer token becomes
/// `sk_test_…`, and line breaks become spaces.
CLERK_DECL std::string scrubbed(std::string_view text, std::size_t limit);

/// The same for the body of a reply that nobody understood: nothing at all where it speaks of passwords or the like,
/// because it may be the request's own body, sent back.
CLERK_DECL std::string excerpt(std::string_view text, std::size_t limit);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/printable.ipp>
#endif

#endif
