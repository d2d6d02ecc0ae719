// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_IMPL_CLIENT_OPTIONS_IPP
#define CLERK_IMPL_CLIENT_OPTIONS_IPP

#include <clerk/client_options.hpp>

#include <cstdlib>
#include <string_view>

namespace clerk
{
CLERK_DECL client_options client_options::from_environment()
{
    auto const variable = [](char const* name) -> std::string_view
    {
        char const* const value = std::getenv(name);
        return value ? std::string_view{value} : std::string_view{};
    };
    client_options options;
    options.secret_key = variable("CLERK_SECRET_KEY");
    if (auto const url = variable("CLERK_API_URL"); !url.empty())
        options.api_url = url;
    if (auto const version = variable("CLERK_API_VERSION"); !version.empty())
        options.api_path = version;
    return options;
}

} // namespace clerk

#endif
