// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_INVALID_ARGUMENT_HPP
#define CLERK_DETAIL_INVALID_ARGUMENT_HPP

#include <clerk/error.hpp>

#include <string>
#include <string_view>

namespace clerk::detail
{
/// The error for input that is refused before any I/O: "update_user: first_name is not valid UTF-8 (byte 3)".
inline error invalid_argument(std::string_view operation, std::string_view what)
{
    error_details details;
    details.code = errc::invalid_argument;
    details.phase = phase::preparing;
    details.operation = operation;
    details.message = std::string{operation}.append(": ").append(what).append("; nothing was sent");
    return error{std::move(details)};
}

} // namespace clerk::detail

#endif
