// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_DECODE_IPP
#define CLERK_DETAIL_IMPL_DECODE_IPP

#include <clerk/detail/decode.hpp>

#include <limits>

namespace clerk::detail
{
inline std::string_view kind_name(json::value const& value)
{
    switch (value.kind())
    {
    case json::kind::object:
        return "object";
    case json::kind::array:
        return "array";
    case json::kind::string:
        return "string";
    case json::kind::bool_:
        return "boolean";
    case json::kind::null:
        return "null";
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::double_:
        break;
    }
    return "number";
}

CLERK_DECL bool wrong_kind(std::string_view expected, json::value const& got, std::string& problem)
{
    problem = ": expected ";
    problem += expected;
    problem += ", got ";
    problem += kind_name(got);
    return false;
}

CLERK_DECL void prepend_path(std::string_view segment, std::string& problem)
{
    bool const member_follows = !problem.starts_with(':') && !problem.starts_with('[');
    problem.insert(0, member_follows ? "." : "");
    problem.insert(0, segment);
}

CLERK_DECL void prepend_path(std::size_t index, std::string& problem)
{
    prepend_path("[" + std::to_string(index) + "]", problem);
}

CLERK_DECL bool read_value(json::value const& from, bool& to, std::string& problem)
{
    bool const* const value = from.if_bool();
    if (!value)
        return wrong_kind("boolean", from, problem);
    to = *value;
    return true;
}

CLERK_DECL bool read_value(json::value const& from, std::int64_t& to, std::string& problem)
{
    if (std::int64_t const* const integer = from.if_int64())
    {
        to = *integer;
        return true;
    }
    std::uint64_t const* const above = from.if_uint64();
    if (above && *above <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    {
        to = static_cast<std::int64_t>(*above);
        return true;
    }
    double const* const number = from.if_double();
    if (!above && !number)
        return wrong_kind("integer", from, problem);

    constexpr double limit = 9223372036854775808.0; // 2^63: the first value that does not fit
    if (above || *number >= limit || *number < -limit)
    {
        problem = ": expected 64-bit integer, got number out of range";
        return false;
    }
    // In range, so the conversion is defined; a fraction does not come back.
    auto const truncated = static_cast<std::int64_t>(*number);
    double const remainder = *number - static_cast<double>(truncated);
    if (remainder < 0 || remainder > 0)
        return wrong_kind("integer", from, problem);
    to = truncated;
    return true;
}

CLERK_DECL bool read_value(json::value const& from, std::string& to, std::string& problem)
{
    json::string const* const text = from.if_string();
    if (!text)
        return wrong_kind("string", from, problem);
    to.assign(text->data(), text->size());
    return true;
}

CLERK_DECL bool read_value(json::value const& from, json::object& to, std::string& problem)
{
    json::object const* const object = from.if_object();
    if (!object)
        return wrong_kind("object", from, problem);
    to = *object;
    return true;
}

CLERK_DECL bool read_value(json::value const& from, timestamp& to, std::string& problem)
{
    std::int64_t count = 0;
    if (!read_value(from, count, problem))
        return false;
    to = timestamp{std::chrono::milliseconds{count}};
    return true;
}

CLERK_DECL bool read_value(json::value const& from, std::chrono::seconds& to, std::string& problem)
{
    std::int64_t count = 0;
    if (!read_value(from, count, problem))
        return false;
    to = std::chrono::seconds{count};
    return true;
}

} // namespace clerk::detail

#endif
