// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_PARSE_JSON_HPP
#define CLERK_DETAIL_PARSE_JSON_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/json_limits.hpp>

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace clerk::detail
{
/// Parses one JSON text (RFC 8259) in UTF-8, strictly: no comments, no byte order mark, nothing else.
///
/// Numbers keep all that their text says. An integer becomes an `int64`, or a `uint64` beyond that; any other
/// number becomes the nearest `double`, as does an integer beyond 64 bits. A number too large for a `double`
/// (`1e400`) is a problem, as infinity would be a wrong value that looks right; one too small for it
/// (`1e-400`) is 0. Of members of the same name the last one counts.
///
/// The value uses the memory resource of `out`, and replaces `out` only on success.
///
/// @param problem Set on failure: what is wrong and where, such as `syntax error at byte 12`; the first is 0.
/// @return false if the text is not valid.
/// @throws std::bad_alloc; nothing else.
CLERK_DECL bool parse_json(std::string_view text, json::value& out, std::string& problem);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/parse_json.ipp>
#endif

#endif
