// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_REFUSAL_IPP
#define CLERK_TESTING_IMPL_REFUSAL_IPP

#include <clerk/testing/detail/refusal.hpp>

namespace clerk::testing::detail
{
CLERK_DECL refusal::refusal(unsigned status, std::string_view code, std::string_view message,
    std::string_view long_message, std::string_view parameter)
    : status_(status)
{
    json::object error;
    error["message"] = message;
    error["long_message"] = long_message;
    error["code"] = code;
    if (!parameter.empty())
        error["meta"].emplace_object()["param_name"] = parameter;
    errors_.push_back(std::move(error));
}

CLERK_DECL void refusal::add(refusal const& other)
{
    errors_.insert(errors_.end(), other.errors_.begin(), other.errors_.end());
}

CLERK_DECL json::object refusal::envelope(std::string_view trace_id) const
{
    json::object body;
    body["errors"] = errors_;
    body["clerk_trace_id"] = trace_id;
    return body;
}

CLERK_DECL refusal not_found(std::string_view long_message, std::string_view parameter)
{
    return {404, "resource_not_found", "not found", long_message, parameter};
}

CLERK_DECL refusal unknown_parameter(std::string_view parameter, std::string_view hint)
{
    return {422, "form_param_unknown", "is unknown",
        std::string{parameter} + " is not a valid parameter for this request." + std::string{hint}, parameter};
}

CLERK_DECL refusal wrong_type(std::string_view parameter, std::string_view expected)
{
    return {422, "form_param_format_invalid", "is invalid",
        std::string{parameter} + " must be " + std::string{expected} + '.', parameter};
}

CLERK_DECL refusal must_not_be_null(std::string_view parameter)
{
    return {422, "form_param_nil", "must not be null", std::string{parameter} + " must not be null.", parameter};
}

CLERK_DECL refusal invalid_value(std::string_view parameter, std::string_view long_message)
{
    return {422, "form_param_value_invalid", "is invalid", long_message, parameter};
}

CLERK_DECL refusal already_taken(std::string_view parameter)
{
    return {422, "form_identifier_exists", "is taken",
        "That " + std::string{parameter} + " is taken. Please try another.", parameter};
}

} // namespace clerk::testing::detail

#endif
