// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_DECODE_MEMBERS_IPP
#define CLERK_DETAIL_IMPL_DECODE_MEMBERS_IPP

#include <clerk/detail/decode_members.hpp>
#include <clerk/detail/printable.hpp>

#include <algorithm>

namespace clerk::detail
{
CLERK_DECL void keep_unknown_members(
    json::object const& from, std::span<std::string_view const> names, json::object& to)
{
    for (json::key_value_pair const& pair : from)
    {
        std::string_view const name{pair.key().data(), pair.key().size()};
        if (std::find(names.begin(), names.end(), name) == names.end())
            to.emplace(pair.key(), pair.value());
    }
}

CLERK_DECL bool check_identity(json::value const* value, std::string_view only, std::string& problem)
{
    if (!value || value->is_null())
    {
        problem = ": missing";
        return false;
    }
    constexpr std::size_t longest = 64;
    json::string const* const text = value->if_string();
    if (!text)
        return wrong_kind("string", *value, problem);
    std::string_view const got{text->data(), text->size()};
    if (only.empty() ? !got.empty() : got == only)
        return true;
    if (only.empty())
        problem = ": empty";
    else if (got.size() > longest)
        problem = ": expected '" + std::string{only} + "', got another string";
    else
        problem = ": expected '" + std::string{only} + "', got '" + printable(got, longest) + "'";
    return false;
}

} // namespace clerk::detail

#endif
