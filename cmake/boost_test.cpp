// SPDX-License-Identifier: BSL-1.0
// Boost.Test's definitions, compiled from its headers where CLERK_BOOST_FROM_HEADERS says so.
#include <boost/test/included/unit_test.hpp>
