// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_ITERABLE_HPP
#define CLERK_DETAIL_ITERABLE_HPP

#include <concepts>
#include <iterator>
#include <utility>

namespace clerk::detail
{
// As a range-based `for` finds them.
namespace range_access
{
using std::begin;
using std::end;
template <class Range>
auto first_of(Range& range) -> decltype(begin(range));
template <class Range>
auto end_of(Range& range) -> decltype(end(range));
} // namespace range_access

/// What a range-based `for` gives of a `Range`.
template <class Range>
using element_of = decltype(*range_access::first_of(std::declval<Range&>()));

/// What a range-based `for` can go through. Not `std::ranges::input_range`: <ranges> is the longest header of all that a
/// user's file would read for this library's sake.
template <class Range>
concept iterable = requires(Range& range) {
    typename element_of<Range>;
    {
        range_access::first_of(range) != range_access::end_of(range)
    } -> std::convertible_to<bool>;
};

} // namespace clerk::detail

#endif
