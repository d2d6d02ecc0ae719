// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_EXACT_DOUBLE_IPP
#define CLERK_DETAIL_IMPL_EXACT_DOUBLE_IPP

#include <clerk/detail/exact_double.hpp>

#include <charconv>
#include <cmath>
#include <system_error>

#if !defined(__cpp_lib_to_chars)
#include <locale.h>
#include <stdlib.h>
#include <string>
#if defined(__APPLE__)
#include <xlocale.h>
#endif
#endif

namespace clerk::detail
{
#if defined(__cpp_lib_to_chars)

CLERK_DECL std::optional<double> exact_double(std::string_view text, double estimate)
{
    double value = 0;
    std::from_chars_result const read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc{})
        return value;
    if (std::abs(estimate) < 1)
        return std::copysign(0.0, text.starts_with('-') ? -1.0 : 1.0);
    return std::nullopt;
}

#else

// Standard libraries without floating-point std::from_chars have strtod_l. The plain strtod would read the
// decimal point of the program's locale.
CLERK_DECL std::optional<double> exact_double(std::string_view text, double)
{
    static locale_t const c_locale = ::newlocale(LC_ALL_MASK, "C", locale_t{});
    std::string const terminated{text};
    double const value = ::strtod_l(terminated.c_str(), nullptr, c_locale);
    if (std::isinf(value))
        return std::nullopt;
    return value;
}

#endif

} // namespace clerk::detail

#endif
