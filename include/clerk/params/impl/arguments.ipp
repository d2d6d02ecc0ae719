// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_IMPL_ARGUMENTS_IPP
#define CLERK_PARAMS_IMPL_ARGUMENTS_IPP

#include <clerk/params/arguments.hpp>

namespace clerk::detail
{
CLERK_DECL attribute<json::object> object_attribute(json::value value)
{
    if (auto* object = value.if_object())
        return std::move(*object);
    if (value.is_null())
        return null;
    return invalid_attribute{"is not a JSON object"};
}

} // namespace clerk::detail

#endif
