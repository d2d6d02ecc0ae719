// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_ALGORITHMS_HPP
#define CLERK_DETAIL_ALGORITHMS_HPP

#include <algorithm>
#include <iterator>

// As in std::ranges. Those check concepts anew for every use, which takes a user's compiler longer than the rest of them.
namespace clerk::detail
{
template <class Range, class Predicate>
constexpr bool all_of(Range const& range, Predicate predicate)
{
    return std::all_of(std::begin(range), std::end(range), predicate);
}

template <class Range, class Predicate>
constexpr bool any_of(Range const& range, Predicate predicate)
{
    return std::any_of(std::begin(range), std::end(range), predicate);
}

template <class Range, class Predicate>
constexpr bool none_of(Range const& range, Predicate predicate)
{
    return std::none_of(std::begin(range), std::end(range), predicate);
}

template <class Range, class Value>
constexpr auto find(Range&& range, Value const& value)
{
    return std::find(std::begin(range), std::end(range), value);
}

template <class Range, class Predicate>
constexpr auto find_if(Range&& range, Predicate predicate)
{
    return std::find_if(std::begin(range), std::end(range), predicate);
}

} // namespace clerk::detail

#endif
