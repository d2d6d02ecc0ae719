// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_SAME_JSON_HPP
#define CLERK_TESTS_SUPPORT_SAME_JSON_HPP

#include <clerk/auth/token_value.hpp>
#include <clerk/detail/json_text.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace clerk_tests
{
/// Whether a value in a token is what another reader of JSON found there.
inline bool same_json(clerk::detail::token_value const& value, boost::json::value const& other)
{
    if (auto const* const object = other.if_object())
    {
        if (!value.if_object() || value.size() != object->size())
            return false;
        for (auto const& member : *object)
        {
            auto const* const found = value.if_contains({member.key().data(), member.key().size()});
            if (!found || !same_json(*found, member.value()))
                return false;
        }
        return true;
    }
    if (auto const* const array = other.if_array())
    {
        if (!value.if_array() || value.size() != array->size())
            return false;
        auto at = value.begin();
        for (auto const& element : *array)
            if (!same_json(*at++, element))
                return false;
        return at == value.end();
    }
    if (other.is_string())
        return value.is_string() && value.get_string() == clerk::detail::as_view(other.get_string());
    if (other.is_int64())
        return value.if_int64() && *value.if_int64() == other.get_int64();
    if (other.is_double())
        return value.if_double() && *value.if_double() == other.get_double();
    if (other.is_bool())
        return value.is_bool() && value.get_bool() == other.get_bool();
    if (other.is_null())
        return value.is_null();
    // An integer that only an unsigned one holds is none of the kinds that can be asked for.
    return !value.if_object() && !value.if_array() && !value.is_string() && !value.if_int64() && !value.if_double()
        && !value.is_bool() && !value.is_null();
}
} // namespace clerk_tests

#endif
