// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_UNIT_SUPPORT_HPP
#define CLERK_TESTS_UNIT_SUPPORT_HPP

#include <clerk/detail/wiping_allocator.hpp>
#include <clerk/endpoints/users.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace clerk_tests
{
inline std::string to_text(clerk::detail::wiping_vector const& text)
{
    return {text.begin(), text.end()};
}

inline bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// What a log line must be: no control character, and nothing that a test calls a secret.
inline bool is_one_line(std::string_view text)
{
    for (char const c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            return false;
    return !text.empty();
}

/// The version whose update is one request, metadata included.
inline constexpr std::string_view one_request = "2025-11-10";
/// The version that wants metadata in a request of its own.
inline constexpr std::string_view two_requests = "2026-05-12";

/// The body of the one request that an update with these parameters is.
inline std::string body_of(clerk::update_user_params const& params)
{
    auto const made = clerk::endpoints::update_user("user_1", params, one_request);
    BOOST_TEST_REQUIRE(made.has_value(), made.error().message());
    BOOST_TEST_REQUIRE(made->steps.size() == 1U);
    BOOST_TEST_REQUIRE(made->steps[0].body.has_value());
    return to_text(*made->steps[0].body);
}

/// Why parameters are refused; checks that both versions refuse them alike, before anything is sent.
inline std::string problem_of(clerk::update_user_params const& params)
{
    auto const made = clerk::endpoints::update_user("user_1", params, one_request);
    auto const other = clerk::endpoints::update_user("user_1", params, two_requests);
    BOOST_TEST_REQUIRE(!made.has_value());
    BOOST_TEST_REQUIRE(!other.has_value());
    BOOST_TEST(made.error().message() == other.error().message());
    BOOST_TEST((made.error().code() == clerk::errc::invalid_argument));
    BOOST_TEST(made.error().status() == 0);
    BOOST_TEST(made.error().attempts() == 0U);
    BOOST_TEST(!made.error().may_have_taken_effect());
    BOOST_TEST(is_one_line(made.error().message()));
    return made.error().message();
}

/// What `problem_of` gives for something wrong with an attribute.
inline std::string refusal(std::string_view what)
{
    return std::string{"update_user: "}.append(what).append("; nothing was sent");
}

} // namespace clerk_tests

#endif
