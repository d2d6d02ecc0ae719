// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_HTTP_MESSAGE_IPP
#define CLERK_TRANSPORT_IMPL_HTTP_MESSAGE_IPP

#include <clerk/detail/ascii.hpp>
#include <clerk/transport/http_message.hpp>

namespace clerk
{
CLERK_DECL void http_headers::add(std::string_view name, std::string_view value)
{
    constexpr std::size_t usual = 400; // of a reply of Clerk's, without what its proxies add: not in many steps
    if (text_.empty())
        text_.reserve(usual);
    text_.append(name).append(":").append(value).append("\n");
}

CLERK_DECL std::optional<std::string_view> http_headers::find(std::string_view name) const noexcept
{
    if (name.find(':') != std::string_view::npos)
        return std::nullopt; // no name, though it may look like the beginning of a field
    std::string_view rest = text_;
    while (!rest.empty())
    {
        auto const end = rest.find('\n');
        auto const line = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        if (line.size() > name.size() && line[name.size()] == ':'
            && detail::equals_ignoring_case(line.substr(0, name.size()), name))
            return line.substr(name.size() + 1);
    }
    return std::nullopt;
}

} // namespace clerk

#endif
