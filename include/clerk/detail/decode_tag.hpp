// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_DECODE_TAG_HPP
#define CLERK_DETAIL_DECODE_TAG_HPP

namespace clerk::detail
{
class json_reader;

/// First argument of the functions by which a model struct is read from JSON, found beside the struct:
/// `bool tag_invoke(decode_tag, json::value const& from, Struct& to, std::string& problem)`, and for what is read from
/// text without a detour, `char const* tag_invoke(decode_tag, json_reader& from, char const* at, Struct& to)`.
struct decode_tag
{
};

} // namespace clerk::detail

#endif
