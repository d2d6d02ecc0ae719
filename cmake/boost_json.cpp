// SPDX-License-Identifier: BSL-1.0
// Boost.JSON's definitions, compiled from its headers where CLERK_BOOST_FROM_HEADERS says so.
#include <boost/json/src.hpp>
