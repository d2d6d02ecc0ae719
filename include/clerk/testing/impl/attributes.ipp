// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_ATTRIBUTES_IPP
#define CLERK_TESTING_IMPL_ATTRIBUTES_IPP

#include <clerk/testing/detail/attributes.hpp>
#include <clerk/testing/detail/parse_rfc3339.hpp>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <string>

namespace clerk::testing::detail
{
inline attribute const* find_attribute(std::span<attribute const> among, std::string_view name)
{
    auto const found = std::ranges::find(among, name, &attribute::name);
    return found == among.end() ? nullptr : &*found;
}

inline check_result check_time(std::string_view name, json::value const& value)
{
    json::string const* const text = value.if_string();
    if (text && parse_rfc3339({text->data(), text->size()}))
        return std::nullopt;
    return refusal{422, "form_param_invalid_time", "invalid format",
        std::string{name} + " must contain a datetime specified in RFC3339 format (e.g. `2022-10-20T10:00:27.645Z`).",
        name};
}

inline check_result check_value(attribute const& wanted, json::value const& value)
{
    if (value.is_null())
        return wanted.null == null_rule::allowed ? check_result{} : must_not_be_null(wanted.name);
    auto const unless = [&](bool right, std::string_view expected)
    { return right ? check_result{} : wrong_type(wanted.name, expected); };
    switch (wanted.kind)
    {
    case value_kind::text:
        return unless(value.is_string(), "a string");
    case value_kind::boolean:
        return unless(value.is_bool(), "a boolean");
    case value_kind::integer:
        return unless(value.is_int64(), "an integer");
    case value_kind::time:
        return check_time(wanted.name, value);
    case value_kind::texts:
        return unless(value.is_array() && std::ranges::all_of(value.get_array(), &json::value::is_string),
            "an array of strings");
    case value_kind::object:
        break;
    }
    return unless(value.is_object(), "an object");
}

CLERK_DECL check_result check_shape(json::object const& body, std::span<attribute const> allowed,
    std::span<attribute const> moved, std::string_view hint)
{
    check_result all;
    for (json::key_value_pair const& member : body)
    {
        std::string_view const name{member.key().data(), member.key().size()};
        attribute const* const wanted = find_attribute(allowed, name);
        check_result const problem = wanted ? check_value(*wanted, member.value())
                                            : unknown_parameter(name, find_attribute(moved, name) ? hint : "");
        if (problem && all)
            all->add(*problem);
        else if (problem)
            all = problem;
    }
    return all;
}

CLERK_DECL json::value const* given(json::object const& body, std::string_view name)
{
    json::value const* const value = body.if_contains(name);
    return value && !value->is_null() ? value : nullptr;
}

CLERK_DECL bool given_null(json::object const& body, std::string_view name)
{
    json::value const* const value = body.if_contains(name);
    return value && value->is_null();
}

CLERK_DECL bool given_true(json::object const& body, std::string_view name)
{
    json::value const* const value = body.if_contains(name);
    return value && value->is_bool() && value->get_bool();
}

} // namespace clerk::testing::detail

#endif
