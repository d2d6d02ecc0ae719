// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_UNIT_MODEL_ACCESS_HPP
#define CLERK_TESTS_UNIT_MODEL_ACCESS_HPP

#include "../../support/full_user.hpp"

#include <clerk/detail/decode.hpp>
#include <clerk/model/user.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace clerk_tests
{
inline clerk::user decode_full_user()
{
    clerk::user user;
    std::string problem;
    BOOST_TEST_REQUIRE(clerk::detail::decode(full_user, user, problem), problem);
    return user;
}

inline std::int64_t count(clerk::timestamp time)
{
    return time.time_since_epoch().count();
}

inline std::int64_t count(std::optional<clerk::timestamp> const& time)
{
    BOOST_TEST_REQUIRE(time.has_value());
    return count(*time);
}

template <class Type>
Type const& has(std::optional<Type> const& value)
{
    BOOST_TEST_REQUIRE(value.has_value());
    return *value;
}

} // namespace clerk_tests

#endif
