// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_METADATA_IPP
#define CLERK_TESTING_IMPL_METADATA_IPP

#include <clerk/testing/detail/metadata.hpp>

#include <boost/json/serialize.hpp>

#include <string>

namespace clerk::testing::detail
{
CLERK_DECL void merge_metadata(json::object& into, json::object const& changes)
{
    for (json::key_value_pair const& change : changes)
    {
        if (change.value().is_null())
        {
            into.erase(change.key());
            continue;
        }
        json::value& slot = into[change.key()];
        json::object const* const nested = change.value().if_object();
        if (!nested)
        {
            slot = change.value();
            continue;
        }
        if (!slot.is_object())
            slot.emplace_object();
        merge_metadata(slot.get_object(), *nested);
    }
}

CLERK_DECL check_result check_metadata_size(std::string_view attribute, json::object const& metadata)
{
    if (json::serialize(metadata).size() <= max_metadata_bytes)
        return std::nullopt;
    return refusal{422, "form_param_exceeds_allowed_size", "exceeds maximum size",
        std::string{attribute} + " exceeds the maximum allowed size of " + std::to_string(max_metadata_bytes)
            + " bytes.",
        attribute};
}

} // namespace clerk::testing::detail

#endif
