// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_IMPL_API_IPP
#define CLERK_IMPL_API_IPP

#include <clerk/api.hpp>
#include <clerk/core/client_core.hpp>
#include <clerk/endpoints/anything.hpp>

namespace clerk
{
CLERK_DECL detail::prepared_call<json::value> api::prepare(
    verb method, std::string_view path, query const& parameters, json::value const* body) const
{
    return {core_, options_, endpoints::anything(method, path, parameters, body)};
}

} // namespace clerk

#endif
