// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_WRITE_VALUE_IPP
#define CLERK_DETAIL_IMPL_WRITE_VALUE_IPP

#include <clerk/detail/write_value.hpp>

namespace clerk::detail
{
CLERK_DECL void write_value(json::value& to, bool from)
{
    to.emplace_bool() = from;
}

CLERK_DECL void write_value(json::value& to, std::int64_t from)
{
    to.emplace_int64() = from;
}

CLERK_DECL void write_value(json::value& to, std::string const& from)
{
    to.emplace_string().assign(from.data(), from.size());
}

CLERK_DECL void write_value(json::value& to, json::object const& from)
{
    to.emplace_object() = from;
}

CLERK_DECL void write_value(json::value& to, timestamp from)
{
    to.emplace_int64() = from.time_since_epoch().count();
}

CLERK_DECL void write_value(json::value& to, std::chrono::seconds from)
{
    to.emplace_int64() = from.count();
}

} // namespace clerk::detail

#endif
