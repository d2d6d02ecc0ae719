// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_BOTH_WAYS_HPP
#define CLERK_TESTS_SUPPORT_BOTH_WAYS_HPP

#include <clerk/detail/decode.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

#include <string>
#include <string_view>

namespace clerk_tests
{
/// What the two ways from text to a struct say about one text.
struct both_ways
{
    bool quickly = false;
    bool thoroughly = false;
    /// Whether it was the same struct, and the same again as JSON.
    bool equal = false;

    /// The quick one may leave a text to the other one, and that is all.
    [[nodiscard]] bool agree() const noexcept
    {
        return !quickly || (thoroughly && equal);
    }
};

template <class Type>
both_ways decode_both_ways(std::string_view text)
{
    Type quick{};
    Type thorough{};
    std::string problem;
    both_ways said;
    said.quickly = clerk::detail::decode_quickly(text, quick);
    said.thoroughly = clerk::detail::decode_thoroughly(text, thorough, problem);
    said.equal = said.quickly && said.thoroughly && quick == thorough
        && boost::json::serialize(boost::json::value_from(quick))
            == boost::json::serialize(boost::json::value_from(thorough));
    return said;
}
} // namespace clerk_tests

#endif
