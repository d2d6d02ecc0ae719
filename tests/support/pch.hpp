// SPDX-License-Identifier: BSL-1.0
// What every test includes anyway, parsed once. No header of the project belongs here.
#ifndef CLERK_TESTS_SUPPORT_PCH_HPP
#define CLERK_TESTS_SUPPORT_PCH_HPP

#include <boost/asio.hpp>
#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#endif
