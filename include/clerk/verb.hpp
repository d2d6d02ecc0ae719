// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_VERB_HPP
#define CLERK_VERB_HPP

#include <string_view>

namespace clerk
{
/// A request's method (RFC 9110, section 9; PATCH: RFC 5789). The Backend API uses no other.
enum class verb
{
    get,
    post,
    put,
    patch,
    delete_,
};

/// The method's name as it goes over the wire.
constexpr std::string_view to_string(verb value) noexcept
{
    switch (value)
    {
    case verb::get: return "GET";
    case verb::post: return "POST";
    case verb::put: return "PUT";
    case verb::patch: return "PATCH";
    case verb::delete_: return "DELETE";
    }
    return "";
}

} // namespace clerk

#endif
