// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_EXACT_DOUBLE_HPP
#define CLERK_DETAIL_EXACT_DOUBLE_HPP

#include <clerk/detail/config.hpp>

#include <optional>
#include <string_view>

namespace clerk::detail
{
/// The `double` nearest to a JSON number, ties to even, whatever the locale of the program.
///
/// @param text A number that follows JSON's grammar.
/// @param estimate Its value, within a few units in the last place: says whether a number beyond the range of
///     `double` is too large or too small.
/// @return Zero, with the number's sign, for one that is too small; nothing for one that is too large.
CLERK_DECL std::optional<double> exact_double(std::string_view text, double estimate);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/exact_double.ipp>
#endif

#endif
